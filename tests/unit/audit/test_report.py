"""The tables of an audit, and how they are printed."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner, Result

from attribune.cli import app
from attribune.exits import Exit
from attribune_audit.counts import Counts
from attribune_audit.facts import quote_facts
from attribune_audit.rendering import as_csv
from attribune_audit.report import Report, report
from attribune_desk.store import Store
from benchmarks import audit as benchmark
from tests.unit.audit.builders import model
from tests.unit.desk.articles import add, event

EVENTS = [
    event("a", published_at="2026-03-04"),
    event("b", published_at="2026-04-01"),
    event("c", published_at="2026-04-02", name="Ben Moss"),
    event("d", published_at="2026-04-02", name="Ben Moss", source="Lantern", said="“We won by two goals,”"),
]


def made(outlet: str = "", month: str = "") -> Report:
    counts = Counts()
    for one in EVENTS:
        counts.add(quote_facts(model(one)))
    return report(counts, outlet, month)


def test_sums_and_shares() -> None:
    found = made()
    assert (found.quotes, found.words, found.persons) == (4, 11, 2)
    (named, *others) = found.tables["speaker kind"]
    assert (named.value, named.quotes, named.share_of_quotes) == ("named person", 4, 1.0)
    assert {row.quotes for row in others} == {0}
    assert [(row.value, row.quotes, row.words) for row in found.outlets] == [
        ("The Harbour Post", 3, 6),
        ("Lantern", 1, 5),
    ]
    assert found.outlets[1].share_of_words == pytest.approx(5 / 11)
    assert [(row.value, row.quotes) for row in found.months] == [("2026-03", 1), ("2026-04", 3)]


def test_one_outlet_and_month() -> None:
    found = made("The Harbour Post", "2026-04")
    assert (found.quotes, [row.name for row in found.most_quoted]) == (2, ["Ada Roe", "Ben Moss"])
    assert [row.name for row in found.first_time] == ["Ben Moss"]
    assert made("Lantern").persons == 1
    assert made("Nobody").quotes == 0


def test_csv_holds_every_table_and_no_formula() -> None:
    EVENTS.append(event("e", published_at="2026-04-03", source="=cmd()"))
    try:
        rows = list(csv.DictReader(io.StringIO(as_csv(made()))))
    finally:
        EVENTS.pop()
    assert {row["table"] for row in rows} >= {"Who speaks", "Direct and indirect speech", "Outlets", "Most quoted"}
    assert "'=cmd()" in {row["value"] for row in rows}
    assert {row["share_of_quotes"] for row in rows if row["table"] == "Most quoted"} == {""}


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(app, ["audit", *map(str, arguments)])


def lines(events: list[dict[str, Any]]) -> bytes:
    return b"".join(orjson.dumps(one) + b"\n" for one in events)


def test_the_command_counts_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_bytes(lines(EVENTS[:2]))
    (tmp_path / "two.jsonl.gz").write_bytes(gzip.compress(lines(EVENTS[2:])))
    (tmp_path / "notes.txt").write_text("not events")
    found = json.loads(run(tmp_path, "--format", "json").stdout)
    assert (found["quotes"], found["persons"]) == (4, 2)
    one = json.loads(run(tmp_path / "one.jsonl", "--format", "json", "--month", "2026-03").stdout)
    assert (one["quotes"], one["month"]) == (1, "2026-03")
    assert run(tmp_path, "--format", "csv").stdout.startswith("table,value,quotes,words")
    shown = run(tmp_path).stdout
    assert "named person" in shown
    assert "never a guess" in shown


def test_the_later_event_of_an_id_counts(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_bytes(lines([EVENTS[0], event("a", name="Ben Moss")]))
    found = json.loads(run(tmp_path / "one.jsonl", "--format", "json").stdout)
    assert [row["name"] for row in found["most_quoted"]] == ["Ben Moss"]


def test_a_line_that_is_no_event_is_named_and_the_others_count(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_bytes(b'{"id": 3}\n' + lines(EVENTS[:1]))
    found = run(file, "--format", "json")
    assert found.exit_code == Exit.BAD_ARTICLES
    assert json.loads(found.stdout)["quotes"] == 1
    assert "one.jsonl:1:" in found.stderr.replace("\n", "")


def test_the_figures_over_the_invented_articles() -> None:
    assert len(benchmark.role_rows()) >= 40
    found = benchmark.figures()
    assert {name: figure for name, figure in found.items() if figure < benchmark.FLOORS[name]} == {}


def test_the_command_counts_a_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/desk.sqlite"
    store = Store(url).open()
    add(store, *EVENTS)
    store.close()
    found = json.loads(run("--database", url, "--outlet", "Lantern", "--format", "json").stdout)
    assert (found["quotes"], found["persons"]) == (1, 1)


def test_files_and_a_database_exclude_one_another(tmp_path: Path) -> None:
    assert run().exit_code == Exit.USAGE
    assert run(tmp_path, "--database", "sqlite:///x").exit_code == Exit.USAGE
