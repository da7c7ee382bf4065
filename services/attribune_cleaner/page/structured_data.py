"""What a page says of itself for machines: JSON-LD, OpenGraph and other meta tags, microdata.

Vocabularies: schema.org (https://schema.org/Article), the Open Graph protocol (https://ogp.me), Dublin Core, Parsely.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from selectolax.lexbor import LexborHTMLParser

from attribune_cleaner.text.keys import key_of

Json = Mapping[str, Any]

#: Most objects of a page's JSON-LD that are looked at. Set by hand: lists of related articles are long.
_MAX_OBJECTS = 2_000
#: Most strings of a list in it. Set by hand.
_MAX_STRINGS = 200
#: What some pages put around the JSON of a script, and within how many code points from its end it stands.
_WRAPPING_BEFORE = re.compile(r"<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[")
_WRAPPING_AFTER = re.compile(r"(?:-->|(?:/\*|//)?\s*\]\]>(?:\s*\*/)?)\Z")
_WRAPPING_WITHIN = 20
#: One half of a pair that stands for a character: alone it stands for none.
_LONE_SURROGATE = re.compile(
    r"\\u[dD][89abAB][\da-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][\da-fA-F]{2})\\u[dD][c-fC-F][\da-fA-F]{2}"
)
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report)\Z")
_SPACE = re.compile(r"\s+")


@dataclass
class StructuredData:
    """The machine-readable parts of one page."""

    #: The JSON-LD object of the article itself, empty where there is none.
    article: Json = field(default_factory=dict)
    #: All objects of the page's JSON-LD, in order.
    objects: Sequence[Json] = ()
    #: Contents of meta tags by name, property or itemprop in lower case, in order of the page.
    meta: dict[str, list[str]] = field(default_factory=dict)
    #: The address that the page calls its own.
    canonical_url: str | None = None
    #: The language that the page declares.
    language: str | None = None

    def first_meta(self, *names: str) -> str | None:
        """Return the content of the first meta tag that has one of `names`, which are tried in order."""
        return next((content for name in names for content in self.meta.get(name, ())), None)

    def text_of(self, key: str) -> str | None:
        """Return the string at `key` of the article's JSON-LD, its character references decoded."""
        return plain_string(self.article.get(key))


def read_structured_data(tree: LexborHTMLParser, json_ld: Sequence[str]) -> StructuredData:
    """Return what `tree` and the scripts `json_ld` say of the article of the page."""
    data = StructuredData(objects=tuple(_objects(json_ld)))
    for tag in tree.css("meta"):
        attributes = tag.attributes
        content = attributes.get("content")
        for name in ("property", "name", "itemprop"):
            key = attributes.get(name)
            if key and content and content.strip():
                data.meta.setdefault(key.lower(), []).append(_SPACE.sub(" ", html.unescape(content)).strip())
    for link in tree.css("link[rel=canonical]"):
        data.canonical_url = data.canonical_url or link.attributes.get("href")
    root = tree.css_first("html")
    if root is not None:
        data.language = root.attributes.get("lang") or root.attributes.get("xml:lang")
    data.article = _article_of(data)
    return data


def plain_string(value: object) -> str | None:
    """Return `value` if it is a string that holds anything, with single spaces and no character references."""
    if not isinstance(value, str):
        return None
    return _SPACE.sub(" ", html.unescape(value)).strip() or None


def strings_at(value: object, key: str = "name") -> Iterator[str]:
    """Yield the strings of a value of JSON-LD: itself, those in its list, or what its objects have at `key`."""
    pending = deque([value])
    while pending:
        one = pending.popleft()
        if isinstance(one, list):
            pending.extendleft(reversed(one[:_MAX_STRINGS]))
        elif isinstance(one, Mapping):
            pending.appendleft(one.get(key))
        elif (text := plain_string(one)) is not None:
            yield text


def _objects(scripts: Sequence[str]) -> Iterator[Json]:
    """Yield the objects in `scripts`, outer ones first. A script that is no JSON says nothing."""
    left = _MAX_OBJECTS
    for script in scripts:
        pending = deque([_parse(script)])
        while pending and left:
            one = pending.popleft()
            if isinstance(one, dict):
                left -= 1
                yield one
                pending += one.values()
            elif isinstance(one, list):
                pending += one


def _parse(script: str) -> Any:
    text = _unwrapped(script)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    try:
        # Line ends within strings are what pages get wrong most often.
        return json.loads(_LONE_SURROGATE.sub(r"\\ufffd", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _unwrapped(script: str) -> str:
    text = script.strip()
    before = _WRAPPING_BEFORE.match(text)
    text = text[before.end() :] if before else text
    at = max(0, len(text) - _WRAPPING_WITHIN)
    return (text[:at] + _WRAPPING_AFTER.sub("", text[at:])).strip().removesuffix(";")


def _types(one: Json) -> list[str]:
    types = one.get("@type")
    return [str(each) for each in types] if isinstance(types, list) else [str(types or "")]


def _article_of(data: StructuredData) -> Json:
    """Return the object of the page's own article: its address or headline tells it from related ones."""
    articles = [one for one in data.objects if any(map(_ARTICLE_TYPE.search, _types(one)))]
    articles = [one for one in articles if "headline" in one or "articleBody" in one] or articles
    if not articles:
        return next((one for one in data.objects if "headline" in one or "datePublished" in one), {})
    if len(articles) == 1:
        return articles[0]
    own = {_address(data.canonical_url), _address(data.first_meta("og:url"))} - {""}
    titles = {key_of(text) for text in (data.first_meta("og:title"), data.first_meta("twitter:title")) if text}
    for one in articles:
        named = [text for key in ("url", "mainEntityOfPage", "@id") for text in strings_at(one.get(key), "@id")]
        addresses = set(map(_address, named))
        if own & addresses or key_of(plain_string(one.get("headline")) or "") in titles:
            return one
    return articles[0]


def _address(url: str | None) -> str:
    """Return an address without what differs between spellings of one."""
    return re.sub(r"\Ahttps?://(?:www\.|m\.)?|[?#].*\Z|(?<!/)/+(?=[?#]|\Z)", "", url or "")
