"""The stage: dead letters, whole and ever smaller, sent or held back."""

from __future__ import annotations

import asyncio

from attribune_core.errors import TooManyDeadLettersError
from attribune_core.stage import headers as names
from attribune_core.stage.work import Done, Refused
from attribune_core.topics import CLEAN
from tests.unit.stage.fakes import settled, until
from tests.unit.stage.rig import Rig

REFUSED = Refused("NotTextError", "no words", "Traceback …")
#: As the cleaner refuses what a producer sent.
BY_RULE = Refused("BodyTooLongError", "too long", "", by_rule=True)


async def test_a_retraction_without_a_key_is_a_dead_letter(rig: Rig) -> None:
    await rig.good(20)
    await rig.read(None, key=None)
    (letter,) = rig.letters()
    assert dict(letter.headers)[names.ERROR_EXCEPTION] == b"KeylessRetractionError"
    assert (letter.key, letter.value) == (None, b""), "the client refuses a record of neither key nor value"


async def test_a_dead_letter_has_the_original_bytes_and_the_reason(rig: Rig) -> None:
    await rig.good(20)
    await rig.read(b"\xff\xfe", key=b"\x00k", headers=[("mine", b"1"), (names.STAGE, b"an earlier death")])
    await rig.finish(b"\xff\xfe", REFUSED)
    (letter,) = rig.letters()
    assert (letter.key, letter.value) == (b"\x00k", b"\xff\xfe")
    headers = dict(letter.headers)
    assert headers.pop(names.FAILED_AT)
    assert headers.pop(names.PROCESSED_AT)
    assert headers == {
        "mine": b"1",
        names.SOURCE: b"articles.raw:0:0:1700000000000",
        names.ERROR_TOPIC: b"articles.raw",
        names.ERROR_PARTITION: b"0",
        names.ERROR_OFFSET: b"0",
        names.ERROR_EXCEPTION: b"NotTextError",
        names.ERROR_MESSAGE: b"no words",
        names.ERROR_STACKTRACE: "Traceback …".encode(),
        names.STAGE: b"stub",
        names.VERSION: b"1.2.3",
    }
    assert rig.acknowledged[-1] == (0, 0)


async def test_a_refused_dead_letter_is_sent_smaller(rig: Rig) -> None:
    await rig.good(20)
    rig.producer.client_limit = 2_000
    await rig.read(b"v" * 500)
    await rig.finish(b"v" * 500, Refused("E", "m", "s" * 2_000))
    await rig.read(b"v" * 1_900)
    await rig.finish(b"v" * 1_900, Refused("E", "m", "s"))
    await rig.read(b"w", headers=[("mine", b"x" * 5_000)])
    await rig.finish(b"w", Refused("E", "m", "s"))
    untraced, valueless, bare = rig.letters()
    assert untraced.value == b"v" * 500
    assert names.ERROR_STACKTRACE not in dict(untraced.headers)
    for letter, size in ((valueless, b"1900"), (bare, b"1")):
        assert letter.value == b""
        assert dict(letter.headers)[names.VALUE_LEFT_OUT] == size
        assert dict(letter.headers)[names.ERROR_OFFSET] in (b"3", b"6")
    assert rig.acknowledged[-3:] == [(0, 0), (0, 3), (0, 6)]


async def test_output_that_is_too_large_is_a_dead_letter(rig: Rig) -> None:
    await rig.good(20)
    rig.producer.broker_limit = 1_000
    await rig.read(b"a")
    await rig.finish(b"a", Done(b"a", b"x" * 1_001))
    await until(lambda: bool(rig.letters()))
    (letter,) = rig.letters()
    assert letter.value == b"a"
    assert dict(letter.headers)[names.ERROR_EXCEPTION] == b"OutputTooLargeError"


async def test_a_held_letter_lets_its_neighbours_out_and_no_offset_past_it(rig: Rig) -> None:
    await rig.read(b"bad")
    await rig.finish(b"bad", REFUSED)
    await rig.read(b"good")
    await rig.finish(b"good")
    assert rig.sent() == [b"GOOD"]
    assert (rig.letters(), rig.acknowledged, rig.stage.held) == ([], [], 1)
    await rig.good(18)
    assert len(rig.letters()) == 1, "twenty decisions, nearly all of them good"
    assert [place for place in rig.acknowledged if place[0] == 0] == [(0, 0), (0, 3)]


async def test_a_lone_bad_article_after_a_start_goes_out_when_nothing_more_comes() -> None:
    rig = Rig(dead_letter_settle=0.0)
    await rig.read(b"bad")
    await rig.finish(b"bad", REFUSED)
    await until(lambda: rig.acknowledged == [(0, 0)])
    assert len(rig.letters()) == 1
    await rig.close()


async def test_a_lone_bad_article_waits_for_what_is_in_work() -> None:
    rig = Rig(dead_letter_settle=0.0)
    await rig.read(b"in work", partition=1)
    await rig.read(b"bad")
    await rig.finish(b"bad", REFUSED)
    rig.stage._look()
    await settled()
    assert not rig.letters()
    await rig.finish(b"in work")
    await until(lambda: len(rig.letters()) == 1)
    await rig.close()


