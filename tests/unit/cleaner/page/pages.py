"""Invented news pages for tests: an article within the furniture that pages have."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

#: Paragraphs of an article. No test expects a scorer to know them: they are running text as news has it.
STORY = (
    "Officials in Oakhurst closed the bridge over the Senn to all traffic on Monday, after inspectors found a "
    "crack in one of its girders that was as long as a school bus.",
    "“You could put your hand in it,” said Ray Cobb, who has painted the span since 1998. “I told them so in the "
    "autumn, and I told them again after the first frost.”",
    "The county expects the repair to take until the spring. Drivers have to go 14 miles around by the old mill, "
    "and the school has moved its first lesson to a quarter past nine.",
    "Fire crews on the far side have been given a second engine, but the nearest hospital is now forty minutes "
    "away, said Dana Whitlock, who leads the volunteer company there.",
    "The bridge was built in 1931 and was last strengthened when the quarry opened. The state counts it among "
    "nine spans in the valley that need more than paint, according to a report from last year.",
    "Merchants on Water Street say that they have lost a third of their customers within a week. “Nobody drives "
    "half an hour for a loaf of bread,” said Lucia Ferrante, whose bakery stands at the ramp.",
)

#: What pages show around their articles.
COOKIES = "We and our 214 partners store and read information on your device. Choose what you agree to."
MENU = ("Home", "Local", "Sports", "Weather", "Opinion", "Obituaries")
RELATED = ("Deer season opens with a whimper", "Council votes on the swimming pool", "Five cakes for a grey weekend")
COMMENTS = (
    "They should have fixed that thing ten years ago, and everybody in this county knows it.",
    "My cousin drives the bus on that route and says that it will be a very long winter for her.",
)
COPYRIGHT = "© 2025 Tri-County Courier. All rights reserved."


def paragraphs(*texts: str) -> str:
    """Return `texts` as paragraphs of HTML."""
    return "\n".join(f"<p>{text}</p>" for text in texts)


def json_ld(*objects: Any) -> str:
    """Return a script of JSON-LD for each of `objects`."""
    return "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in objects)


def meta(tags: Mapping[str, str | Sequence[str]]) -> str:
    """Return a meta tag for each of `tags`: OpenGraph's and articles' by property, others by name."""
    out = []
    for name, contents in tags.items():
        key = "property" if name.startswith(("og:", "article:")) else "name"
        for content in [contents] if isinstance(contents, str) else contents:
            out.append(f'<meta {key}="{name}" content="{content}">')
    return "".join(out)


def page(
    body: str = paragraphs(*STORY),
    *,
    head: str = "<title>Bridge shut until spring | Tri-County Courier</title>",
    top: str = "<h1>Bridge shut until spring</h1>",
    after: str = "",
    language: str = "en",
) -> str:
    """Return a whole page: `body` in the element of the article's text, `top` above it, `after` below the article."""
    menu = "".join(f'<li><a href="/{number}">{label}</a></li>' for number, label in enumerate(MENU))
    related = "".join(f'<li><a href="/r{number}">{label}</a></li>' for number, label in enumerate(RELATED))
    comments = "".join(f'<div class="comment"><p>{text}</p><a href="#">Reply</a></div>' for text in COMMENTS)
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">{head}<style>p {{ color: red }}</style></head>
<body>
<div class="cookie-banner" role="dialog"><p>{COOKIES}</p><button>Accept all</button></div>
<header class="site-header"><a href="/"><img src="logo.svg" alt="Courier"></a>
<nav class="main-nav"><ul>{menu}</ul></nav></header>
<main><article class="story">
<header class="story-header">{top}</header>
<div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a> <a href="#">Email</a></div>
<figure class="lead-image"><img src="b.jpg"><figcaption>The bridge on Monday. Photo: Dale Fenner</figcaption></figure>
<div class="article-body">
{body}
</div>
</article>{after}
<section class="related-stories"><h2>More from Local</h2><ul>{related}</ul></section>
<section class="comments"><h2>2 comments</h2>{comments}</section>
</main>
<aside class="sidebar"><h3>Most popular</h3><ul>{related}</ul></aside>
<footer class="site-footer"><ul>{menu}</ul><p>{COPYRIGHT}</p></footer>
<script>track("not for readers");</script>
</body></html>"""
