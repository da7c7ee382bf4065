"""The markup of a page made safe to parse: scripts and comments taken out, tags of a bounded size, depth and number.

A parser's time grows with the square of the attributes of one tag and of the depth of open elements, and most of a page
is script. What is cut here is cut where a browser's tokenizer would end it (WHATWG HTML, 13.2.5), in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from attribune_cleaner.lexicon import read
from attribune_core.errors import PageTooComplexError

#: Most tags of a page, opening and closing ones; ordinary pages have 500 to 20,000. Set by hand: so many take half a
#: second and 100 MB.
MAX_TAGS = 300_000
#: Most elements within one another; ordinary pages have 15 to 40. Set by hand.
MAX_DEPTH = 400
#: Most tags of a page that need not be counted one within another: a parser takes them quickly at any depth. Set by
#: hand.
_FEW_TAGS = 4_000
#: Length of a tag in code points above which its attributes are looked through. Set by hand: a page of tags of so many
#: attributes without values takes four seconds, and the time grows with the square of this.
_LONG_TAG = 2_000
#: Longest value that is kept of an attribute of such a tag, in code points. Set by hand.
_MAX_VALUE = 2_000
#: Attributes that are kept of such a tag.
_KEPT_ATTRIBUTES = frozenset(
    (
        *("class", "id", "itemprop", "itemtype", "href", "content", "name", "property", "datetime", "hidden", "lang"),
        *("rel", "style", "role", "data-component", "data-testid", "pubdate"),
    )
)

_VALUE = r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)"""
#: A tag, or the beginning of a comment. A quoted value may hold ">".
_TAG = re.compile(rf"<(?:!--|(/?+)([a-zA-Z][^\s/>]*+)((?:[^>=]++|{_VALUE})*+)>)")
_ATTRIBUTE = re.compile(rf"""([^\s"'<>/=]++)(?:\s*+({_VALUE}))?""")
_JSON_LD = re.compile(r"""\btype\s*+=\s*+["']?application/ld\+json""", re.IGNORECASE)
_UNFINISHED_TAG = re.compile(r"<[a-zA-Z/!?].*", re.DOTALL)
_COMMENT_END = re.compile(r"--!?>")
#: Elements whose content is not markup, with their ends. They leave the page with what they hold.
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>?", re.IGNORECASE)
    for name in ("script", "style", "iframe", "noembed", "noframes", "xmp")
}
#: Elements that hold nothing of an article, large ones, with their tags. They leave the page where they are closed.
_SKIPPED = ("aside", "footer", "nav", "svg")


def _up_to(names: Iterable[str], attributes: str) -> re.Pattern[str]:
    """Return the pattern of text and tags up to a comment or a tag of `names`."""
    return re.compile(
        rf"(?:[^<]++|<(?:(?!(?i:{'|'.join(names)})[\s/>])/?+[a-zA-Z][^\s/>]*+{attributes}>|(?=[^a-zA-Z/!])"
        r"|/(?=[^a-zA-Z])|!(?!--)))*+"
    )


#: What stays as it is: up to a tag that may leave, or one of so many attributes that a parser takes long over it.
_ORDINARY = _up_to((*_RAW, *_SKIPPED), rf"(?:[^>=]{{1,30}}+|{_VALUE}){{0,80}}+")
#: What leaves with an element of `_SKIPPED`: up to what may end it.
_WITHIN = {name: _up_to((*_RAW, f"/?+{name}"), rf"(?:[^>=]++|{_VALUE})*+") for name in _SKIPPED}
#: Elements that hold nothing, or that the next of their kind ends: they do not add to the depth.
_UNNESTED = read("unnested_elements.txt")
#: Elements of HTML that a slash at the end of their tag does not close.
_NEVER_SELF_CLOSED = read("never_self_closed_elements.txt")


class Markup(NamedTuple):
    """A page without its scripts, and the JSON-LD that stood in them."""

    html: str
    json_ld: tuple[str, ...]


def prepare_markup(html: str) -> Markup:
    """Return `html` as a parser may safely have it; linear in its length.

    Raises PageTooComplexError for more than `MAX_TAGS` tags.
    """
    return _without_raw(html) or _bounded(html)


def _without_raw(html: str) -> Markup | None:
    """Return `html` without what is cut; None for a page with large tags, with many, or with one that is not closed."""
    cuts = _Cuts(html, len(html))
    kept: list[str] = []
    at = 0
    while at < len(html):
        ordinary = _ORDINARY.match(html, at)
        end = ordinary.end() if ordinary else at
        kept.append(html[at:end])
        if end == len(html):
            break
        tag = _TAG.match(html, end)
        cut = cuts.end_of(tag) if tag else None
        if cut is None:
            return None
        at = cut
    text = "".join(kept)
    return Markup(text, tuple(cuts.json_ld)) if text.count("<") <= _FEW_TAGS else None


