"""Pages that mean to hold a reader up, and a process that reads them and says what each of them cost.

`python -m tests.unit.cleaner.page.hostile` reads names of pages, one a line. For each it prints a line of JSON: the
seconds of CPU time, the peak of memory in MB, and the text or the name of the error. A process of its own reads each
page, a copy of the one that has loaded all that is loaded once; `null` stands for one that did not live to the end.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from attribune_cleaner import clean_many
from attribune_core.errors import ArticleError
from attribune_core.events import RawArticle
from tests.unit.cleaner.page.pages import STORY, paragraphs

#: Seconds of CPU time after which a process is ended.
_MAX_SECONDS = 20
_ARTICLE = f"<article>{paragraphs(*STORY)}</article>"


def _page(body: str = "", head: str = "") -> str:
    """Return a page whose article stands after `body`."""
    return f"<!DOCTYPE html><html lang=en><head><title>T</title>{head}</head><body>{body}\n{_ARTICLE}</body></html>"


def _script(text: str) -> str:
    return f"<script type='application/ld+json'>{text}</script>"


def _json_ld(text: str) -> str:
    return _page(head=_script(text))


def _stated(**fields: object) -> str:
    return _json_ld(json.dumps({"@type": "NewsArticle", "headline": "Bridge shut", **fields}))


_AUTHORS = ", ".join(f"Ada B{'abcdefghij'[number % 10]}{number}" for number in range(60_000))
_SITE = "<meta property=og:site_name content=Courier>"


def _headline(text: str) -> str:
    return _script(json.dumps({"@type": "NewsArticle", "headline": text}))


def _described(number: int) -> str:
    """Return JSON-LD whose description is another for each number."""
    return _script(json.dumps({"headline": f"h{number}", "description": f"{'z' * 300}{number}"}))


def _looked_for(count: int) -> str:
    """Return a page of so many blocks that are not in the long text that it states."""
    blocks = "".join(f"<p>a word {number}</p>" for number in range(count))
    text = _script(json.dumps({"@type": "NewsArticle", "headline": "h", "articleBody": "aword " * 1_700_000}))
    return _page(blocks, text)


#: The pages, made when they are asked for. The article stands after what is hostile about them.
PAGES: dict[str, Callable[[], str]] = {
    "attributes": lambda: _page("<div " + "".join(f"a{n}=b " for n in range(300_000)) + "></div>"),
    "one attribute": lambda: _page(f"<div title='{'x' * 10_000_000}'></div>"),
    "unquoted attribute": lambda: _page(f"<div title={'x' * 1_000_000}></div>"),
    "quotes": lambda: _page("<a b='\"" * 100_000 + ">"),
    "script": lambda: _page(f"<script>{'a(b < c); ' * 1_400_000}</script>"),
    "scripts": lambda: _page("<script>a()</script>" * 100_000),
    "pictures in attributes": lambda: _page(f"<img src='data:image/png;base64,{'A' * 100_000}'>" * 100),
    "nested": lambda: _page("<div>" * 30_000 + "</div>" * 30_000),
    "nested without end": lambda: _page("<div>" * 30_000),
    "nested inline": lambda: _page("<b><i>" * 15_000 + "text" + "</i></b>" * 15_000),
    "misnested": lambda: _page("<b><p>" * 15_000 + "</b></p>" * 15_000),
    "nested tables": lambda: _page("<table><tr><td>" * 10_000 + "cell" + "</table>" * 10_000),
    "nested lists": lambda: _page("<ul><li>" * 15_000 + "item" + "</ul>" * 15_000),
    "table without end": lambda: _page("<table>" + "<tr><td>cell" * 16_000 + "</table>"),
    "cells outside a table": lambda: _page("<table>" + "text<b>" * 20_000 + "</table>"),
    "comments": lambda: _page("<!-- no -->" * 100_000),
    "comments without end": lambda: _page() + "<!--" * 200_000,
    "brackets": lambda: _page("<" * 1_000_000),
    "closing tags": lambda: _page("</div>" * 100_000),
    "breaks": lambda: _page("a<br>" * 100_000),
    "empty elements": lambda: _page("<span></span>" * 100_000),
    "references": lambda: _page(f"<p>{'&amp;' * 1_000_000}</p><p>{'&nosuch' * 100_000}</p>"),
    "references in an attribute": lambda: _page(head=f"<meta name=description content='{'&amp;' * 1_000_000}'>"),
    "entities of the document": lambda: (
        "<!DOCTYPE html [<!ENTITY a0 'boom'>"
        + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 30}'>" for n in range(1, 20))
        + f"]><html><body><p>&a19;</p>{_ARTICLE}</body></html>"
    ),
    "meta tags": lambda: _page(head="<meta property='og:title' content='x'>" * 20_000),
    "nested menus around JSON-LD": lambda: _page("<nav>" * 20_000 + _script("{}") + "</nav>" * 20_000),
    "attributes without values": lambda: _page("<div " + " ".join(f"a{n}" for n in range(60_000)) + "></div>"),
    "many tags of many attributes": lambda: _page(f"<p {' '.join(f'a{n}' for n in range(500))}>x</p>" * 5_000),
    "slashes in an address": lambda: _page(
        head=f"<link rel=canonical href='http://x/{'/' * 100_000}x'>",
        body=_headline("a") * 2,
    ),
    "stated text of one letter": lambda: _page(
        "".join(f"<p>{'a' * 40}b{n}</p>" for n in range(29_000)),
        _script(json.dumps({"@type": "NewsArticle", "headline": "h", "articleBody": "a" * 2_000_000})),
    ),
    "a long description": lambda: _page(
        "".join(f"<p>{'z' * 45}{n}</p>" for n in range(29_000)),
        head=f"<meta name=description content='{'z' * 3_000_000}'>",
    ),
    "tags": lambda: _page("<b></b>" * 300_000),
    "broken JSON-LD": lambda: _json_ld('{"a":[' * 100_000),
    "JSON-LD without end": lambda: _page() + '<script type="application/ld+json">' + '{"a": "b", ' * 200_000,
    "nested JSON-LD": lambda: _json_ld('{"a":[' * 400 + "]}" * 400),
    "objects of JSON-LD": lambda: _json_ld("[" + '{"@type": "Thing"},' * 50_000 + "{}]"),
    "numbers in JSON-LD": lambda: _json_ld("[" + "1," * 1_000_000 + "1]"),
    "keywords": lambda: _stated(keywords=["k"] * 300_000),
    "a text in JSON-LD": lambda: _stated(description="word " * 1_000_000),
    "authors": lambda: _page(head=f"<meta name=author content='{_AUTHORS}'>"),
    "authors in JSON-LD": lambda: _stated(author=_AUTHORS),
    "a long author": lambda: _page(head=f"<meta name=author content='{'a' * 100_000}'>"),
    "a long author in JSON-LD": lambda: _stated(author="a" * 100_000),
    "inline elements of an author": lambda: _page(f"<div class=author>{'<span>' * 390}{'by Jo Roe ' * 15_000}</div>"),
    "headings": lambda: _page("<h1>a</h1>" * 20_000),
    "names of the site": lambda: _page(head=f"{_SITE}<meta property=og:title content='x{' | Courier' * 20_000}'>"),
    "names of the site in the title": lambda: _page(head=f"<title>x{' | Courier' * 20_000}</title>{_SITE}"),
    "names of the site in JSON-LD": lambda: _page(head=f"{_SITE}{_headline('x' + ' | Courier' * 20_000)}"),
    "separators of a title": lambda: _page(head=f"<meta property=og:title content='{'a | ' * 100_000}'>"),
    "spaces around JSON-LD": lambda: _json_ld(f"{' ' * 100_000}{{ }}{' ' * 100_000}x"),
    "spaces in a stated text": lambda: _stated(articleBody=f"a{' ' * 1_000_000}b"),
    "sentences of a stated text": lambda: _stated(articleBody="It is so.It is so!" * 100_000),
    "gaps": lambda: _page(f"<p>{('word ' * 15 + 'a<span></span>b') * 100_000}</p>"),
    "a paragraph without a space": lambda: _page(f"{paragraphs(*STORY)}<p>{'桥' * 50_000}。</p>"),
    "a paragraph in one word": lambda: _page(f"<p>{'a' * 10_000_000}</p>"),
    "one paragraph again and again": lambda: _page(f"<article>{paragraphs(STORY[0]) * 5_000}</article>"),
    "paragraphs": lambda: _page(f"<p>{'x' * 100}" * 250_000),
    "items": lambda: _page("<ul>" * 390 + "<li>x" * 200_000),
    "blocks looked for in a stated text": lambda: _looked_for(200_000),
    "fewer blocks looked for in a stated text": lambda: _looked_for(15_000),
    "blocks looked for in descriptions": lambda: _page(
        "".join(f"<p>{'z' * 45}{number}</p>" for number in range(29_000)),
        "".join(map(_described, range(2_000))),
    ),
}


def measure(name: str) -> None:
    """Print what it costs to clean the page `name`."""
    body = PAGES[name]()
    started = time.process_time()
    (result,) = clean_many([RawArticle(body=body)])
    seconds = time.process_time() - started
    kept = type(result).__name__ if isinstance(result, ArticleError) else result.text
    print(json.dumps([seconds, _peak(), kept]), flush=True)


def _peak() -> float:
    """Return the most memory that this process has had, in MB; the kernel's count begins anew with the process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def serve() -> None:
    """Measure the pages whose names are read, each in a process of its own."""
    # What is loaded once in a process is no cost of a page.
    clean_many([RawArticle(body=_page())])
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (_MAX_SECONDS, _MAX_SECONDS))
            try:
                measure(line.strip())
            finally:
                # Nothing of the process that it is a copy of is its own to end.
                os._exit(sys.exc_info()[0] is not None)
        if os.waitpid(child, 0)[1]:
            print("null", flush=True)


if __name__ == "__main__":
    serve()
