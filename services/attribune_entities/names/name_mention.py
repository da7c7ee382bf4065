"""A name as a mention: its tokens and code points, its label, and the titles beside it."""

from __future__ import annotations

from dataclasses import dataclass

from attribune_text.lexicon import words

#: Labels of values: they have no `name_key`, and none is joined with another.
VALUES: frozenset[str] = words("CARDINAL DATE MONEY ORDINAL PERCENT QUANTITY TIME")


@dataclass(slots=True)
class NameMention:
    """One name in the text: its tokens (`last` exclusive), its code points [start, end), and its label."""

    first: int
    last: int
    start: int
    end: int
    text: str
    label: str
    #: The titles beside it, as they are written.
    titles: tuple[str, ...] = ()
    #: "m" or "f" where a title or an honorific tells, else "".
    title_gender: str = ""
    #: The title nouns in apposition, as tokens.
    apposed_nouns: tuple[int, ...] = ()
