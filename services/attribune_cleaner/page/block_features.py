"""What the block scorer sees of each block of a page: each feature is declared here, by its name.

The ideas are those of boilerplate detection: how long a block is and how much of it is linked (Kohlschütter et al.
2010, *Boilerplate Detection using Shallow Text Features*), which element holds most running text (Readability, Arc90
2009), what class names say, and what stands before and after. No feature knows a publisher.
"""

from __future__ import annotations

import re
import string
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from attribune_cleaner.lexicon import read
from attribune_cleaner.page.blocks import Block, Element, words_of

Rows = NDArray[np.float64]

#: Words of class names that say what is in an element.
_GOOD_WORDS = read("article_class_words.txt")
_BAD_WORDS = read("furniture_class_words.txt")
#: Those that are features of their own, in their order.
_OWN_WORDS = ("caption", "summary", "lead", "paragraph", "text", "body", "content", "article", "story")
#: A bit for each of them, one for any good word and one for any bad one.
_GOOD, _BAD = 1 << len(_OWN_WORDS), 1 << len(_OWN_WORDS) + 1
_BITS = {
    word: (1 << _OWN_WORDS.index(word) if word in _OWN_WORDS else 0)
    | (_GOOD if word in _GOOD_WORDS else 0)
    | (_BAD if word in _BAD_WORDS else 0)
    for word in {*_GOOD_WORDS, *_BAD_WORDS, *_OWN_WORDS}
}
#: Elements whose distance above a block is a feature, in their order.
_ANCESTORS = ("article", "main", "header", "ul", "section")
_ANCESTOR_NUMBERS = {name: number for number, name in enumerate(_ANCESTORS)}
#: Elements of blocks by number; others have the number after the last.
_TAGS = {
    tag: number
    for number, tag in enumerate(
        (
            *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "figcaption", "section"),
            *("article", "a", "span", "ul"),
        )
    )
}
#: Blocks before and after whose features are features of a block, too.
_NEIGHBOURS = (-2, -1, 1, 2)
#: Elements above a block in which words of classes are looked for, for any of them, for words of their own, and nearby.
_WORDS_WITHIN, _OWN_WORDS_WITHIN, _NEAR = 9, 5, 2
#: Names in labels of which the bits are remembered: pages repeat their own and have many in common. Set by hand.
_NAMES_KEPT = 16_384
#: Elements above a block in which a list is looked for.
_LIST_WITHIN = 6
#: Elements above a block whose share of the running text is a feature.
_LEVELS = (1, 2, 3, 5)
#: A distance to something that is not there: further than anything on a page, or before it.
_FAR, _NOT_THERE = 40.0, -99.0
#: Letters and digits from which a block that ends as a sentence counts as running text, and as much of it. Set by hand.
_RUNNING_TEXT, _MUCH_TEXT = 40, 120
#: Share of the page's running text in the innermost element that holds most of it. Set by hand.
_MOST_TEXT = 0.6
#: Blocks on either side whose running text is summed up.
_WINDOW = 6
#: Letters from which a part of a description or of an article's text counts as found in it. Set by hand.
_PART_OF_DESCRIPTION, _START_OF_DESCRIPTION, _PART_OF_BODY = 40, 60, 8
_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»)\]]*\Z")
_MARK = re.compile('[“”"«»„]')
_DIGITS, _CAPITALS = string.digits.encode(), string.ascii_uppercase.encode()
_DIGIT = re.compile(r"\d")
#: Of the Latin, Greek and Cyrillic alphabets.
_CAPITAL = re.compile("[A-ZÀ-ÖØ-ÞΑ-ΫА-Я]")


class Hints(NamedTuple):
    """What the page says of its article, by letters and digits: the text itself, summaries of it, and its titles."""

    body: str = ""
    descriptions: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


