"""Documents for training: what is known, what is not, and their variants."""

import random

import pytest
import spacy
from spacy.tokens import Doc
from spacy.tokens import Span as Named

from training.annotation import Sentence, Span, merged, paragraphs, to_doc, without_overlaps
from training.augment import NamePool, augmented, name_pool, reworded
from training.convert import joined
from training.evaluate import below
from training.scoring import SpanCounts, names_of, spaces_of

VOCAB = spacy.blank("en").vocab
POOL = NamePool(["Nils"], ["Berg"], {"GPE": ["Oslo"], "ORG": []})


def sentence(text: str, opens: bool = False, tree: bool = True) -> Sentence:
    words = text.split()
    size = len(words)
    return Sentence(
        words,
        [True] * size,
        opens=opens,
        tags=["NN"] * size,
        heads=[0] * size if tree else [],
        deps=["ROOT"] + ["dep"] * (size - 1) if tree else [],
        spans=[],
    )


def quoted() -> Doc:
    words = ["“", "Ada", "Moreno", "'s", "here", "”", "said", "Moreno"]
    doc = Doc(VOCAB, words=words, tags=["``", "NNP", "NNP", "POS", "RB", "''", "VBD", "NNP"])
    doc.set_ents([Named(doc, 1, 3, label="PERSON"), Named(doc, 7, 8, label="PERSON")])
    return doc


def test_the_longest_spans_stay_and_gold_goes_before_silver() -> None:
    spans = [Span(0, 2, "A"), Span(1, 4, "B"), Span(5, 6, "C")]
    assert without_overlaps(spans) == [Span(1, 4, "B"), Span(5, 6, "C")]
    assert merged([Span(0, 2, "A")], spans[1:]) == [Span(0, 2, "A"), Span(5, 6, "C")]


def test_a_paragraph_ends_where_the_next_opens_or_it_is_full() -> None:
    sentences = [sentence("a b"), sentence("c d"), sentence("e f", opens=True), sentence("g h i")]
    groups = [[s.words[0] for s in group] for group in paragraphs(sentences, max_sentences=8, max_tokens=4)]
    assert groups == [["a", "c"], ["e"], ["g"]]


def test_joined_paragraphs_go_on_with_a_space() -> None:
    document = [sentence("a b"), sentence("c d", opens=True), sentence("e f")]
    for one in document:
        one.spaces[-1] = False
    (group,) = joined([document])
    assert [s.words[0] for s in group] == ["a", "c", "e"]
    assert [s.spaces[-1] for s in group] == [True, False, False]


def test_where_sentences_begin_may_be_unknown() -> None:
    post = sentence("Ada sang Oslo", tree=False)
    post.one = False
    starts = [token.is_sent_start for token in to_doc(VOCAB, [post])]
    assert starts == [True, None, None]
    assert [t.is_sent_start for t in to_doc(VOCAB, [sentence("Ada sang", tree=False)])] == [True, False]


def test_a_document_keeps_boundaries_trees_names_and_what_is_unknown() -> None:
    first, second = sentence("Ada sang"), sentence("Oslo heard Lantern")
    first.spans, second.unknown = [Span(0, 1, "PERSON")], {2}
    doc = to_doc(VOCAB, [first, second])
    assert [s.text for s in doc.sents] == ["Ada sang ".strip(), "Oslo heard Lantern"]
    assert [t.ent_iob_ for t in doc] == ["B", "O", "O", "O", ""]
    assert doc[3].head.i == 2


def test_one_sentence_without_a_tree_leaves_the_document_without() -> None:
    doc = to_doc(VOCAB, [sentence("Ada sang"), sentence("Oslo heard", tree=False)])
    assert not doc.has_annotation("DEP")
    assert [t.is_sent_start for t in doc] == [True, False, True, False]


def test_unknown_names_of_a_whole_sentence_are_missing() -> None:
    unread = sentence("Ada sang")
    unread.spans = None
    assert [t.ent_iob_ for t in to_doc(VOCAB, [unread])] == ["", ""]


def test_rewording_keeps_the_annotation() -> None:
    doc = to_doc(VOCAB, [sentence("Ada sang"), sentence("Oslo heard")])
    copy = reworded(doc, ["Eva", "sang", "Rome", "heard"])
    assert [t.text for t in copy] == ["Eva", "sang", "Rome", "heard"]
    assert [(t.tag_, t.dep_, t.head.i) for t in copy] == [(t.tag_, t.dep_, t.head.i) for t in doc]


def test_variants_swap_names_alike_and_pair_their_marks() -> None:
    pairs = {("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"), ("”", "”")}
    rng = random.Random(0)
    seen, swapped = set(), 0
    for _ in range(300):
        doc = augmented(quoted(), POOL, rng)
        words = [t.text for t in doc]
        seen.add((words[0], words[5]))
        assert words[2] == words[7], "the surname stays one"
        assert [t.ent_type_ for t in doc] == ["", "PERSON", "PERSON", "", "", "", "", "PERSON"]
        swapped += words[2].lower() != "moreno"
    assert seen == pairs
    assert 30 < swapped < 200


def test_the_pool_takes_words_of_names() -> None:
    pool = name_pool([quoted()], cities=["Oslo"])
    assert (pool.first, pool.last, pool.single["GPE"]) == (["Ada"], ["Moreno"], ["Oslo"])


def test_names_are_scored_without_determiners_and_possessives() -> None:
    doc = Doc(VOCAB, words=["The", "Lantern", "'s", "Oslo", "Monday"])
    doc.set_ents([Named(doc, 0, 3, label="ORG"), Named(doc, 3, 4, label="GPE")])
    counts = SpanCounts()
    counts.add({Span(1, 2, "ORG"), Span(4, 5, "PER")}, names_of(doc))
    assert list(counts.scores("ORG")) == pytest.approx([1.0, 1.0, 1.0])
    assert list(counts.scores()) == pytest.approx([0.5, 0.5, 0.5])


def test_spaces_are_read_from_the_text() -> None:
    assert spaces_of(["In", "Oslo", "."], "In Oslo.") == [True, False, True]


def test_what_is_below_its_floor_or_missing_is_named() -> None:
    assert below({"a": 0.8, "b": 0.6, "d": float("nan")}, {"a": 0.8, "b": 0.7, "c": 0.1, "d": 0.1}) == ["b", "c", "d"]
