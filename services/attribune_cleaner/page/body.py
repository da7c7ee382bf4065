"""Which blocks of a page are its article, and the paragraphs that they make.

The scorer decides block by block. What it cannot know is decided here: a heading goes with what stands below it, a list
is taken as a whole, what the page repeats is furniture, and the text that the page itself states is the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attribune_cleaner.lexicon import read
from attribune_cleaner.page.block_features import Hints
from attribune_cleaner.page.block_scorer import scorer
from attribune_cleaner.page.blocks import Block, Element, words_of
from attribune_cleaner.text.keys import key_of
from attribune_core.events import ParagraphKind

#: Marks that lead up to what follows.
_COLONS = (":", "：")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "dl"))
_ITEMS = frozenset(("li", "dt", "dd"))
#: Elements above a block in which a list or a block quote is looked for. Set by hand: further up stands the page.
_WITHIN = 6
#: Share of a block in bold from which it is a bold line, and of links from which it leads elsewhere. Set by hand.
_BOLD, _LINKED = 0.9, 0.5
#: Least probability of a heading above what is taken, and of a list's items, by cross-validation over publishers.
_HEADING_THRESHOLD, _LIST_THRESHOLD = 0.02, 0.03
#: Blocks before a heading of which one is taken. Set by hand.
_BEFORE_HEADING = 3
#: Blocks on either side of an embedded post of which one is taken. Set by hand.
_NEAR = 3
_STANDFIRST = read("standfirst_class_words.txt")
#: Least probability of a block that the page calls its standfirst, and its least length in code points. Of 46 such
#: blocks of 91 publishers 45 are the article's.
_STANDFIRST_THRESHOLD, _SHORTEST_STANDFIRST = 0.02, 40
#: Least probability of a sentence beside a paragraph that looks like it, by cross-validation over publishers.
_SIBLING_THRESHOLD = 0.03
_SENTENCE_END = re.compile(r"[.!?…。！？:：][\"'”’»)\]]*\Z")
#: Longest heading in code points. Set by hand.
_MAX_HEADING = 200
#: Times that a page says what is its furniture ("This video is not available"). Set by hand.
_REPEATED = 3
#: Letters of a block that is a quotation pulled out of a longer one. Set by hand.
_PULLED = 25
#: Letters of an article above which no quotation pulled out of it is looked for: that takes time with their square. Set
#: by hand.
_MAX_LOOKED_THROUGH = 250_000
#: Letters of a stated text from which it tells where the article ends, of a block that is found in it, and the blocks
#: after its end that are not taken before what is taken is comments. Set by hand.
_STATED_TEXT, _STATED_BLOCK, _GAP_AFTER_END = 500, 30, 5
#: The surname of who wrote a post, before the handle and the day: "— Jane Roe (@roe) March 3, 2026".
_POSTED_BY = re.compile(r"—[^—()]*?([^\W\d_][\w’'-]+)\s+\(@\w+")
#: A line end after a sentence and before another.
_SENTENCE_BREAK = re.compile(r"(?<=[.!?…。！？”\"’»])\n(?=[“\"‘«„(\[]?[^\W_a-z])")


class Paragraph(NamedTuple):
    """A paragraph of the article, and what it is on the page."""

    text: str
    kind: ParagraphKind


def article_paragraphs(blocks: Sequence[Block], hints: Hints, title: str | None = None) -> list[Paragraph]:
    """Return the paragraphs of the article among `blocks`, in order; none where no block is likely enough.

    Where the first of them holds the `title` in a line of its own, each of its lines is a paragraph: it is the head.
    """
    taken = [block for block, one in zip(blocks, _chosen(blocks, hints), strict=True) if one]
    paragraphs = [paragraph for block in taken[1:] for paragraph in paragraphs_of(block)]
    if not taken:
        return paragraphs
    lines = taken[0].text.split("\n")
    if title and key_of(title) in map(key_of, lines):
        return [*(Paragraph(line, _kind(taken[0])) for line in lines), *paragraphs]
    return [*paragraphs_of(taken[0]), *paragraphs]


def paragraphs_of(block: Block) -> Iterator[Paragraph]:
    """Yield the paragraphs of a block: several where its lines are sentences of their own."""
    kind = _kind(block)
    if kind == "embed":
        yield Paragraph(block.text.replace("\n", " "), kind)
        return
    if block.preformatted:
        yield Paragraph(block.text, kind)
        return
    for text in _SENTENCE_BREAK.split(block.text):
        yield Paragraph(text.replace("\n", " "), kind)


def _kind(block: Block) -> ParagraphKind:
    if block.embedded:
        return "embed"
    tags = [element.tag for element in block.element.chain()[:_WITHIN]]
    if tags[0] in _HEADINGS:
        return "heading"
    if not _ITEMS.isdisjoint(tags):
        return "list"
    if "blockquote" in tags:
        return "quote"
    return "bold" if _is_bold(block) else "text"


def _is_bold(block: Block) -> bool:
    return block.bold >= _BOLD * len(block.text.replace(" ", ""))


def _chosen(blocks: Sequence[Block], hints: Hints) -> list[bool]:
    """Return for each block whether it is the article's."""
    probabilities = scorer().probabilities(blocks, hints)
    taken = [probability >= scorer().threshold for probability in probabilities]
    _follow_stated_text(blocks, hints, taken)
    _take_siblings(blocks, probabilities, taken)
    _take_block_quotes(blocks, taken)
    _take_standfirst(blocks, probabilities, taken)
    _take_lists(blocks, probabilities, taken)
    _take_embeds(blocks, taken)
    _take_headings(blocks, probabilities, taken)
    _drop_repeats(blocks, hints, taken)
    return taken


