"""Link each pronoun to the person that it most likely means, or to nobody."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention, mention_of
from attribune_entities.coreference.pronouns.candidates import Candidate, candidates
from attribune_entities.coreference.pronouns.features import Features, features
from attribune_entities.coreference.pronouns.mention_index import Timeline
from attribune_entities.coreference.pronouns.ranker import load_ranker
from attribune_entities.coreference.pronouns.rough_quotation_marks import speakers
from attribune_text.gender import PRONOUNS
from attribune_text.token_table import TokenTable

Scored = tuple[Candidate, Features]
#: Called with each pronoun and its candidates, decides in place of the ranker: how the ranker is fitted.
Watch = Callable[[PersonMention, Sequence[Scored]], "PersonEntity | None"]


def link_pronouns(
    table: TokenTable,
    quoted: list[int],
    persons: list[PersonEntity],
    named: Container[int] = (),
    watch: Watch | None = None,
) -> None:
    """Add to `figures` the pronouns that stand for them.

    Outside quotation marks first, in order of the text, then inside. What is a part of a name, as are the tokens
    `named`, is no pronoun. `quoted` is what `quoted.regions` gives; `watch`, if given, decides in place of the ranker.
    """
    ranker = load_ranker("pronouns")
    subjects = speakers(table, quoted)
    timeline = Timeline(persons, table.sentence_of)
    tokens = [t for t, word in enumerate(table.lowers) if word in PRONOUNS and t not in named]
    for token in sorted(tokens, key=lambda t: (quoted[t] >= 0, t)):
        pronoun = mention_of(table, token, token + 1, "pronoun")
        inside = quoted[token] >= 0
        found = candidates(table, timeline.near(token), pronoun, inside, subjects.get(quoted[token], -1))
        rows = features(table, quoted, pronoun, found)
        if watch is not None:
            chosen = watch(pronoun, list(zip(found, rows, strict=True)))
        else:
            best = ranker.choose(rows)
            chosen = found[best].person if best >= 0 else None
        if chosen is not None:
            chosen.add(pronoun)
            timeline.add(chosen, pronoun)
            chosen.pronoun_counts[PRONOUNS[table.lowers[token]]] += 1
