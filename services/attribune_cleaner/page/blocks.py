"""A page cut into blocks: what stands between two line breaks that a browser would draw, in order of the page.

A block is a paragraph, a heading, an item of a list, the label of a tab, a link of a menu. Which of them are the
article's is decided elsewhere (`block_scorer`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from attribune_cleaner.lexicon import read
from attribune_cleaner.text.keys import key_of
from attribune_core.errors import PageTooComplexError

#: Most blocks of a page; ordinary pages have 50 to 3,000. Set by hand: so many take a second and 300 MB.
MAX_BLOCKS = 30_000
_BLOCK_ELEMENTS = read("block_elements.txt")
_SKIPPED_ELEMENTS = read("skipped_elements.txt")
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: React sends parts of a page after the rest, hidden, and its script moves them to their places.
_STREAMED_PART = re.compile(r"S:[0-9a-f]+")
#: Embedded posts of other sites, by the classes that those sites prescribe.
_EMBED = re.compile(
    r"(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|fb-post|fb-video|mastodon-embed"
    r"|text-post-media|reddit-embed-bq|reddit-card|telegram-post)(?![\w-])"
)
_EMBEDDING = frozenset(("blockquote", "div", "figure", "section"))
#: Share of a block's code points within links from which it is a link, and the length below which that is the item of a
#: menu. Set by hand: links in lists of links that belong to an article say more.
_LINKED, _MENU_ITEM = 0.9, 60
#: Attributes in whose words a page says what an element is.
_LABELS = ("class", "id", "itemprop", "role", "data-component", "data-testid")
#: How much of them is looked at, in code points. Set by hand: lists of utility classes are long and say little.
_MAX_LABEL = 400
_LABEL_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PICTURES = frozenset(("img", "picture", "video", "iframe", "object", "embed", "audio", "canvas"))
#: Stands for an empty inline element while a block is collected. No text of a tree holds it.
_EMPTY = "\x00"
#: An empty element between two characters, as pages put them where a line breaks.
_GAP = re.compile(rf"(?<=[^\s{_EMPTY}]){_EMPTY}+(?=[^\s{_EMPTY}])")
#: What may stand before the first letter of a sentence, and that letter.
_FIRST_LETTER = re.compile(r"[“‘\"'«»„\(\[¿¡—\-]{0,5}(.)", re.DOTALL)


class Element:
    """An open element above some text, of a block or of a web component: its tag, its parent and its labels."""

    __slots__ = ("attributes", "class_name", "depth", "parent", "tag")

    def __init__(self, node: LexborNode, tag: str, parent: Element | None) -> None:
        #: The value of an attribute that has none is None.
        self.attributes: Mapping[str, str | None] = node.attributes
        #: The element's class as it is written.
        self.class_name = self.attributes.get("class") or ""
        self.tag = tag
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent is not None else 0

    @property
    def label(self) -> str:
        """What the element's attributes call it: its class, its id and others."""
        attributes = self.attributes
        if len(attributes) == bool(self.class_name):
            return self.class_name[:_MAX_LABEL]
        return " ".join([attributes[name] or "" for name in _LABELS if name in attributes])[:_MAX_LABEL]

    def chain(self) -> list[Element]:
        """The element, its parent, and so on up to the root."""
        found = [self]
        parent = self.parent
        while parent is not None:
            found.append(parent)
            parent = parent.parent
        return found


def words_of(label: str) -> set[str]:
    """Return the words of a label, in lower case."""
    return {word.lower() for word in _LABEL_WORD.findall(label)}


class Block:
    """A block of text."""

    __slots__ = ("_key", "bold", "element", "embedded", "hidden", "linked", "pictures", "preformatted", "text")

    def __init__(self, text: str, element: Element) -> None:
        #: Single spaces; a line end where a line breaks within the block.
        self.text = text
        self._key: str | None = None
        #: The innermost block element around it.
        self.element = element
        #: Code points within links, and within bold text.
        self.linked = 0
        self.bold = 0
        #: Pictures, films and frames between the block before and this one.
        self.pictures = 0
        #: Whether it is a post of another site.
        self.embedded = False
        #: Whether the page does not show it at first.
        self.hidden = False
        #: Whether its line ends are those of the page, as in `pre`.
        self.preformatted = False

    @property
    def key(self) -> str:
        """The letters and digits of the text, by which two spellings are compared."""
        if self._key is None:
            self._key = key_of(self.text)
        return self._key


def parse_page(html: str) -> LexborHTMLParser:
    """Return the tree of `html`, parsed as browsers do. `html` is safe markup (`markup.prepare_markup`)."""
    return LexborHTMLParser(html)


def without_menus(blocks: Sequence[Block]) -> list[Block]:
    """Return `blocks` without the short links among links: nearly half of a page, and no article's."""
    links = [block.linked >= _LINKED * len(block.text.replace(" ", "")) for block in blocks]
    around = [True, *links, True]
    return [
        block
        for number, block in enumerate(blocks)
        if not (links[number] and around[number] and around[number + 2] and len(block.text) < _MENU_ITEM)
    ]


def cut_blocks(root: LexborNode) -> list[Block]:
    """Return the blocks of text below `root`, in order. The walk is a loop, so no depth exhausts the stack.

    Raises PageTooComplexError for more than `MAX_BLOCKS`.
    """
    return _Walk(root).blocks


