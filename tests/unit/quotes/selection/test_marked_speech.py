"""Marked words that are never lost, and those that may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from attribune import enrich_many
from attribune_core.events import EnrichedArticle
from attribune_core.raw import read_raw
from attribune_text.quotation_marks import MarkedRegion, outermost, scan
from benchmarks.articles_gold import load_all
from tests.unit.quotes.prose import event, speakers_by_words

#: A clause of speech right after marked words.
_CUE_AFTER = re.compile(r",? (?:(?:he|she|they|[A-Z]\w+) )?(?:said|says|asked|told|wrote|added)\b")
#: The last characters of a sentence.
_SENTENCE_ENDS = (".", "!", "?", "…")


def lost(one: EnrichedArticle) -> Iterator[str]:
    """Yield the marked words that no quote touches, if they are a sentence, or two words and more before a cue."""
    spans = [span for quote in one.quotes for span in quote.spans]
    for region in outermost(scan(one.text, one.paragraphs)):
        if any(start < region.end and region.start < end for start, end in spans):
            continue
        words = re.findall(r"\w+", one.text[slice(*region.inside)])
        if not any(map(str.islower, words)):
            continue  # a title
        if _is_sentence(one, region) or (len(words) > 1 and _CUE_AFTER.match(one.text, region.end)):
            yield one.text[region.start : region.end]


def _is_sentence(one: EnrichedArticle, region: MarkedRegion) -> bool:
    """Return whether a region begins and ends as a sentence."""
    paragraph = next(start for start, end in one.paragraphs if start <= region.start < end)
    before = one.text[paragraph : region.start].rstrip(" “”\"'‘’(")
    inside = one.text[slice(*region.inside)].rstrip(" ”\"'’")
    ends = inside.endswith(_SENTENCE_ENDS) and not re.match(r" [a-z]|,", one.text[region.end :])
    return ends and (not before or before.endswith(_SENTENCE_ENDS))


def test_no_marked_sentence_of_the_invented_articles_is_lost() -> None:
    raws = [read_raw(gold.path.read_bytes(), gold.name.encode()) for gold in load_all()]
    assert {one.id: words for one in enrich_many(raws) if (words := list(lost(one)))} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bus was late. “Nobody ever tells us anything.” The queue laughed.", "“Nobody ever tells us anything.”"),
        ("She looked at the house. “Never.” Then she closed the door.", "“Never.”"),
        ('The door fell shut. "What was that?" A dog barked.', '"What was that?"'),
        ("Her eyes narrow. ‘It was not mine.’ The tea goes cold.", "‘It was not mine.’"),
        ("The gate is chained. “Come back in May!”", "“Come back in May!”"),
        ("(“I was so ashamed.”) The house was sold.", "“I was so ashamed.”"),
        ("How long did it take?\n\n“Nine winters. I counted.”\n\nThe wall is blue.", "“Nine winters. I counted.”"),
        ("The plaque is of bronze:\n\n“Here the river stood in 1953. It went again.”\n\nMoss covers it.", "“Here the"),
        ("‘We had no plan’\n\nThe family left in May and has not come back since.", "‘We had no plan’"),
        ("The bill, and “nobody has read it to the end”, lies in a drawer of the council.", "“nobody has read it"),
    ],
)
def test_marked_speech_is_kept_even_if_nobody_is_known_to_say_it(text: str, words: str) -> None:
    quotes = [quote.text for quote in event(text).quotes]
    assert any(words in one for one in quotes)
    assert list(lost(event(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace dividend” never came.",
        "The crowd carried signs that read “Hands Off Our River” and sang.",
        "The film “Warm Hands” opens today.",
        "They took the “scenic” route to the coast.",
        "The old road is a “green way” now.",
        "The word “tariff” stood on every page of the leaflet.",
        "Robert “Ace” Lindgren fixed the boat before noon.",
        'The board is 6" wide and 8" long.',
        "Songs such as “The Kiss Was Beautiful.” filled the hall.",
        "The fifties brought “free parking for everybody in town” and little else.",
    ],
)
def test_what_is_no_speech_stays_out(text: str) -> None:
    assert [quote.text for quote in event(text).quotes if quote.type == "direct"] == []


def test_a_quote_within_marked_speech_does_not_stand_in_its_place() -> None:
    one = event(
        "The gate is shut. “My brother says it is lame, and so the cart stays here and the road is free.” It rains."
    )
    outer = next(quote for quote in one.quotes if quote.nested_in is None)
    assert (outer.text[:11], outer.text[-6:]) == ("“My brother", "free.”")


def test_a_sentence_that_its_cue_interrupts_after_two_words_is_whole() -> None:
    said = speakers_by_words("“If it rains”, Hilary Voss said, “we sell umbrellas on the steps of the hall.”")
    assert said == {"“If it rains” … “we sell umbrellas on the steps of the hall.”": "Hilary Voss"}


def test_a_remark_in_brackets_divides_no_quote() -> None:
    said = speakers_by_words(
        "“I was standing at the window when” (he has no window) “the lights went out,” Desmond Hale said."
    )
    assert said == {"“I was standing at the window when” … “the lights went out,”": "Desmond Hale"}
