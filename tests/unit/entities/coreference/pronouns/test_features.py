"""Whatever an article looks like, every feature is one that is declared, by the function that it is declared for."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from attribune_core.events import AnnotatedArticle, Annotation, Column, Pipeline
from attribune_entities.coreference.person_entities import PersonEntity, mention_of
from attribune_entities.coreference.pronouns.candidates import candidates
from attribune_entities.coreference.pronouns.features import FEATURES, NAMES, features
from attribune_entities.coreference.pronouns.question import Features, Question
from attribune_text.token_table import TokenTable, table_of

WORDS = ("he", "her", "himself", "said", "Roe", "and", ",")
TAGS = {"he": "PRP", "her": "PRP$", "himself": "PRP", "said": "VBD", "Roe": "NNP", "and": "CC", ",": ","}
POS = {"PRP": "PRON", "PRP$": "PRON", "VBD": "VERB", "NNP": "PROPN", "CC": "CCONJ", ",": "PUNCT"}
RELATIONS = ("nsubj", "obj", "nmod:poss", "obl", "conj", "advcl", "ccomp", "acl", "xcomp", "parataxis", "appos", "amod")
TOKENS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.integers(0, 11), st.sampled_from(RELATIONS)), min_size=12, max_size=12
)


def table(tokens: list[tuple[str, int, str]]) -> TokenTable:
    """The table of an article of two sentences from its words, heads and relations."""
    words = [word for word, _, _ in tokens]
    text = " ".join(words)
    bounds = [match.span() for match in re.finditer(r"\S+", text)]
    middle = len(bounds) // 2
    article = AnnotatedArticle(
        event_id="event",
        id="article",
        text=text,
        paragraphs=((0, len(text)),),
        sentences=((0, bounds[middle - 1][1]), (bounds[middle][0], len(text))),
        entities=(),
        annotation=Annotation(
            offsets=Annotation.offsets_of(bounds),
            heads=tuple(head - at for at, (_, head, _) in enumerate(tokens)),
            pos=Column.of([POS[TAGS[word]] for word in words]),
            tag=Column.of([TAGS[word] for word in words]),
            dep=Column.of([relation for _, _, relation in tokens]),
            lemma=Column.of(["say" if word == "said" else word.lower() for word in words]),
        ),
        pipeline=Pipeline(cleaner="0"),
    )
    assert article.annotation is not None
    return table_of(article, article.annotation)


def questions(one: TokenTable) -> list[Question]:
    """A question for each pronoun, every name being a person of its own; the second half stands in marks."""
    persons = []
    for token, word in enumerate(one.words):
        if word == "Roe":
            persons.append(PersonEntity(named=True))
            persons[-1].add(mention_of(one, token, token + 1, "name"))
    quoted = [-1 if token < len(one) // 2 else 0 for token in range(len(one))]
    found = []
    for token, word in enumerate(one.words):
        if TAGS[word].startswith("PRP"):
            pronoun = mention_of(one, token, token + 1, "pronoun")
            found.append(Question(one, quoted, pronoun, candidates(one, persons, pronoun, quoted[token] >= 0, -1)))
    return found


@given(TOKENS)
def test_every_function_adds_only_what_is_declared_for_it(tokens: list[tuple[str, int, str]]) -> None:
    for question in questions(table(tokens)):
        rows: list[Features] = [{} for _ in question.candidates]
        known: set[str] = set()
        for add, names in FEATURES:
            add(question, rows)
            known.update(names)
            assert all(set(row) <= known for row in rows), add.__name__
        assert rows == features(question)


def test_no_name_is_declared_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_a_question_without_candidates_has_no_rows() -> None:
    (question,) = questions(table([("he", 1, "nsubj"), *[("said", 1, "obj")] * 11]))
    assert features(question) == []


def test_the_part_in_the_sentence_and_the_distance_are_features() -> None:
    first = [("Roe", 1, "nsubj"), ("said", 1, "ccomp"), *[(",", 1, "obl")] * 4]
    second = [("he", 7, "nsubj"), ("said", 7, "ccomp"), *[(",", 7, "obl")] * 4]
    (question,) = questions(table([*first, *second]))
    (row,) = features(question)
    assert row["near subject"] == row["parallel"] == row["subject"] == row["named"] == row["speaks again"] == 1
    assert (row["sentences"], row["p place"], row["eligible"], row["rank"]) == (1, 0, 1, 0)


def test_docs_name_the_module_that_declares_them() -> None:
    text = (Path(__file__).parents[5] / "docs" / "pronouns.md").read_text(encoding="utf-8")
    assert "coreference/pronouns/features.py" in text
