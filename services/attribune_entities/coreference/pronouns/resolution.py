"""Link each personal pronoun to the person that it most likely means, or to nobody."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention, mention_of
from attribune_entities.coreference.pronouns.candidates import Candidate, candidates
from attribune_entities.coreference.pronouns.features import features
from attribune_entities.coreference.pronouns.mention_index import MentionIndex
from attribune_entities.coreference.pronouns.question import Features, Question
from attribune_entities.coreference.pronouns.ranker import load_ranker
from attribune_entities.coreference.pronouns.rough_quotation_marks import speakers
from attribune_text.gender import PRONOUNS
from attribune_text.token_table import TokenTable

#: A candidate with its features.
Scored = tuple[Candidate, Features]
#: Chooses the antecedent of a pronoun among its candidates, or None for nobody. Training puts one in place of the
#: ranker.
ChooseAntecedent = Callable[[PersonMention, Sequence[Scored]], "PersonEntity | None"]


def link_pronouns(
    table: TokenTable,
    quoted: list[int],
    persons: list[PersonEntity],
    named: Container[int] = (),
    choose: ChooseAntecedent | None = None,
) -> None:
    """Add to `persons` the pronouns that mean them: those outside quotation marks first, in order of the text.

    `quoted` is what `rough_quotation_marks.regions` returns. `named` are the tokens of names, which are no pronouns.
    `choose` is asked for each antecedent; without it, the ranker that ships.
    """
    choose = choose or _choose_by_ranker
    subjects = speakers(table, quoted)
    index = MentionIndex(persons, table.sentence_of)
    tokens = [token for token, word in enumerate(table.lowers) if word in PRONOUNS and token not in named]
    for token in sorted(tokens, key=lambda token: (quoted[token] >= 0, token)):
        pronoun = mention_of(table, token, token + 1, "pronoun")
        inside = quoted[token] >= 0
        found = candidates(table, index.persons_around(token), pronoun, inside, subjects.get(quoted[token], -1))
        rows = features(Question(table, quoted, pronoun, found))
        antecedent = choose(pronoun, list(zip(found, rows, strict=True)))
        if antecedent is not None:
            antecedent.add(pronoun)
            index.add(antecedent, pronoun)
            antecedent.pronoun_counts[PRONOUNS[table.lowers[token]]] += 1


def _choose_by_ranker(pronoun: PersonMention, scored: Sequence[Scored]) -> PersonEntity | None:
    best = load_ranker("pronouns").choose([row for _, row in scored])
    return scored[best][0].person if best >= 0 else None