def _drop_repeats(blocks: Sequence[Block], hints: Hints, taken: list[bool]) -> None:
    """Leave out furniture, which a page says again and again, the title, and quotations pulled out of the text."""
    counts = Counter(block.text for block in blocks)
    keys = [block.key if one else "" for block, one in zip(blocks, taken, strict=True)]
    text = "\0".join(keys)
    looks_for_pulled = len(text) < _MAX_LOOKED_THROUGH
    for number, (block, key) in enumerate(zip(blocks, keys, strict=True)):
        if not key:
            continue
        is_title = block.element.tag == "h1" and any(key in title or title in key for title in hints.titles)
        is_pulled = (
            looks_for_pulled
            and len(key) > _PULLED
            and any(key in other and key != other for other in _around(text, key))
        )
        if counts[block.text] >= _REPEATED or is_title or is_pulled:
            taken[number] = False


def _around(text: str, key: str) -> Iterator[str]:
    """Yield the blocks of `text`, between NULs, in which `key` is found."""
    at = text.find(key)
    while at >= 0:
        start, end = text.rfind("\0", 0, at) + 1, text.find("\0", at)
        yield text[start : end if end >= 0 else len(text)]
        at = text.find(key, at + len(key))


def _follow_stated_text(blocks: Sequence[Block], hints: Hints, taken: list[bool]) -> None:
    """Take the blocks of the text that the page states, and leave out what comes well after the last of them.

    The second holds only where most of the stated text is on the page: elsewhere it may be another, or the first part.
    """
    if len(hints.body) < _STATED_TEXT:
        return
    keys = [block.key for block in blocks]
    stated = [number for number, key in enumerate(keys) if len(key) > _STATED_BLOCK and key in hints.body]
    for number in stated:
        taken[number] = True
    if not stated or 2 * sum(len(keys[number]) for number in stated) < len(hints.body):
        return
    gap = 0
    for number in range(stated[-1] + 1, len(blocks)):
        if not taken[number]:
            gap += 1
        elif gap >= _GAP_AFTER_END:
            taken[number] = False
        else:
            gap = 0


def _take_lists(blocks: Sequence[Block], probabilities: Sequence[float], taken: list[bool]) -> None:
    """Take a list as a whole: where half of it is taken, or where it goes on what is taken before it."""
    lists = [_list_of(block) for block in blocks]
    start = 0
    while start < len(blocks):
        end = start + 1
        if (one := lists[start]) is not None:
            while end < len(blocks) and lists[end] is one:
                end += 1
            if 2 * sum(taken[start:end]) >= end - start or _goes_on(blocks, probabilities, taken, start, end):
                taken[start:end] = [True] * (end - start)
        start = end


def _take_siblings(blocks: Sequence[Block], probabilities: Sequence[float], taken: list[bool]) -> None:
    """Take a sentence right before or after a paragraph of the article that looks like it and stands beside it.

    Links between the two do not count.
    """
    for number, block in enumerate(blocks):
        if taken[number] or probabilities[number] < _SIBLING_THRESHOLD or _is_link(block):
            continue
        around = [other for other in (_beside(blocks, number, -1), _beside(blocks, number, 1)) if other is not None]
        if _SENTENCE_END.search(block.text) and any(taken[one] and _are_alike(block, blocks[one]) for one in around):
            taken[number] = True


