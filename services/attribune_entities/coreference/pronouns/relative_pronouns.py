"""Link "who", "whom" and "whose" to the person whom their clause says more of."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from attribune_entities.coreference.person_entities import PersonEntity, mention_of
from attribune_entities.coreference.pronouns.clauses import clause
from attribune_entities.lexicon import words
from attribune_text.token_table import TokenTable

_RELATIVE = words("who whom whose")


def link_relatives(table: TokenTable, persons: Sequence[PersonEntity], named: Container[int] = ()) -> None:
    """Add to `figures` the relative pronouns that stand for them: by the tree, else by the name right before.

    What is a part of a name, as are the tokens `named`, is no pronoun: "Doctor Who".
    """
    at: dict[int, PersonEntity] = {}
    for person in persons:
        for one in person.mentions:
            at.update(dict.fromkeys([one.head, *range(one.first, one.last)], person))
        at.update(dict.fromkeys(person.apposed_nouns, person))
    for token, word in enumerate(table.lowers):
        if word in _RELATIVE and token not in named and token != table.sentences[table.sentence_of[token]][0]:
            found = next((at[noun] for noun in _antecedents(table, token) if noun in at), None)
            if found is not None:
                found.add(mention_of(table, token, token + 1, "pronoun"))


def _antecedents(table: TokenTable, token: int) -> Iterator[int]:
    """Yield the noun that the pronoun's clause hangs on, or, where it hangs on none, the word before it."""
    predicate = clause(table, token)
    if table.roles[predicate] == "acl":
        yield table.heads[predicate]
        return
    before = token - 1
    if table.words[before] == "," and before > 0:
        yield before - 1
    elif table.roles[predicate] != "ccomp":
        yield before  # not "asked Ann Roe who had won"
