"""The text of a tree of elements: a blank line between blocks, a line end for a line break."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from attribune_cleaner.lexicon import read

Tree = etree._Element

_BLOCKS = read("block_elements.txt")
_CELLS = frozenset({"td", "th", "cell"})
#: Line breaks, in HTML and in the names of trafilatura's own trees.
_BREAKS = frozenset({"br", "lb"})
_SKIPPED = read("skipped_elements.txt")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def text_of_blocks(tree: Tree) -> str:
    """Return the text of `tree`, a blank line between its blocks. Within `pre`, line ends stay.

    The walk is a loop, so that no depth of nesting exhausts the stack.
    """
    paragraphs: list[str] = []
    line: list[str] = []
    for piece in _pieces(tree):
        if piece is not None:
            line.append(piece)
            continue
        paragraph = "".join(line).strip(" \n")
        if paragraph:
            paragraphs.append(paragraph)
        line.clear()
    return "\n\n".join(paragraphs)


def _pieces(tree: Tree) -> Iterator[str | None]:
    """Yield pieces of text, and None where a block begins or ends."""
    stack: list[tuple[Tree, bool]] = [(tree, False)]
    preformatted = 0
    while stack:
        element, is_left = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        is_page_head = tag == "head" and element.find("title") is not None
        skipped = not tag or tag in _SKIPPED or is_page_head or _hidden(element)
        if not is_left and not skipped:
            if tag in _BLOCKS:
                yield None
            elif tag in _BREAKS:
                yield "\n"
            preformatted += tag == "pre"
            if element.text:
                yield _text(element.text, preformatted)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if is_left:
            preformatted -= tag == "pre"
            if tag in _BLOCKS:
                yield None
            elif tag in _CELLS:
                yield " "
        if element.tail and element is not tree:
            yield _text(element.tail, preformatted)
    yield None


def _text(text: str, preformatted: int) -> str:
    return text if preformatted else _SPACE.sub(" ", text)


def _hidden(element: Tree) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None
