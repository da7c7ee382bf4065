"""The 120 sentences of words that were said and of words that nobody said."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from attribune_core.events import Quote
from attribune_quotes.cues.cue_kinds import DENIAL_CUES
from benchmarks.modality import PARTS, VALUES, Outcome, accuracy, lines, outcomes, quote_of, read
from benchmarks.same_events import bodies

#: Least share of right modalities, of all sentences and of those that no rule was written by. Reached on the day of the
#: first measurement: 0.975 and 0.950.
FLOOR, FLOOR_ASIDE = 0.96, 0.93
#: Lemmas of cues that are themselves refusals.
_REFUSALS = {"decline", "refuse", "fail", "forget", "avoid", "omit"}


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    return list(outcomes(read()))


def test_each_value_has_twenty_sentences_ten_of_them_set_aside() -> None:
    counts = Counter((one.modality, one.part) for one in read())
    assert counts == {(value, part): 10 for value in VALUES for part in PARTS}
    assert len({one.text for one in read()}) == 120


def test_a_line_has_a_cue_and_a_content(tmp_path: Path) -> None:
    table = tmp_path / "modality.tsv"
    table.write_text("modality\tpart\ttext\nfuture\trules\tShe will {say} [so].", encoding="utf-8")
    (one,) = read(table)
    assert (one.text, one.text[slice(*one.cue)], one.text[slice(*one.content)]) == ("She will say so.", "say", "so")
    for wrong in ("future\trules\tShe will say [so].", "rumoured\trules\tShe {said} [so].", "future\tall\t{a} [b]"):
        table.write_text(f"modality\tpart\ttext\n{wrong}", encoding="utf-8")
        with pytest.raises(ValueError, match=r"no modality and part|not one cue"):
            read(table)


def test_the_quote_with_the_cue_is_meant() -> None:
    (one,) = (one for one in read() if one.text.startswith("The union plans to tell"))

    def quote(cue: str, content: str) -> Quote:
        at, start = one.text.index(cue), one.text.index(content)
        spans = ((start, start + len(content)),)
        about = {"spans": ((at, at + len(cue)),), "text": cue, "lemma": cue, "kind": "speech"}
        return Quote.model_validate(
            {
                "id": cue,
                "type": "indirect",
                "text": content,
                "spans": spans,
                "cue": about,
                "confidence": 1,
                "method": "m",
            }
        )

    outer, inner = quote("plans", "to tell its members that the offer is final"), quote("tell", "the offer is final")
    assert quote_of(one, [outer, inner]) is inner
    assert quote_of(one, [outer]) is outer
    assert quote_of(one, []) is None


def test_modalities_are_right(found: list[Outcome]) -> None:
    aside = [one for one in found if one.sentence.part == "aside"]
    assert accuracy(found) >= FLOOR, [*lines(found)]
    assert accuracy(aside) >= FLOOR_ASIDE
    assert sum(one.is_quote for one in found) >= 110


def test_figures_name_what_is_wrong(found: list[Outcome]) -> None:
    wrong = [one for one in found if not one.is_right]
    assert len(list(lines(found, ()))) == 10
    assert len(list(lines(found))) == 10 + len(wrong)
    assert accuracy([]) == 0.0


ADVANCE = """If the governor says the bank is safe, depositors will stay, the analyst Rahel Tesfaye wrote.

Nobody in the room said “stop”. Nobody asked, “Who signed this?”

The board could have said no. It should have told shareholders that the fund was empty. Instead it said nothing.

In a speech in Derby she will tell business leaders: “There is no painless way to mend a road.”

Her opposite number, Dominic Ayers, was due to respond in the evening. He is likely to call the rise “a tax on nurses”.
"""


def test_only_what_was_said_in_an_article_is_actual() -> None:
    from attribune_cleaner import clean
    from attribune_core.events import RawArticle
    from attribune_entities import annotate
    from attribune_quotes import link

    quotes = link(annotate(clean(RawArticle(body=ADVANCE, language="en")))).quotes
    assert [(one.cue and one.cue.text, one.modality) for one in quotes] == [
        ("wrote", "actual"),
        ("says", "hypothetical"),
        ("said", "negated"),
        ("asked", "negated"),
        ("said", "hypothetical"),
        ("told", "hypothetical"),
        ("tell", "future"),
        ("call", "future"),
    ]


def until(text: str, quote: Quote) -> bool:
    assert quote.cue is not None
    end = quote.cue.spans[-1][1]
    return text[end:].lstrip().startswith("until")


def test_a_modality_and_a_negated_cue_agree() -> None:
    """A negated cue of what was said denies or refuses, or is negated in part: "not only said", "did not say until"."""
    from attribune_cleaner import clean_many
    from attribune_core.events import CleanArticle, RawArticle
    from attribune_entities import annotate_many
    from attribune_quotes import link_many

    texts = [fields for _, fields in bodies([], None, 0)] + [{"body": one.text} for one in read()]
    cleaned = [one for one in clean_many([RawArticle(**fields) for fields in texts]) if isinstance(one, CleanArticle)]
    events = link_many([one for one in annotate_many(cleaned) if not isinstance(one, Exception)])
    quotes = [(event, quote) for event in events for quote in event.quotes]
    for event, quote in quotes:
        if quote.cue is None:
            assert quote.modality in ("actual", "disputed") or quote.continues is not None
        elif quote.cue.negated and quote.modality == "actual":
            assert quote.cue.lemma in DENIAL_CUES | _REFUSALS or "only" in quote.cue.text or until(event.text, quote), (
                quote
            )
    assert {quote.modality for _, quote in quotes} == set(VALUES)
