from __future__ import annotations

import pytest

from attribune.dead.letters import REPLAYED, REPLAYS, Filter, Letter, Verdict, mark, marked, revived, verdict
from attribune_core.stage import headers as names
from attribune_core.stage.letters import forms
from attribune_core.stage.records import Consumed
from attribune_core.stage.work import Refused

OWN = [("traceparent", b"00-1"), ("x", b"1"), ("x", b"2")]


def letter(record: Consumed | None = None, form: int = 0, **changes: object) -> Letter:
    """Return the letter as the stage writes it, read back."""
    record = record or Consumed("articles.raw", 2, 17, 1_700_000_000_000, b"a1", b"\xff\x00 body", OWN)
    written = list(forms(record, Refused("NotTextError", "no prose", "Traceback"), "cleaner", "0.1.0"))[form]
    facts = {"partition": 5, "offset": 9, "key": written.key, "value": written.value, "headers": written.headers}
    return Letter(**{**facts, **changes})  # type: ignore[arg-type]


def test_a_letter_says_what_died_where_and_why() -> None:
    one = letter()
    assert (one.id, one.topic, one.place) == ("a1", "articles.raw", (2, 17))
    assert (one.stage, one.exception, one.message, one.replays) == ("cleaner", "NotTextError", "no prose", 0)
    assert one.failed_at


def test_a_replay_is_the_original_record_with_its_source_and_one_more_replay() -> None:
    one = letter()
    back = revived(one, one.key, one.value or b"")
    assert (back.topic, back.key, back.value) == ("articles.raw", b"a1", b"\xff\x00 body")
    headers = [header for header in back.headers if header[0] != names.PROCESSED_AT]
    assert headers == [*OWN, (names.SOURCE, b"articles.raw:2:17:1700000000000"), (REPLAYS, b"1")]


def test_attempts_are_counted_over_deaths_and_stop_at_the_cap() -> None:
    one = letter()
    for attempt in range(3):
        assert one.replays == attempt
        assert verdict(one, cap=3) is Verdict.REPLAY
        back = revived(one, one.key, one.value or b"")
        assert sum(name == REPLAYS for name, _ in back.headers) == 1
        one = letter(Consumed(back.topic, 0, attempt, 0, back.key, back.value, back.headers))
    assert verdict(one, cap=3) is Verdict.CAPPED
    assert verdict(one, cap=4) is Verdict.REPLAY


def test_the_source_of_the_first_publication_is_kept_through_every_round() -> None:
    first = letter()
    back = revived(first, first.key, first.value or b"")
    second = letter(Consumed("articles.raw", 2, 99, 1_800_000_000_000, back.key, back.value, back.headers))
    again = revived(second, second.key, second.value or b"")
    assert names.first(again.headers, names.SOURCE) == b"articles.raw:2:17:1700000000000"


def test_a_null_value_is_never_sent_back_because_it_would_retract() -> None:
    assert verdict(letter(Consumed("articles.raw", 0, 1, 0, b"a1", None))) is Verdict.NULL
    keyless = Refused("KeylessRetractionError", "a null value without a key", "")
    written = next(forms(Consumed("articles.raw", 0, 1, 0, None, None), keyless, "cleaner", "0.1.0"))
    assert verdict(Letter(0, 0, written.key, written.value, written.headers)) is Verdict.NULL


def test_a_letter_that_names_a_topic_of_no_stage_is_left() -> None:
    assert verdict(letter(Consumed("somewhere.else", 0, 1, 0, b"k", b"v"))) is Verdict.FOREIGN
    assert verdict(Letter(0, 0, b"k", b"v")) is Verdict.FOREIGN


def test_a_letter_whose_value_was_left_out_can_be_looked_up_where_it_lay() -> None:
    one = letter(form=3)
    assert one.value_left_out
    assert verdict(one) is Verdict.REPLAY
    assert one.place == (2, 17)
    lost = letter(form=3, headers=[header for header in one.headers if header[0] != names.ERROR_OFFSET])
    assert verdict(lost) is Verdict.GONE


def test_a_mark_names_the_letter_and_is_no_letter() -> None:
    made = mark(letter())
    assert (made.key, made.value) == (b"a1", None)
    assert marked(made.headers) == 9
    assert marked(letter().headers) is None
    assert marked([(REPLAYED, b"nonsense")]) is None


@pytest.mark.parametrize(
    ("wanted", "matches"),
    [
        (Filter(), True),
        (Filter(ids=frozenset({"a1", "b"})), True),
        (Filter(ids=frozenset({"b"})), False),
        (Filter(stages=frozenset({"cleaner"}), exceptions=frozenset({"NotTextError"})), True),
        (Filter(stages=frozenset({"cleaner"}), exceptions=frozenset({"EmptyBodyError"})), False),
        (Filter(stages=frozenset({"quote-linker"})), False),
    ],
)
def test_a_filter_wants_all_of_what_it_names(wanted: Filter, matches: bool) -> None:
    assert wanted.matches(letter()) is matches
