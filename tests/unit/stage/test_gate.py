"""The gate: a bad article's letter goes out, a bad deploy's do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_core.stage.gate import MINIMUM, WINDOW, Gate, State


def decide(gate: Gate, *, good: int = 0, bad: int = 0) -> None:
    for died in [False] * good + [True] * bad:
        gate.decide(died=died)


def test_a_letter_after_a_start_waits() -> None:
    gate = Gate()
    decide(gate, bad=1)
    assert not gate.passes(gate.ticket())


def test_a_lone_letter_goes_out_once_nothing_more_comes() -> None:
    gate = Gate()
    decide(gate, bad=1)
    ticket = gate.ticket()
    gate.settle()
    assert gate.passes(ticket)
    assert not gate.passes(gate.ticket()), "the next one waits for itself"


def test_twenty_decisions_half_of_them_good_open_a_new_gate() -> None:
    gate = Gate()
    decide(gate, bad=10, good=9)
    ticket = gate.ticket()
    assert not gate.passes(ticket)
    decide(gate, good=1)
    assert gate.passes(ticket)


def test_a_bad_deploy_lets_nothing_out_however_often_it_is_started() -> None:
    for _ in range(5):
        gate = Gate()
        for decision in range(1, WINDOW + 1):
            assert not gate.spent
            gate.decide(died=True)
            assert not gate.passes(gate.ticket())
            if decision >= MINIMUM:
                gate.settle()
        assert gate.spent


def test_deaths_among_many_good_articles_pass_at_once() -> None:
    gate = Gate()
    decide(gate, good=WINDOW)
    for _ in range(WINDOW // 2):
        gate.decide(died=True)
        assert gate.passes(gate.ticket())
    gate.decide(died=True)
    assert not gate.passes(gate.ticket()), "more than half of the last 200"


def test_good_articles_bring_the_ratio_down() -> None:
    gate = Gate()
    decide(gate, good=30, bad=31)
    ticket = gate.ticket()
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
    ticket = new.ticket()
    new.fill()
    assert new.passes(ticket)
    assert not new.spent
    decide(held, bad=MINIMUM)
    held.fill()
    assert held.spent


def test_off_lets_everything_out() -> None:
    gate = Gate(limit=False)
    for _ in range(3 * WINDOW):
        gate.decide(died=True)
        assert gate.passes(gate.ticket())
    assert not gate.spent


@given(st.lists(st.sampled_from(["good", "bad", "settle"]), max_size=3 * WINDOW))
def test_nothing_passes_a_gate_that_has_seen_mostly_deaths(steps: list[str]) -> None:
    gate = Gate()
    decisions: list[bool] = []
    held: list[int] = []
    for step in steps:
        if step == "settle":
            gate.settle()
        else:
            decisions.append(step == "bad")
            gate.decide(died=step == "bad")
            if step == "bad":
                held.append(gate.ticket())
        window = decisions[-WINDOW:]
        assert (gate.decisions, gate.deaths) == (len(window), sum(window))
        mostly_deaths = len(window) >= MINIMUM and 2 * sum(window) > len(window)
        assert (gate.state is State.HELD) == mostly_deaths
        if mostly_deaths and step == "bad":
            assert not gate.passes(held[-1])
        if gate.state is State.OPEN:
            assert all(gate.passes(ticket) for ticket in held)
        if gate.spent:
            assert len(decisions) >= WINDOW