def _beside(blocks: Sequence[Block], number: int, step: int) -> int | None:
    """Return the next block after `number`, or before it for a `step` of -1, that is no link; None for none nearby."""
    near = range(number + step, number + step * (1 + _NEAR), step)
    return next((one for one in near if 0 <= one < len(blocks) and not _is_link(blocks[one])), None)


def _is_link(block: Block) -> bool:
    return block.linked > _LINKED * len(block.text)


def _take_block_quotes(blocks: Sequence[Block], taken: list[bool]) -> None:
    """Take block quotes between paragraphs of the article, and those that it leads up to with a colon."""
    for number, block in enumerate(blocks):
        if taken[number] or _is_link(block) or _kind(block) != "quote":
            continue
        before, after = _beside(blocks, number, -1), _beside(blocks, number, 1)
        if before is not None and taken[before]:
            taken[number] = blocks[before].text.endswith(_COLONS) or (after is not None and taken[after])


def _are_alike(block: Block, other: Block) -> bool:
    """Whether two blocks have the same element and class within the same parent, or within parents that are alike."""
    one, two = block.element, other.element
    if one is two:
        return True
    if one.parent is None or two.parent is None or (one.tag, one.class_name) != (two.tag, two.class_name):
        return False
    above, beside = one.parent, two.parent
    alike = above.class_name and (above.tag, above.class_name) == (beside.tag, beside.class_name)
    return above is beside or bool(alike and above.parent is beside.parent)


def _take_standfirst(blocks: Sequence[Block], probabilities: Sequence[float], taken: list[bool]) -> None:
    """Take the block below the title that the page calls the standfirst, by one of the trade's names for it."""
    title = next((number for number, block in enumerate(blocks) if block.element.tag == "h1"), len(blocks))
    for number in range(title + 1, min(title + 1 + _NEAR, len(blocks))):
        block = blocks[number]
        labels = " ".join(element.label for element in block.element.chain()[:2])
        if (
            probabilities[number] >= _STANDFIRST_THRESHOLD
            and not _is_link(block)
            and len(block.text) >= _SHORTEST_STANDFIRST
            and not _STANDFIRST.isdisjoint(words_of(labels))
        ):
            taken[number] = True


def _take_embeds(blocks: Sequence[Block], taken: list[bool]) -> None:
    """Take posts of other sites that the article leads up to: after a colon, or where it names who wrote them.

    Others are decoration: a reader misses nothing without them.
    """
    before = list(taken)
    for number, block in enumerate(blocks):
        above, below = range(max(0, number - _NEAR), number), range(number + 1, min(number + 1 + _NEAR, len(blocks)))
        near = [blocks[one] for one in (*above, *below) if before[one]]
        if block.embedded and any(before[one] for one in above) and any(before[one] for one in below):
            writer = _POSTED_BY.search(block.text)
            named = writer is not None and any(writer[1] in one.text for one in near)
            taken[number] = named or blocks[number - 1].text.endswith(_COLONS)


def _list_of(block: Block) -> Element | None:
    return next((element for element in block.element.chain()[:_WITHIN] if element.tag in _LISTS), None)


def _goes_on(
    blocks: Sequence[Block], probabilities: Sequence[float], taken: Sequence[bool], start: int, end: int
) -> bool:
    """Whether the list of the blocks [start, end) follows a colon, or stands between two paragraphs of the article."""
    if start == 0 or not taken[start - 1] or sum(probabilities[start:end]) <= _LIST_THRESHOLD * (end - start):
        return False
    items = blocks[start:end]
    if sum(block.linked for block in items) >= _LINKED * sum(len(block.text) for block in items):
        return False
    before = blocks[start - 1]
    if before.text.endswith(_COLONS):
        return True
    return end < len(blocks) and taken[end] and before.element.parent is blocks[end].element.parent


def _take_headings(blocks: Sequence[Block], probabilities: Sequence[float], taken: list[bool]) -> None:
    """Take headings and bold lines that stand right above what is taken, and not far below it."""
    before = list(taken)
    for number, block in enumerate(blocks[:-1]):
        below = blocks[number + 1]
        if (
            not taken[number]
            and before[number + 1]
            and probabilities[number] >= _HEADING_THRESHOLD
            and len(block.text) < _MAX_HEADING
            and not _is_link(block)
            and (block.element.tag in _HEADINGS or _is_bold(block))
            and below.element.tag not in _HEADINGS
            and any(taken[max(0, number - _BEFORE_HEADING) : number])
        ):
            taken[number] = True