class _Walk:
    """One walk over a page."""

    def __init__(self, root: LexborNode) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._bold = 0
        # How many of each kind are open.
        self._links = 0
        self._bolds = 0
        self._hidden = 0
        self._embedded = 0
        self._preformatted = 0
        self._boxes: list[Element] = []
        self._pictures = 0
        self._walk(root)

    def _walk(self, root: LexborNode) -> None:
        current = Element(root, root.tag or "", None)
        self._boxes.append(current)
        # With the element that is a block's, or that of a web component; None for the state of an inline element.
        opened: list[tuple[LexborNode, Element, int | None]] = [(root, current, 0)]
        node = root.child
        while True:
            if node is None:
                left, element, state = opened.pop()
                if not opened:
                    break
                if state is None:
                    self._leave_inline(left.tag or "")
                else:
                    self._leave(element.tag, state)
                node, current = left.next, opened[-1][1]
                continue
            tag = node.tag or "-"
            if tag == "-text":
                self._add_text(node.text_content or "")
            elif tag in _PICTURES:
                self._pictures += 1
            elif tag[0] != "-" and tag not in _SKIPPED_ELEMENTS:
                child = node.child
                if child is not None:
                    entered: int | None = None
                    if tag in _BLOCK_ELEMENTS or "-" in tag:
                        current = Element(node, tag, current)
                        entered = self._enter(current)
                    else:
                        self._enter_inline(tag)
                    opened.append((node, current, entered))
                    node = child
                    continue
                self._add_empty(tag)
            node = node.next
        self._end_block()

    def _enter(self, element: Element) -> int:
        """Open an element; return whether it hides (1) or embeds (2) what is in it."""
        tag = element.tag
        if tag in _BLOCK_ELEMENTS:
            self._end_block()
            self._boxes.append(element)
            self._preformatted += tag == "pre"
        attributes = element.attributes
        if not attributes:
            return 0
        state = 0
        if "hidden" in attributes:
            state = not _STREAMED_PART.fullmatch(attributes.get("id") or "")
        elif (style := attributes.get("style")) and _HIDING_STYLE.search(style):
            state = 1
        elif tag in _EMBEDDING and (label := attributes.get("class")) and _EMBED.search(label):
            state = 2
        self._hidden += state == 1
        self._embedded += state == 2
        return state

    def _leave(self, tag: str, state: int) -> None:
        if tag in _BLOCK_ELEMENTS:
            self._end_block()
            self._boxes.pop()
            self._preformatted -= tag == "pre"
        if state == 2:
            self._embedded -= 1
            self._end_block(embedded=True)
        elif state:
            self._hidden -= 1

    def _enter_inline(self, tag: str) -> None:
        if tag == "a":
            self._links += 1
        elif tag in ("b", "strong"):
            self._bolds += 1
        elif tag == "q":
            self._pieces.append("“")

    def _leave_inline(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        elif tag in ("b", "strong"):
            self._bolds -= 1
        elif tag == "q":
            self._pieces.append("”")

    def _add_text(self, text: str) -> None:
        if not self._preformatted:
            if self._pieces and self._pieces[-1] == "\n" and text.isspace():
                return
            text = text.replace("\n", " ")
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.strip())
        if self._bolds:
            self._bold += len(text.strip())

    def _add_empty(self, tag: str) -> None:
        pieces = self._pieces
        if tag in _BLOCK_ELEMENTS:
            self._end_block()
        elif tag != "br":
            pieces.append(_EMPTY if tag != "wbr" else "")
        elif pieces and pieces[-1] == "\n" and not self._embedded:
            self._end_block()
        else:
            pieces.append("\n")

    def _end_block(self, embedded: bool = False) -> None:
        if not self._pieces:
            return
        if self._embedded:
            # A post is one block, whatever it is made of.
            self._pieces.append("\n")
            return
        text = "".join(self._pieces)
        for part in _preformatted(text) if self._preformatted else _parts(text):
            block = Block(part, self._boxes[-1])
            block.linked, block.bold = self._linked, self._bold
            block.embedded, block.hidden, block.preformatted = embedded, self._hidden > 0, self._preformatted > 0
            block.pictures, self._pictures = self._pictures, 0
            self.blocks.append(block)
        if len(self.blocks) > MAX_BLOCKS:
            raise PageTooComplexError(f"the page has more than {MAX_BLOCKS} blocks of text")
        self._pieces.clear()
        self._linked = self._bold = 0


def _parts(text: str) -> Iterator[str]:
    """Yield the text of a block, or of several where an empty element stands for a line break between sentences."""
    if _EMPTY not in text:
        yield from _lines(text)
        return
    begin = 0
    for gap in _GAP.finditer(text):
        after = _FIRST_LETTER.match(text, gap.end())
        if after and (after[1].isupper() or after[1].isdigit()):
            yield from _lines(text[begin : gap.start()].replace(_EMPTY, ""))
            begin = gap.end()
    yield from _lines(text[begin:].replace(_EMPTY, ""))


def _preformatted(text: str) -> Iterator[str]:
    lines = "\n".join([" ".join(line.split()) for line in text.replace(_EMPTY, "").split("\n")]).strip("\n")
    if lines:
        yield lines


def _lines(text: str) -> Iterator[str]:
    if "\n" not in text:
        line = " ".join(text.split())
    else:
        line = "\n".join([one for one in (" ".join(line.split()) for line in text.split("\n")) if one])
    if line:
        yield line
