"""Link "who", "whom" and "whose" to the person whom their clause says more of."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from attribune_entities.lexicon import words
from attribune_entities.people import Figure, place
from attribune_entities.pronouns.clauses import clause
from attribune_entities.reading import Reading

_RELATIVE = words("who whom whose")


def link_relatives(reading: Reading, figures: Sequence[Figure], named: Container[int] = ()) -> None:
    """Add to `figures` the relative pronouns that stand for them: by the tree, else by the name right before.

    What is a part of a name, as are the tokens `named`, is no pronoun: "Doctor Who".
    """
    at: dict[int, Figure] = {}
    for figure in figures:
        for one in figure.places:
            at.update(dict.fromkeys([one.head, *range(one.first, one.last)], figure))
        at.update(dict.fromkeys(figure.apposed, figure))
    for token, word in enumerate(reading.lower):
        if word in _RELATIVE and token not in named and token != reading.sentences[reading.sentence[token]][0]:
            found = next((at[noun] for noun in _antecedents(reading, token) if noun in at), None)
            if found is not None:
                found.add(place(reading, token, token + 1, "pronoun"))


def _antecedents(reading: Reading, token: int) -> Iterator[int]:
    """Yield the noun that the pronoun's clause hangs on, or, where it hangs on none, the word before it."""
    predicate = clause(reading, token)
    if reading.role[predicate] == "acl":
        yield reading.head[predicate]
        return
    before = token - 1
    if reading.word[before] == "," and before > 0:
        yield before - 1
    elif reading.role[predicate] != "ccomp":
        yield before  # not "asked Ann Roe who had won"
