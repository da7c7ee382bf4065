r"""The inline markup of a gold text: mentions, quotes and cues.

========================  ====================================================================================
``[kim:Kim Ara]``         a mention of the entity ``kim``: a pronoun if its word is one, else a name
``[kim~:the minister]``   a mention by a noun phrase (a nominal); all mentions of unnamed entities are nominal
``[kim@2,3:She]``         a mention that is the speaker of quotes 2 and 3
``{2|“We will,”}``        a span of quote 2; a quote of several spans repeats its number; spans may nest
``{c2|said}``             the cue of quote 2
``{x|“Iron Lady”}``       words in marks that are not a quote: a nickname, a title, a scare quote
``\[`` ``\{`` ``\}`` …    the character itself
========================  ====================================================================================

Offsets are computed from the text without its markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"\\(?P<escaped>.)"
    r"|\[(?P<entity>\w+)(?P<nominal>~?)(?:@(?P<speaks>\d+(?:,\d+)*))?:"
    r"|\{(?P<quote>c?\d+|x)\|"
    r"|(?P<close>[\]}])"
    r"|(?P<stray>[\[{])",
    re.DOTALL,
)


class MarkupError(ValueError):
    """The markup of a gold text is not well formed."""


@dataclass(frozen=True)
class MarkedMention:
    """A mention as it is marked: offsets (code points) into the text without markup."""

    entity: str
    start: int
    end: int
    nominal: bool
    speaks: tuple[str, ...]


@dataclass
class Marked:
    """A text without its markup, and all that was marked in it, in the order of the text."""

    text: str = ""
    mentions: list[MarkedMention] = field(default_factory=list)
    quotes: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    cues: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    not_quotes: list[tuple[int, int]] = field(default_factory=list)
    #: For each nested quote, by number, the number of the quote that it stands in.
    nested: dict[str, str] = field(default_factory=dict)


def parse(source: str) -> Marked:
    """Parse the markup of ``source``.

    Raises MarkupError for a bracket without its counterpart, and for one that is not markup.
    """
    marked = Marked()
    parts: list[str] = []
    length = 0
    position = 0
    stack: list[tuple[re.Match[str], int]] = []
    for token in _TOKEN.finditer(source):
        plain = source[position : token.start()]
        parts.append(plain)
        length += len(plain)
        position = token.end()
        if token["escaped"] is not None:
            parts.append(token["escaped"])
            length += 1
        elif token["close"] is not None:
            _close(marked, token, stack, length, source)
        elif token["stray"] is not None:
            raise MarkupError(f"unknown markup: {_near(source, token.start())}")
        else:
            if token["quote"] is not None and token["quote"].isdigit():
                around = [t["quote"] for t, _ in stack if t["quote"] is not None and t["quote"].isdigit()]
                if around:
                    marked.nested[token["quote"]] = around[-1]
            stack.append((token, length))
    if stack:
        raise MarkupError(f"never closed: {_near(source, stack[-1][0].start())}")
    parts.append(source[position:])
    marked.text = "".join(parts)
    marked.mentions.sort(key=lambda m: (m.start, m.end))
    marked.not_quotes.sort()
    return marked


def _close(marked: Marked, token: re.Match[str], stack: list[tuple[re.Match[str], int]], end: int, source: str) -> None:
    if not stack or (stack[-1][0]["entity"] is not None) != (token["close"] == "]"):
        raise MarkupError(f"closes nothing: {_near(source, token.start())}")
    opening, start = stack.pop()
    if start == end:
        raise MarkupError(f"marks no text: {_near(source, token.start())}")
    if opening["entity"] is not None:
        speaks = tuple((opening["speaks"] or "").split(",")) if opening["speaks"] else ()
        marked.mentions.append(MarkedMention(opening["entity"], start, end, bool(opening["nominal"]), speaks))
    elif opening["quote"] == "x":
        marked.not_quotes.append((start, end))
    elif opening["quote"].startswith("c"):
        marked.cues.setdefault(opening["quote"][1:], []).append((start, end))
    else:
        marked.quotes.setdefault(opening["quote"], []).append((start, end))


def _near(source: str, position: int) -> str:
    return repr(source[max(0, position - 30) : position + 40])
