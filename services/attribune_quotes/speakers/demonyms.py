"""Groups of people that speak under the name of a people or a party: "Republicans", "many Tunisians", "one Democrat".

The name is that of the whole people or party. Who speaks are some of its people whom the text leaves unnamed.
"""

from __future__ import annotations

from attribune_quotes.speakers.entity_states import EntityStates
from attribune_text.noun_phrases import phrase
from attribune_text.token_table import TokenTable


def is_demonym(table: TokenTable, states: EntityStates, head: int) -> bool:
    """Return whether the noun phrase of `head` is people by the name of a people, a party or a faith."""
    there = states.mention_at.get(head)
    if there is None or there[1].kind != "name" or states.by_number[there[0]].entity.label != "NORP":
        return False
    return table.tags[head] in ("NNS", "NNPS", "NN", "NNP", "JJ") and there[1].end == table.ends[head]


def demonym_speaker(table: TokenTable, states: EntityStates, head: int) -> int:
    """Return the number of the unnamed people whom the noun phrase of `head` describes.

    They are added, except that the same words in the plural are the same people.
    """
    first, last = phrase(table, head)
    mention = states.mention(first, last, "nominal")
    plural = table.tags[head] != "NN" and not (table.tags[head] == "NNP" and not table.lowers[head].endswith("s"))
    for number, state in enumerate(states.by_number):
        if plural and not state.entity.named and state.entity.name.casefold() == mention.text.casefold():
            states.add_mention(number, first, last, "nominal")
            return number
    return states.add_unnamed("PERSON", first, last, noun=table.lemmas[head], plural=plural)