def _bounded(html: str) -> Markup:
    """Return `html` without what is cut, its tags bounded in length, depth and number."""
    # Behind the last ">" no tag is closed.
    end = html.rfind(">") + 1
    cuts = _Cuts(html, end)
    kept: list[str] = []
    at = begin = count = depth = dropped = 0
    search = _TAG.search
    while count <= MAX_TAGS and (tag := search(html, at, end)) is not None:
        start, at = tag.span()
        slash, name, attributes = tag.groups()
        count += 1
        if slash:
            if name.lower() in _UNNESTED:
                continue
            depth -= depth > 0
            if not dropped:
                continue
            dropped -= 1
        elif (cut := cuts.end_of(tag)) is not None:
            at = cut
        else:
            nests = _nests(name.lower(), html[at - 2])
            depth += nests
            if not (nests and depth > MAX_DEPTH):
                if at - start > _LONG_TAG:
                    kept += html[begin:start], _shortened(name, attributes)
                    begin = at
                continue
            dropped += 1
        kept.append(html[begin:start])
        begin = at
    if count > MAX_TAGS:
        raise PageTooComplexError(f"the page has more than {MAX_TAGS} tags")
    # A tag that the page ends in is dropped, as browsers do.
    kept += html[begin:end], "" if cuts.reach_end else _UNFINISHED_TAG.sub("", html[end:])
    return Markup("".join(kept), tuple(cuts.json_ld))


def _nests(name: str, last: str) -> bool:
    """Whether a tag opens an element that others stand in; `last` is the code point before its end."""
    return name not in _UNNESTED and (last != "/" or name in _NEVER_SELF_CLOSED)


class _Cuts:
    """Finds what leaves a page with what it holds, and keeps the JSON-LD in it."""

    def __init__(self, html: str, end: int) -> None:
        self.json_ld: list[str] = []
        #: Whether something is not closed, and so reaches to the end of the page.
        self.reach_end = False
        self._html = html
        self._end = end
        # Elements of which one was not closed: the rest of the page is not looked through for each of them.
        self._unclosed: set[str] = set()

    def end_of(self, tag: re.Match[str], skips: bool = True) -> int | None:
        """Return where the comment or the element that `tag` begins ends; None for one that stays.

        Without `skips` those stay whose content is markup.
        """
        if tag[2] is None:
            return self._end_of(_COMMENT_END.search(self._html, tag.start() + 2, self._end))
        name = tag[2].lower()
        if name in _RAW:
            closing = _RAW[name].search(self._html, tag.end())
            if name == "script" and _JSON_LD.search(tag[3]):
                self.json_ld.append(self._html[tag.end() : closing.start() if closing else len(self._html)])
            return self._end_of(closing)
        if skips and name in _SKIPPED and name not in self._unclosed and self._html[tag.end() - 2] != "/":
            return self._end_of_skipped(name, tag.end())
        return None

    def _end_of(self, closing: re.Match[str] | None) -> int:
        """Return where `closing` ends: what is never closed reaches to the end, as in a browser."""
        if closing is not None:
            return closing.end()
        self.reach_end = True
        return self._end

    def _end_of_skipped(self, name: str, start: int) -> int | None:
        """Return where the element `name` with the content from `start` on ends; None for one that is not closed."""
        inner = _Cuts(self._html, self._end)
        within, depth, at = _WITHIN[name], 1, start
        while (before := within.match(self._html, at, self._end)) is not None:
            tag = _TAG.match(self._html, before.end(), self._end)
            if tag is None:
                break
            at = tag.end()
            if tag[2] is None or tag[2].lower() != name:
                at = inner.end_of(tag, skips=False) or at
                continue
            depth += -1 if tag[1] else self._html[at - 2] != "/"
            if not depth:
                self.json_ld += inner.json_ld
                return at
        self._unclosed.add(name)
        return None


def _shortened(name: str, attributes: str) -> str:
    """Return the tag `name` with those of its attributes that tell something of an article."""
    kept: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(attributes):
        attribute = one[1].lower()
        if attribute in _KEPT_ATTRIBUTES and attribute not in kept and len(one[2] or "") <= _MAX_VALUE:
            kept[attribute] = one[2] or ""
    return f"<{name} {' '.join(attribute + value for attribute, value in kept.items())}>"