async def test_a_bad_deploy_ends_with_nothing_out_and_nothing_acknowledged() -> None:
    rig = Rig(dead_letter_settle=0.0)
    for at in range(200):
        await rig.read(b"%d" % at, partition=at % 3)
    for at in range(200):
        assert not rig.failures
        await rig.finish(b"%d" % at, REFUSED)
    assert isinstance(rig.failures[0], TooManyDeadLettersError)
    assert (rig.producer.log, rig.acknowledged) == ([], [])
    await rig.close()


async def test_a_feed_of_mostly_refusals_is_no_bad_deploy() -> None:
    rig = Rig()
    for at in range(300):
        await rig.read(b"%d" % at, partition=at % 3)
        await rig.finish(b"%d" % at, Done(b"id", b"out") if at % 10 == 0 else BY_RULE)
    assert not rig.failures
    assert (len(rig.letters()), len(rig.sent()), len(rig.acknowledged)) == (270, 30, 300)
    await rig.close()


async def test_a_limit_that_is_wrong_by_a_factor_ends_the_worker_and_says_where_to_look() -> None:
    rig = Rig(dead_letter_settle=0.0, max_characters=2_000)
    for at in range(200):
        assert not rig.failures
        await rig.read(b"%d" % at, partition=at % 3)
        await rig.finish(b"%d" % at, BY_RULE)
    # The last one has no letter yet.
    assert str(rig.failures[0]) == (
        "the contract refused 200 of the last 200 articles: 199 dead letters stay unsent and uncommitted, most with "
        "BodyTooLongError. Look at the producer and at the limits (ATTRIBUNE_MAX_CHARACTERS=2000, "
        "ATTRIBUNE_MAX_BYTES=16777216); if the articles really are all bad, set ATTRIBUNE_DEAD_LETTER_LIMIT=off."
    )
    assert (rig.producer.log, rig.acknowledged) == ([], [])
    await rig.close()


async def test_a_bad_deploy_among_many_refusals_ends_with_nothing_out() -> None:
    rig = Rig(dead_letter_settle=0.0, in_flight_articles=100)
    for at in range(100):
        assert not rig.failures
        await rig.read(b"%d" % at, partition=at % 3)
        await rig.finish(b"%d" % at, REFUSED if at % 10 == 0 else BY_RULE)
    await until(lambda: bool(rig.failures))
    assert "the work failed on 10 of the last 10 articles" in str(rig.failures[0])
    assert (rig.producer.log, rig.acknowledged) == ([], [])
    await rig.close()


async def test_a_value_of_a_later_topic_that_breaks_the_contract_is_our_own_failure() -> None:
    rig = Rig(dead_letter_settle=0.0, reads=CLEAN)
    for at in range(30):
        await rig.read(b"%d" % at, partition=at % 3)
        await rig.finish(b"%d" % at, Done(b"id", b"out") if at % 3 == 0 else BY_RULE)
    assert rig.stage.gate.failures.count == 20
    assert not rig.stage.gate.refusals.count
    assert not rig.letters()
    await rig.close()


async def test_a_letter_does_not_settle_while_articles_still_come() -> None:
    rig = Rig(dead_letter_settle=0.05)
    await rig.read(b"bad")
    await rig.finish(b"bad", REFUSED)
    held_since = rig.stage._decided_at
    assert not rig.stage._settled(held_since + 0.04)
    assert rig.stage._settled(held_since + 0.06)
    await rig.good(1)
    assert not rig.stage._settled(rig.stage._decided_at + 0.04), "the letter has waited, and an article came just now"
    await rig.close()


async def test_without_the_limit_a_topic_that_is_all_bad_goes_through() -> None:
    rig = Rig(dead_letter_limit="off")
    for at in range(250):
        await rig.read(b"%d" % at)
        await rig.finish(b"%d" % at, REFUSED)
    assert len(rig.letters()) == len(rig.acknowledged) == 250
    assert not rig.failures
    await rig.close()


async def test_letters_that_fill_the_room_end_a_worker_that_is_not_well() -> None:
    rig = Rig(in_flight_articles=30)
    for at in range(30):
        await rig.read(b"%d" % at)
        await rig.finish(b"%d" % at, REFUSED)
    await until(lambda: bool(rig.failures))
    assert isinstance(rig.failures[0], TooManyDeadLettersError)
    assert not rig.letters()
    await rig.close()


async def test_every_letter_that_is_held_back_is_counted(rig: Rig) -> None:
    for at in range(6):
        await rig.read(b"bad %d" % at, partition=at % 2)
        await rig.finish(b"bad %d" % at, REFUSED)
    assert rig.stage.held == 6, "not only the first one of each partition"
    await rig.good(20)
    assert (rig.stage.held, len(rig.letters())) == (0, 6)


async def test_letters_of_one_partition_wait_together_and_not_one_after_the_other() -> None:
    rig = Rig(dead_letter_settle=0.5)
    for at in range(10):
        await rig.read(b"bad %d" % at)
        await rig.finish(b"bad %d" % at, REFUSED)
    began = asyncio.get_running_loop().time()
    await until(lambda: len(rig.letters()) == 10)
    assert asyncio.get_running_loop().time() - began < 5 * 0.5, "ten times half a second, were it one by one"
    await until(lambda: len(rig.acknowledged) == 10)
    assert rig.stage.held == 0
    await rig.close()


async def test_letters_that_were_held_are_forgotten_with_their_partition(rig: Rig) -> None:
    await rig.read(b"bad")
    await rig.finish(b"bad", REFUSED)
    await rig.stage.drain(0)
    await rig.stage.forget()
    assert not rig.stage.waits_for_nothing_but_letters
