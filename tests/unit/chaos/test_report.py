"""What a report says of a run, and of the machine."""

from __future__ import annotations

import json
import socket
from pathlib import Path

from benchmarks.machine import machine
from tests.chaos.oracle import Judgement
from tests.chaos.plan import make_plan
from tests.chaos.report import Result, write_report
from tests.chaos.scenarios import SCENARIOS


def test_a_report_has_the_counts_of_each_scenario_and_what_stands_in_for_the_long_one(tmp_path: Path) -> None:
    lost = Judgement(10, 8, 1, 2, lost=["articles.raw:0:1 is nowhere"])
    results = [
        Result(SCENARIOS[0], make_plan(short=True), Judgement(10, 9, 1), None, 1.25, 3.0, {"kills": 6}),
        Result(SCENARIOS[6], make_plan(short=True), lost, "not within 60 s", 0.0, 4.0, {}),
    ]
    write_report(tmp_path / "report.json", results, machine(), 7.0)
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["passed"], report["runs"], report["articles"], report["lost"]) == (1, 2, 20, 1)
    assert report["scenarios"][0]["short"] == SCENARIOS[0].short
    assert report["scenarios"][1]["faults"] == ["articles.raw:0:1 is nowhere"]
    lines = (tmp_path / "report.txt").read_text().splitlines()
    assert lines[0].startswith(" 1 ok ")
    assert f"(short: {SCENARIOS[0].short})" in lines[0]
    assert lines[1].startswith(" 7 FAIL ")


def test_the_machine_is_told_in_general_words() -> None:
    told = machine()
    assert told["software"]["kafka"]
    words = json.dumps(told)
    assert socket.gethostname() not in words
    assert str(Path.home()) not in words
