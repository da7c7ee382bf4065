from __future__ import annotations

import re
from html import unescape

import pytest
from rich.console import Console

from attribune.rendering import article, page, retraction
from attribune_core.pieces import MODALITY_SHOWN, by_paragraph, printable, speaker_of
from tests.unit.core.builders import TEXT, enriched, entity, quote, read

EVIL = "“<script>alert(1)</script>” & \x1b[31m said Ada Roe"


def on_terminal(event: dict[str, object]) -> str:
    console = Console(width=100, record=True, file=None, force_terminal=False)
    with console.capture() as capture:
        console.print(article(read(event)))
    return capture.get()


def evil() -> dict[str, object]:
    mention = {"start": EVIL.index("Ada"), "end": len(EVIL), "text": "Ada Roe", "kind": "name"}
    speaker = {"start": mention["start"], "end": mention["end"], "text": "Ada Roe", "entity": "e1", "name": '<b>"Ada'}
    end = EVIL.index("”") + 1
    return enriched(
        text=EVIL,
        title="<h1>'\"",
        warnings=["<i>"],
        paragraphs=[[0, len(EVIL)]],
        sentences=[[0, len(EVIL)]],
        entities=entity(name='<b>"Ada', label='"><x', titles=["<u>"], mentions=[mention]),
        quotes=quote(text=EVIL[:end], spans=[[0, end]], cue=None, speaker=speaker),
        source_map=None,
    )


def test_the_pieces_of_a_paragraph_are_its_text() -> None:
    event = read(enriched(paragraphs=[[0, 25], [26, 37]]))
    for (start, end), pieces in by_paragraph(event):
        assert "".join(piece.text for piece in pieces) == event.text[start:end]


def test_pieces_say_what_they_belong_to() -> None:
    ((_, pieces),) = by_paragraph(read(enriched()))
    facts = {
        piece.text: (len(piece.quotes), piece.entity and piece.entity.id, piece.is_cue, piece.is_speaker)
        for piece in pieces
    }
    assert facts["“We won,”"] == (1, None, False, False)
    assert facts["Ada Roe"] == (0, "e1", False, True)
    assert facts["said"] == (0, None, True, False)
    assert facts["She"] == (0, "e1", False, False)


def test_a_document_stands_in_brackets_after_who_issued_it() -> None:
    speaker = {"start": 26, "end": 29, "text": "She", "entity": "e1", "name": "Ada Roe", "document": True}
    (found,) = read(enriched(quotes=quote(speaker=speaker))).quotes
    assert speaker_of(found) == "Ada Roe (She)"
    (found,) = read(enriched()).quotes
    assert speaker_of(found) == "Ada Roe"


def test_spans_that_cross_and_nest_lose_no_text() -> None:
    """A quote in a quote, a mention that leaves a quote, a quote over the border of two paragraphs."""
    inner = quote(id="q2", text=TEXT[5:30], spans=[[5, 30]], type="mixed", nested_in="q1")
    event = read(enriched(quotes=[*quote(), *inner], paragraphs=[[0, 16], [17, 37]]))
    found = dict(by_paragraph(event))
    assert {span: "".join(piece.text for piece in pieces) for span, pieces in found.items()} == {
        (0, 16): TEXT[0:16],
        (17, 37): TEXT[17:37],
    }
    both = [piece for pieces in found.values() for piece in pieces if len(piece.quotes) == 2]
    assert [piece.text for piece in both] == [TEXT[5:11]]
    assert both[0].quotes[-1].id == "q2", "the innermost is the last"


def test_a_terminal_shows_the_speaker_beside_the_quote() -> None:
    shown = on_terminal(enriched(title="A title"))
    assert re.search(r"“We won,” Ada Roe said\. She smiled\. +q1 Ada Roe", shown)
    assert "“said”, direct, 0.97" in shown
    assert "A title" in shown


@pytest.mark.parametrize(("modality", "shown"), MODALITY_SHOWN.items())
def test_what_was_not_said_is_shown_as_such(modality: str, shown: str) -> None:
    event = enriched(quotes=quote(modality=modality))
    assert f"direct, {shown}, 0.97" in "".join(page([read(event)]))
    # A terminal may break the line between the words.
    assert set(shown.split()) <= set(on_terminal(event).replace(",", "").split())


def test_what_was_said_is_not_marked_as_such() -> None:
    assert "“said”, direct, 0.97" in "".join(page([read(enriched())]))


def test_a_quote_of_nobody_says_so() -> None:
    assert "nobody named" in on_terminal(enriched(quotes=quote(speaker=None)))


def test_no_article_steers_the_terminal() -> None:
    assert "\x1b[31m" not in on_terminal(evil())
    assert printable("a\x1b\x9b\u202eb\n\tc") == "a\ufffd\ufffd\ufffdb\n\tc"


def test_markup_of_rich_in_an_article_is_only_text() -> None:
    text = "[bold]“We won,”[/bold] [link=x]she said."
    bare = enriched(text=text, paragraphs=[[0, len(text)]], sentences=[], entities=[], quotes=[], source_map=None)
    assert text in on_terminal(bare)


def test_a_page_escapes_every_word_of_an_article() -> None:
    html = "".join(page([read(evil())]))
    for tag in ("<script", '<b>"', "<x", "<u>", "<i>", "<h1>'"):
        assert tag not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'class="quote direct"' in html


def test_a_page_holds_the_whole_text_and_every_event() -> None:
    html = "".join(page([read(enriched()), read(enriched(id="other"))]))
    texts = [unescape(re.sub(r"<[^>]+>", "", row)) for row in re.findall(r'<div class="row"><p>(.*?)</p>', html)]
    assert texts == [TEXT, TEXT]
    assert "default-src 'none'" in html


def test_a_retraction_is_shown_by_its_id() -> None:
    console = Console(width=80)
    with console.capture() as capture:
        console.print(retraction("a[1]"))
    assert "a[1]  retracted" in capture.get()