class PageBlocks:
    """The blocks of a page with what several features need of them; lists are parallel to the blocks."""

    def __init__(self, blocks: Sequence[Block], hints: Hints) -> None:
        self.blocks = blocks
        self.hints = hints
        self.keys = [block.key for block in blocks]
        self.letters = [len(key) for key in self.keys]
        self.linked = [min(1.0, block.linked / len(block.text)) for block in blocks]
        self.ends_sentence = [_SENTENCE_END.search(block.text) is not None for block in blocks]
        #: Letters of running text: those of blocks that end as sentences do, without links.
        self.running = [
            letters * (1 - linked) if ends and letters > _RUNNING_TEXT else 0.0
            for letters, linked, ends in zip(self.letters, self.linked, self.ends_sentence, strict=True)
        ]
        self.total_running = sum(self.running) or 1.0
        #: The element of each block and those above it.
        self.chains = [block.element.chain() for block in blocks]
        self.parents = [chain[1] if len(chain) > 1 else chain[0] for chain in self.chains]
        #: What makes blocks look alike: their element, its class, and its parent's.
        self.looks = [
            (block.element.tag, block.element.class_name, parent.tag, parent.class_name)
            for block, parent in zip(blocks, self.parents, strict=True)
        ]
        self.within: defaultdict[Element, float] = defaultdict(float)
        for chain, running in zip(self.chains, self.running, strict=True):
            if running:
                for element in chain:
                    self.within[element] += running

    def share(self, element: Element) -> float:
        """Return the share of the page's running text that is in `element`."""
        return self.within.get(element, 0.0) / self.total_running


Columns = dict[str, Sequence[float] | Rows]


def block_rows(blocks: Sequence[Block], hints: Hints) -> Rows:
    """Return a row for each of `blocks`, of a value for each of `COLUMNS`."""
    if not blocks:
        return np.zeros((0, len(COLUMNS)))
    rows = np.empty((len(blocks), len(COLUMNS)))
    for number, column in enumerate(_columns(PageBlocks(blocks, hints)).values()):
        rows[:, number] = column
    return rows


def _columns(page: PageBlocks) -> Columns:
    own = _text(page) | _element(page) | _words(page) | _running_text(page) | _container(page) | _place(page)
    return own | _list(page) | _window(page) | _neighbours(page, own)


def _text(page: PageBlocks) -> Columns:
    texts = [block.text for block in page.blocks]
    words = [text.count(" ") + 1 for text in texts]
    counts = Counter(page.keys)
    hints = page.hints
    return {
        "letters": [log1p(letters) for letters in page.letters],
        "words": [log1p(count) for count in words],
        "linked": page.linked,
        "bold": [min(1.0, block.bold / len(block.text)) for block in page.blocks],
        "ends sentence": page.ends_sentence,
        "begins with capital": [text[0].isupper() for text in texts],
        "quotation marks": [_MARK.search(text) is not None for text in texts],
        "commas a word": [
            (text.count(",") + text.count("，") + text.count("、")) / count
            for text, count in zip(texts, words, strict=True)
        ],
        "digits": [_count(text, _DIGITS, _DIGIT) / len(text) for text in texts],
        "capitals": [_count(text, _CAPITALS, _CAPITAL) / len(text) for text in texts],
        "lines": [text.count("\n") for text in texts],
        "times on page": [counts[key] for key in page.keys],
        "hidden": [block.hidden for block in page.blocks],
        "pictures before": [min(block.pictures, 5) for block in page.blocks],
        "page states text": [bool(hints.body)] * len(texts),
        "in stated text": [len(key) > _PART_OF_BODY and key in hints.body for key in page.keys],
        "in description": [_is_described(key, hints.descriptions) for key in page.keys],
        "is title": [key in hints.titles for key in page.keys],
    }


