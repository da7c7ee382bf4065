"""No annotated article makes the linker raise, and its events satisfy the invariants of the contract."""

from __future__ import annotations

import os
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from attribune_core.codec import decode, encode
from attribune_core.events import (
    QUOTATION_TAGS,
    AnnotatedArticle,
    Annotation,
    CleanArticle,
    Column,
    EnrichedArticle,
    Entity,
    Mention,
    Pipeline,
    Quotation,
)
from attribune_entities import annotate
from attribune_quotes import link


def _one_of(text: str) -> st.SearchStrategy[str]:
    return st.sampled_from(text.split())


_WORDS = _one_of(
    """
    said told Ada Roe who he “ ” " ' ‘ ’ `` '' « » „ , . : - and that according to the official it’s not was by called
    plan 5" 🙂 claim she asked ( )
    """
)
_DEPS = _one_of(
    """
    nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss ccomp xcomp advcl acl acl:relcl parataxis conj cc mark case
    aux aux:pass cop compound:prt flat appos punct dep root det amod compound expl fixed nonsense
    """
)
_POS = _one_of("NOUN PROPN PRON VERB AUX ADJ ADP SCONJ PUNCT DET PART X")
_TAGS = _one_of("NN NNS NNP PRP WP VBD VBG VBN VB IN TO , . `` '' DT")
_LEMMAS = _one_of("say tell call be plan claim official accord ask want believe :")


@st.composite
def articles(draw: st.DrawFn) -> AnnotatedArticle:
    count = draw(st.integers(0, 24))
    text, bounds, breaks = "", [], []
    for at in range(count):
        gap = draw(st.sampled_from(["", " ", " ", "\n\n"])) if at else ""
        if gap == "\n\n":
            breaks.append(len(text))
        text += gap
        word = draw(_WORDS)
        bounds.append((len(text), len(text) + len(word)))
        text += word
    columns = {
        name: Column.of(draw(st.lists(values, min_size=count, max_size=count)))
        for name, values in {"pos": _POS, "tag": _TAGS, "dep": _DEPS, "lemma": _LEMMAS}.items()
    }
    quotation = None
    if draw(st.booleans()):
        digits = st.text(alphabet="059hz", min_size=count, max_size=count)
        quotation = Quotation(**{name: draw(digits) for name in QUOTATION_TAGS})
    heads = draw(st.lists(st.integers(0, max(0, count - 1)), min_size=count, max_size=count))
    return AnnotatedArticle(
        event_id="e",
        id="a",
        text=text,
        paragraphs=_paragraphs(text),
        sentences=_spans(draw, bounds),
        entities=_entities(draw, text, bounds),
        annotation=Annotation(
            scheme=draw(st.sampled_from(["ud", "clearnlp"])),
            offsets=Annotation.offsets_of(bounds),
            heads=tuple(head - at for at, head in enumerate(heads)),
            **columns,
            quotation=quotation,
        ),
        pipeline=Pipeline(cleaner="0"),
    )


def _paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    out, at = [], 0
    for part in text.split("\n\n"):
        if part:
            out.append((at, at + len(part)))
        at += len(part) + 2
    return tuple(out)


def _spans(draw: st.DrawFn, bounds: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Draw sentences over some of the tokens: a foreign pipeline may leave gaps."""
    cuts = sorted(draw(st.sets(st.integers(0, len(bounds)), max_size=6)))
    return tuple((bounds[one][0], bounds[two - 1][1]) for one, two in pairwise(cuts) if one < two)


def _entities(draw: st.DrawFn, text: str, bounds: list[tuple[int, int]]) -> tuple[Entity, ...]:
    out = []
    for number in range(draw(st.integers(0, 3)) if bounds else 0):
        first = draw(st.integers(0, len(bounds) - 1))
        last = draw(st.integers(first, min(first + 3, len(bounds) - 1)))
        start, end = bounds[first][0], bounds[last][1]
        mention = Mention(
            start=start, end=end, text=text[start:end], kind=draw(st.sampled_from(["name", "nominal", "pronoun"]))
        )
        label = draw(st.sampled_from(["PERSON", "ORG", "DATE"]))
        out.append(Entity(id=f"e{number + 2}", label=label, name=mention.text, mentions=(mention,)))
    return tuple(out)


@given(articles())
@settings(max_examples=400, deadline=None)
def test_no_article_makes_it_raise(article: AnnotatedArticle) -> None:
    event = link(article)
    assert decode(EnrichedArticle, encode(event)) == event
    assert event.entities[: len(article.entities)] == article.entities or all(
        set(old.mentions) <= set(new.mentions) and old.id == new.id
        for old, new in zip(article.entities, event.entities, strict=False)
    )
    assert link(article) == event


#: How many strings are tried. A release is tried with CASES=10000.
_CASES = int(os.environ.get("CASES", "100"))

_PIECES = st.sampled_from(
    [
        *(
            "“",
            "”",
            '"',
            "'",
            "‘",
            "’",
            "``",
            "''",
            "«",
            "»",
            "„",
            "‹",
            "›",
            "「",
            "」",
            ",",
            ".",
            ":",
            "—",
            "…",
            "?",
            "(",
        ),
        *(" ", " ", " ", " ", "\n", "\n\n", "\n\n“", ",” ", " “", "\u00a0", "\u200b", "\x00"),
        *(
            "Ada Roe",
            "Mr. Lind",
            "he",
            "She",
            "who",
            "the official",
            "O’Neill’s",
            "the White House",
            "🙂",
            "É",
            "x" * 60,
        ),
        *(" said", "said ", " told reporters that ", "according to ", " added", " denied", "’s claim that ", "tweeted"),
        *("Q: ", "\n\nA: ", "I ", "some of them", "the 34-year-old", " reported, citing", ", with Roe tweeting that "),
        *("We won", "it rains", "the plan", '5" pipe', "don’t", "rock ’n’ roll", "No", "and", "that"),
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
@settings(max_examples=_CASES, deadline=None)
def test_no_text_makes_the_pipeline_raise(text: str) -> None:
    clean = CleanArticle(
        event_id="e", id="a", text=text, paragraphs=_paragraphs(text), pipeline=Pipeline(cleaner="0"), language="en"
    )
    event = link(annotate(clean))
    assert decode(EnrichedArticle, encode(event)) == event
