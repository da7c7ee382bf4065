"""Whatever an article looks like, every feature is one that is declared, by the function that it is declared for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_entities.coreference.person_entities import PersonEntity, mention_of
from attribune_entities.coreference.pronouns.candidates import candidates
from attribune_entities.coreference.pronouns.features import FEATURES, NAMES, features
from attribune_entities.coreference.pronouns.question import Features, Question
from attribune_text.token_table import TokenTable
from tests.unit.sentences import table

TAGS = {"he": "PRP", "her": "PRP$", "himself": "PRP", "said": "VBD", "Roe": "NNP", "and": "CC", ",": ","}
RELATIONS = ("nsubj", "obj", "nmod:poss", "obl", "conj", "advcl", "ccomp", "acl", "xcomp", "parataxis", "appos", "amod")
#: Tokens of a sentence.
LENGTH = 6
ROW = st.builds(
    "{0[0]} {0[1]} {1} {2}".format,
    st.sampled_from(sorted(TAGS.items())),
    st.integers(0, LENGTH),
    st.sampled_from(RELATIONS),
)
SENTENCE = st.lists(ROW, min_size=LENGTH, max_size=LENGTH).map("\n".join)


def questions(one: TokenTable) -> list[Question]:
    """A question for each pronoun, every name being a person of its own; the second half stands in marks."""
    persons = []
    for token, word in enumerate(one.words):
        if word == "Roe":
            persons.append(PersonEntity(named=True))
            persons[-1].add(mention_of(one, token, token + 1, "name"))
    quoted = [-1 if token < len(one) // 2 else 0 for token in range(len(one))]
    found = []
    for token, tag in enumerate(one.tags):
        if tag.startswith("PRP"):
            pronoun = mention_of(one, token, token + 1, "pronoun")
            found.append(Question(one, quoted, pronoun, candidates(one, persons, pronoun, quoted[token] >= 0, -1)))
    return found


@given(SENTENCE, SENTENCE)
def test_every_function_adds_only_what_is_declared_for_it(first: str, second: str) -> None:
    for question in questions(table(f"{first}\n\n{second}")):
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
    (question,) = questions(table("He PRP 2 nsubj\nsaid VBD 0 root"))
    assert features(question) == []


def test_the_part_in_the_sentence_and_the_distance_are_features() -> None:
    (question,) = questions(table("Roe NNP 2 nsubj\nsaid VBD 0 root\n\nHe PRP 2 nsubj\nsaid VBD 0 root"))
    (row,) = features(question)
    assert row["near subject"] == row["parallel"] == row["subject"] == row["named"] == row["speaks again"] == 1
    assert (row["sentences"], row["p place"], row["eligible"], row["rank"]) == (1, 0, 1, 0)