def _count(text: str, in_ascii: bytes, pattern: re.Pattern[str]) -> int:
    """Return how many characters of `text` match `pattern`; `in_ascii` are those in ASCII, which is quicker."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, in_ascii))
    return len(pattern.findall(text))


def _is_described(key: str, descriptions: frozenset[str]) -> bool:
    if key in descriptions:
        return True
    if len(key) <= _PART_OF_DESCRIPTION:
        return False
    start = key[:_START_OF_DESCRIPTION]
    return any(key in one or one[:_START_OF_DESCRIPTION] == start for one in descriptions)


def _element(page: PageBlocks) -> Columns:
    tags = [block.element.tag for block in page.blocks]
    above: dict[Element | None, tuple[float, ...]] = {None: (_FAR,) * len(_ANCESTORS)}
    for chain in page.chains:
        _measure(chain, above)
    distances = np.array([above[block.element] for block in page.blocks]).reshape(len(page.blocks), len(_ANCESTORS))
    return {
        "level of heading": [
            int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0 for tag in tags
        ],
        "tag": [_TAGS.get(tag, len(_TAGS)) for tag in tags],
        "depth": [len(chain) for chain in page.chains],
        **{f"below {name}": distances[:, number] for number, name in enumerate(_ANCESTORS)},
    }


def _measure(chain: Sequence[Element], above: dict[Element | None, tuple[float, ...]]) -> None:
    """Put into `above` how far each element of `chain` is below the nearest of each kind of `_ANCESTORS`."""
    known = next((number for number, element in enumerate(chain) if element in above), len(chain))
    for element in reversed(chain[:known]):
        distances = [distance + 1 if distance < _FAR else _FAR for distance in above[element.parent]]
        if (number := _ANCESTOR_NUMBERS.get(element.tag)) is not None:
            distances[number] = 0.0
        above[element] = tuple(distances)


def _words(page: PageBlocks) -> Columns:
    """The words of classes: how far above a block one is, and whether words of their own are near (0, 1) or not (2)."""
    masks: dict[Element, int] = {}
    good, bad, near, wide = [], [], [], []
    for chain in page.chains:
        nearest_good = nearest_bad = _FAR
        all_near = all_wide = 0
        for level, element in enumerate(chain[:_WORDS_WITHIN]):
            mask = masks.get(element)
            if mask is None:
                mask = masks[element] = _bits(element.label)
            if not mask:
                continue
            if mask & _GOOD and nearest_good == _FAR:
                nearest_good = float(level)
            if mask & _BAD and nearest_bad == _FAR:
                nearest_bad = float(level)
            if level < _OWN_WORDS_WITHIN:
                all_wide |= mask
                if level < _NEAR:
                    all_near |= mask
        good.append(nearest_good)
        bad.append(nearest_bad)
        near.append(all_near)
        wide.append(all_wide)
    shifts = np.arange(len(_OWN_WORDS), dtype=np.uint64)
    has_near = np.array(near, dtype=np.uint64)[:, None] >> shifts & np.uint64(1)
    has_wide = np.array(wide, dtype=np.uint64)[:, None] >> shifts & np.uint64(1)
    found = 2.0 - has_wide - has_near
    return {
        "below good word": good,
        "below bad word": bad,
        **{f"word {word}": found[:, number] for number, word in enumerate(_OWN_WORDS)},
    }


def _bits(label: str) -> int:
    """Return the words of a label as bits: one for each of its own, one for good ones and one for bad ones."""
    mask = 0
    for name in label.split():
        mask |= _bits_of_name(name)
    return mask


@lru_cache(maxsize=_NAMES_KEPT)
def _bits_of_name(name: str) -> int:
    mask = 0
    for word in words_of(name):
        mask |= _BITS.get(word, 0)
    return mask


def _running_text(page: PageBlocks) -> Columns:
    """How much of the page's running text looks alike, has the same parent, or is in an element above."""
    alike: defaultdict[tuple[str, ...], float] = defaultdict(float)
    siblings: defaultdict[Element, float] = defaultdict(float)
    for look, parent, running in zip(page.looks, page.parents, page.running, strict=True):
        alike[look] += running
        siblings[parent] += running
    looks, parents = Counter(page.looks), Counter(page.parents)
    with_text = Counter(parent for parent, running in zip(page.parents, page.running, strict=True) if running)
    return {
        "running text alike": [alike[look] / page.total_running for look in page.looks],
        "blocks alike": [log1p(looks[look]) for look in page.looks],
        "running text a block alike": [alike[look] / looks[look] for look in page.looks],
        "running text of siblings": [siblings[parent] / page.total_running for parent in page.parents],
        "siblings": [parents[parent] for parent in page.parents],
        "siblings with text": [with_text[parent] / parents[parent] for parent in page.parents],
        **{
            f"running text {level} up": [
                page.share(chain[level]) if len(chain) > level else 1.0 for chain in page.chains
            ]
            for level in _LEVELS
        },
    }


