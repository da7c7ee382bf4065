"""The gate: a bad article's letter goes out, a bad deploy's do not, and what the contract refuses is judged apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_core.stage.gate import MINIMUM, WINDOW, Decision, Gate, State, Ticket


def decide(gate: Gate, *, good: int = 0, bad: int = 0, refused: int = 0) -> None:
    for kind, count in ((Decision.OUT, good), (Decision.FAILED, bad), (Decision.REFUSED, refused)):
        for _ in range(count):
            gate.decide(kind)


def failure(gate: Gate) -> Ticket:
    return gate.ticket(refused=False)


def refusal(gate: Gate) -> Ticket:
    return gate.ticket(refused=True)


@pytest.mark.parametrize("letter", [failure, refusal])
def test_a_letter_after_a_start_waits(letter: type[Ticket]) -> None:
    gate = Gate()
    decide(gate, bad=1)
    assert not gate.passes(letter(gate))


@pytest.mark.parametrize("kind", [Decision.FAILED, Decision.REFUSED])
def test_a_lone_letter_goes_out_once_nothing_more_comes(kind: Decision) -> None:
    gate = Gate()
    gate.decide(kind)
    ticket = gate.ticket(refused=kind is Decision.REFUSED)
    gate.settle()
    assert gate.passes(ticket)
    assert not gate.passes(failure(gate)), "the next one waits for itself"


def test_twenty_decisions_half_of_them_good_open_a_new_gate() -> None:
    gate = Gate()
    decide(gate, bad=10, good=9)
    ticket = failure(gate)
    assert not gate.passes(ticket)
    decide(gate, good=1)
    assert gate.passes(ticket)


def test_a_bad_deploy_lets_nothing_out_however_often_it_is_started() -> None:
    for _ in range(5):
        gate = Gate()
        for decision in range(1, WINDOW + 1):
            assert not gate.spent
            decide(gate, bad=1)
            assert not gate.passes(failure(gate))
            if decision >= MINIMUM:
                gate.settle()
        assert gate.spent


@pytest.mark.parametrize("refused", [1, 3, 9, 15])
def test_refusals_do_not_dilute_the_failures_of_a_bad_deploy(refused: int) -> None:
    """On what the contract takes all work fails; the more is refused, the longer it takes to be sure, and all wait."""
    gate = Gate()
    for _ in range(MINIMUM):
        decide(gate, refused=refused, bad=1)
        assert not gate.passes(failure(gate))
        assert not gate.passes(refusal(gate)), "it would go out again after each restart"
    assert gate.state is State.HELD
    gate.settle()
    assert not gate.passes(failure(gate))
    decide(gate, refused=WINDOW)
    assert gate.spent


@pytest.mark.parametrize(("good", "refused"), [(2, 18), (10, 10), (19, 1)])
def test_a_feed_of_mostly_refusals_flows(good: int, refused: int) -> None:
    gate = Gate()
    for _ in range(WINDOW):
        decide(gate, good=good, refused=refused)
        assert not gate.spent
    assert gate.state is State.OPEN
    assert gate.passes(refusal(gate))
    assert not gate.failures.count


def test_nineteen_of_twenty_refused_are_held_until_good_ones_come() -> None:
    gate = Gate()
    decide(gate, refused=19)
    assert gate.state is State.NEW, "too few to judge by"
    decide(gate, good=1)
    ticket = refusal(gate)
    assert gate.state is State.HELD
    gate.settle()
    assert not gate.passes(ticket), "a setting wrong by a factor is not settled by waiting"
    decide(gate, good=1)
    assert gate.passes(ticket)


def test_a_limit_that_is_wrong_lets_nothing_out_however_often_it_is_started() -> None:
    for _ in range(5):
        gate = Gate()
        for _ in range(WINDOW):
            assert not gate.spent
            decide(gate, refused=1)
            assert not gate.passes(refusal(gate))
        assert gate.spent


def test_a_worker_that_ran_well_holds_refusals_when_nearly_all_of_the_window_are() -> None:
    gate = Gate()
    decide(gate, good=WINDOW, refused=WINDOW * 95 // 100 - 1)
    assert gate.state is State.OPEN
    decide(gate, refused=1)
    assert gate.state is State.HELD
    assert not gate.passes(refusal(gate))
    assert not gate.passes(failure(gate))
    decide(gate, refused=WINDOW - 1)
    assert not gate.spent
    decide(gate, refused=1)
    assert gate.spent


def test_a_failure_waits_for_twenty_articles_that_were_worked_on() -> None:
    gate = Gate()
    decide(gate, refused=20, good=9, bad=9)
    assert gate.state is State.OPEN
    early = failure(gate)
    assert gate.passes(refusal(gate))
    assert not gate.passes(early), "of 18 that were worked on"
    decide(gate, good=2)
    assert gate.passes(early)


def test_deaths_among_many_good_articles_pass_at_once() -> None:
    gate = Gate()
    decide(gate, good=WINDOW)
    for _ in range(WINDOW // 2):
        decide(gate, bad=1)
        assert gate.passes(failure(gate))
    decide(gate, bad=1)
    assert not gate.passes(failure(gate)), "more than half of the last 200"


def test_good_articles_bring_the_ratio_down() -> None:
    gate = Gate()
    decide(gate, good=30, bad=31)
    ticket = failure(gate)
    assert gate.state is State.HELD
    gate.settle()
    assert not gate.passes(ticket), "to settle is for a new gate only"
    decide(gate, good=1)
    assert gate.passes(ticket)
    assert not gate.spent


def test_a_full_window_of_a_long_running_worker_does_not_end_it_at_once() -> None:
    gate = Gate()
    decide(gate, good=WINDOW, bad=WINDOW // 2 + 1)
    assert gate.state is State.HELD
    decide(gate, bad=WINDOW - 1)
    assert not gate.spent
    decide(gate, bad=1)
    assert gate.spent


def test_memory_full_of_letters_is_the_last_chance() -> None:
    new, held = Gate(), Gate()
    decide(new, bad=12)
    ticket = failure(new)
    new.fill()
    assert new.passes(ticket)
    assert not new.spent
    decide(held, bad=MINIMUM)
    held.fill()
    assert held.spent


def test_memory_full_of_refusals_with_no_work_that_succeeded_is_a_bad_deploy() -> None:
    gate = Gate()
    decide(gate, refused=90, bad=10)
    ticket = failure(gate)
    gate.fill()
    assert gate.spent
    assert not gate.passes(ticket)


def test_memory_full_of_refusals_lets_a_failure_among_good_articles_out() -> None:
    gate = Gate()
    decide(gate, refused=90, bad=4, good=6)
    ticket = failure(gate)
    assert not gate.passes(ticket)
    gate.fill()
    assert gate.passes(ticket)
    assert not gate.spent


def test_off_lets_everything_out() -> None:
    gate = Gate(limit=False)
    for _ in range(3 * WINDOW):
        decide(gate, bad=1, refused=2)
        assert gate.passes(failure(gate))
        assert gate.passes(refusal(gate))
    gate.fill()
    assert not gate.spent


@given(st.lists(st.sampled_from(["good", "bad", "refused", "settle"]), max_size=3 * WINDOW))
def test_nothing_passes_a_gate_that_has_seen_mostly_deaths(steps: list[str]) -> None:
    gate = Gate()
    worked: list[bool] = []
    every: list[bool] = []
    held: list[Ticket] = []
    for step in steps:
        if step == "settle":
            gate.settle()
        else:
            decide(gate, **{step: 1})
            every.append(step == "refused")
            if step != "refused":
                worked.append(step == "bad")
            if step != "good":
                held.append(gate.ticket(refused=step == "refused"))
        work, window = worked[-WINDOW:], every[-WINDOW:]
        assert (len(gate.failures), gate.failures.count) == (len(work), sum(work))
        assert (gate.decisions, gate.refusals.count) == (len(window), sum(window))
        most_fail = len(work) >= MINIMUM and 2 * sum(work) > len(work)
        many_refused = len(window) >= MINIMUM and 20 * sum(window) >= 19 * len(window)
        assert (gate.state is State.HELD) == (most_fail or many_refused)
        if gate.state is State.HELD and step in ("bad", "refused"):
            assert not gate.passes(held[-1])
        if gate.state is State.OPEN:
            assert all(gate.passes(ticket) for ticket in held if ticket.refused or len(work) >= MINIMUM)
        if gate.spent:
            assert len(every) >= WINDOW
