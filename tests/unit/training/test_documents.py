"""Documents for training: what is known, and what is not."""

import spacy

from corpora.sentences import LabelledSpan
from tests.unit.training.builders import sentence
from training.documents import paragraphs, to_doc

VOCAB = spacy.blank("en").vocab


def test_a_paragraph_ends_where_the_next_opens_or_it_is_full() -> None:
    sentences = [sentence("a b"), sentence("c d"), sentence("e f", opens=True), sentence("g h i")]
    groups = [[s.words[0] for s in group] for group in paragraphs(sentences, max_sentences=8, max_tokens=4)]
    assert groups == [["a", "c"], ["e"], ["g"]]


def test_where_sentences_begin_may_be_unknown() -> None:
    post = sentence("Ada sang Oslo", tree=False)
    post.one = False
    starts = [token.is_sent_start for token in to_doc(VOCAB, [post])]
    assert starts == [True, None, None]
    assert [t.is_sent_start for t in to_doc(VOCAB, [sentence("Ada sang", tree=False)])] == [True, False]


def test_a_document_keeps_boundaries_trees_names_and_what_is_unknown() -> None:
    first, second = sentence("Ada sang"), sentence("Oslo heard Lantern")
    first.spans, second.unknown = [LabelledSpan(0, 1, "PERSON")], {2}
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