def _container(page: PageBlocks) -> Columns:
    """Where a block is by the innermost element with most of the running text, and by the parent of most of it."""
    most = max(
        (element for element in page.within if page.share(element) >= _MOST_TEXT),
        key=lambda element: element.depth,
        default=None,
    )
    siblings: defaultdict[Element, float] = defaultdict(float)
    for parent, running in zip(page.parents, page.running, strict=True):
        siblings[parent] += running
    best = max(siblings, key=lambda parent: siblings[parent], default=None)
    way = {element: level for level, element in enumerate(best.chain())} if best is not None else {}
    meeting = [
        next(((level, way[element]) for level, element in enumerate(chain) if element in way), (_FAR, _FAR))
        for chain in page.chains
    ]
    return {
        "up to way of best parent": [up for up, _ in meeting],
        "down to best parent": [down for _, down in meeting],
        "in main element": [most in chain for chain in page.chains],
        "below main element": [chain.index(most) if most in chain else _FAR for chain in page.chains],
    }


def _place(page: PageBlocks) -> Columns:
    """Where on the page a block stands."""
    count = len(page.blocks)
    before = np.concatenate([[0], np.cumsum(page.letters)])
    total = float(before[-1]) or 1.0
    much = [number for number, running in enumerate(page.running) if running > _MUCH_TEXT]
    first, last = (much[0], much[-1]) if much else (0, count)
    heading = next((number for number, block in enumerate(page.blocks) if block.element.tag == "h1"), None)
    title = next((number for number, key in enumerate(page.keys) if key in page.hints.titles), None)
    numbers = range(count)
    return {
        "place": [number / count for number in numbers],
        "letters before": [float(before[number]) / total for number in numbers],
        "after first text": [number - first for number in numbers],
        "after last text": [number - last for number in numbers],
        "after heading": [_NOT_THERE if heading is None else number - heading for number in numbers],
        "after title": [_NOT_THERE if title is None else number - title for number in numbers],
    }


def _list(page: PageBlocks) -> Columns:
    """The list that a block is in: its items, and their letters."""
    lists = [
        next((element for element in chain[:_LIST_WITHIN] if element.tag in ("ul", "ol")), None)
        for chain in page.chains
    ]
    sums: dict[Element, tuple[int, int]] = {}
    for one, letters in zip(lists, page.letters, strict=True):
        if one is not None:
            count, all_letters = sums.get(one, (0, 0))
            sums[one] = (count + 1, all_letters + letters)
    totals = [(0, -1) if one is None else sums[one] for one in lists]
    return {
        "items": [count for count, _ in totals],
        "letters an item": [letters / count if count else -1 for count, letters in totals],
    }


def _neighbours(page: PageBlocks, own: Columns) -> Columns:
    """Features of the blocks before and after; -1 for none."""
    names = ("letters", "linked", "level of heading", "tag")
    running = np.array(page.running) / page.total_running
    values = np.column_stack([*(np.asarray(own[name], dtype=np.float64) for name in names), running])
    count = len(values)
    out: Columns = {}
    for step in _NEIGHBOURS:
        here = slice(max(0, -step), max(0, count - max(0, step)))
        there = slice(max(0, step), max(0, count + min(0, step)))
        rows = np.full((count, len(names) + 1), -1.0)
        rows[here] = values[there]
        for number, name in enumerate((*names, "running text")):
            out[f"{name} {step:+}"] = rows[:, number]
    return out


def _window(page: PageBlocks) -> Columns:
    """The running text around a block, and how far away the next block with much of it is."""
    count = len(page.blocks)
    sums = np.concatenate([[0.0], np.cumsum(page.running)])
    before, after = [_FAR] * count, [_FAR] * count
    last = None
    for number, running in enumerate(page.running):
        before[number] = _FAR if last is None else float(number - last)
        last = number if running > _MUCH_TEXT else last
    last = None
    for number in reversed(range(count)):
        after[number] = _FAR if last is None else float(last - number)
        last = number if page.running[number] > _MUCH_TEXT else last
    return {
        "running text before": [float(sums[number] - sums[max(0, number - _WINDOW)]) for number in range(count)],
        "running text after": [
            float(sums[min(count, number + 1 + _WINDOW)] - sums[number + 1]) for number in range(count)
        ],
        "back to much text": before,
        "on to much text": after,
    }


#: The names of the features, in the order of the columns of the rows.
COLUMNS: tuple[str, ...] = tuple(_columns(PageBlocks((), Hints())))
