from __future__ import annotations

from collections.abc import Iterator

import pytest

from attribune.children import Children
from attribune_core.errors import ModelError
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused
from tests.unit.attribune.fake_work import SAMPLE

WORK = "tests.unit.attribune.fake_work:load"


def settings(**changes: int) -> Settings:
    return Settings.model_validate({"processes": 2, "batch_articles": 4, "in_flight_articles": 8} | changes)


def test_results_come_in_order_from_several_processes() -> None:
    bodies = [f"{'slow ' if number % 10 == 0 else ''}{number}".encode() for number in range(40)]
    with Children(WORK, SAMPLE, settings()) as children:
        results = [result for result in children.map(Job(None, body) for body in bodies) if isinstance(result, Done)]
    said = [result.value.partition(b" in ") for result in results]
    assert [body for body, _, _ in said] == bodies
    assert len({process for _, _, process in said}) == 2


def test_an_article_that_kills_its_process_is_refused_alone() -> None:
    bodies = [b"1", b"killer", b"3", b"bad", b"5"]
    with Children(WORK, SAMPLE, settings()) as children:
        results = list(children.map(Job(None, body) for body in bodies))
    kinds = [result.exception if isinstance(result, Refused) else "Done" for result in results]
    assert kinds == ["Done", "WorkLimitError", "Done", "NotTextError", "Done"]


def test_work_that_cannot_even_do_its_sample_is_a_fault_of_the_model() -> None:
    with pytest.raises(ModelError, match="not even the sample"), Children(f"{WORK}_nothing", SAMPLE, settings()):
        pass


def test_jobs_are_taken_no_further_ahead_than_the_settings_allow() -> None:
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield Job(None, b"%d" % number)

    with Children(WORK, SAMPLE, settings(processes=1)) as children:
        results = children.map(jobs())
        next(results)
        assert taken <= 8 + 1
        assert sum(1 for _ in results) == 99
