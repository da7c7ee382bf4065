"""Examples for the pronoun ranker: the features of each annotated pronoun's candidates, and which are right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention
from attribune_entities.coreference.pronouns.question import Features
from attribune_entities.coreference.pronouns.resolution import Scored
from attribune_entities.extractor import extract
from attribune_text.token_table import TokenTable
from corpora.alignment import CharSpan
from corpora.pronouns import Answer
from training.pronoun_cases import Case

#: Chooses among scored candidates; None for nobody.
Decide = Callable[[Sequence[Scored]], "PersonEntity | None"]


@dataclass(frozen=True)
class Example:
    """A pronoun: the features of its candidates, and whether each is right: 1, 0, or -1 where it is not known."""

    corpus: str
    document: str
    rows: list[Features]
    right: list[int]
    named: list[bool]
    #: Whether each is a person whom the pronoun is known not to mean.
    wrong: list[bool]
    #: Whether the text names the right person, among the candidates or not.
    answered: bool


def examples(cases: Iterable[Case], decide: Decide) -> Iterator[Example]:
    """The examples of all `cases`; `decide` links each pronoun, which the candidates of later ones depend on."""
    for case in cases:
        found: list[Example] = []

        def watch(
            pronoun: PersonMention, scored: Sequence[Scored], case: Case = case, found: list[Example] = found
        ) -> PersonEntity | None:
            answer = case.text.answers.get(case.article.table.starts[pronoun.first])
            if answer is not None:
                found.append(_example(case, answer, scored))
            return decide(scored)

        extract(case.article, watch)
        yield from found


def _example(case: Case, answer: Answer, scored: Sequence[Scored]) -> Example:
    persons = [one.person for one, _ in scored]
    right = [any(_covers(case.article.table, person, span) for span in answer.right) for person in persons]
    # A candidate is wrong at another person's name; and anywhere else, if all mentions of the right one are known.
    wrong = [
        any(_covers(case.article.table, person, span) for span in answer.wrong) or (answer.closed and not yes)
        for person, yes in zip(persons, right, strict=True)
    ]
    settled = answer.closed or any(right)
    return Example(
        corpus=case.corpus,
        document=case.text.name,
        rows=[row for _, row in scored],
        right=[1 if yes else 0 if no or settled else -1 for yes, no in zip(right, wrong, strict=True)],
        named=[person.named for person in persons],
        wrong=wrong,
        answered=bool(answer.right) and answer.named,
    )


def _covers(table: TokenTable, person: PersonEntity, span: CharSpan) -> bool:
    for mention in person.mentions:
        if mention.kind == "pronoun":
            continue
        start, end = table.starts[mention.first], table.ends[mention.last - 1]
        if start < span[1] and span[0] < end and end - start <= 3 * max(span[1] - span[0], 8):
            return True
    return False
