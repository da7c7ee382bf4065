"""`attribune desk` from the command line, without a broker."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from attribune.cli import app
from attribune.exits import Exit
from attribune_desk.asking import ask
from attribune_desk.settings import DeskSettings
from attribune_desk.store import Store, Wanted
from tests.unit.desk.articles import event


@pytest.mark.parametrize("missing", ["fastapi", "sqlalchemy"])
def test_without_the_extra_the_command_says_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("attribune_desk", missing))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    done = CliRunner().invoke(app, ["desk", "--offline"])
    assert done.exit_code == Exit.FAILED
    assert "pip install 'attribune[desk]'" in done.output
    assert "Traceback" not in done.output


def test_other_commands_do_not_need_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fastapi", "sqlalchemy", "uvicorn", "jinja2"):
        monkeypatch.setitem(sys.modules, name, None)
    assert CliRunner().invoke(app, ["schema", "--help"]).exit_code == Exit.OK


def test_events_of_a_file_are_taken_without_kafka(tmp_path: Path) -> None:
    lines = [orjson.dumps(event("a")), b"", b"{}", orjson.dumps(event("b", said="“From a file,”"))]
    (tmp_path / "enriched.jsonl").write_bytes(b"\n".join(lines))
    url = f"sqlite:///{tmp_path}/new folder/desk.sqlite"
    done = CliRunner().invoke(app, ["desk", "load", str(tmp_path / "enriched.jsonl"), "--database", url])
    assert done.exit_code == Exit.BAD_ARTICLES, done.output
    assert "2 kept, 1 refused" in done.output
    store = Store(url).open()
    assert [quote.article for quote in store.reader.quotes(Wanted(q="file"), limit=9).items] == ["b"]
    store.close()


def test_a_wrong_setting_has_its_exit_code() -> None:
    done = CliRunner().invoke(app, ["desk", "--offline", "--database", "mysql://x"])
    assert done.exit_code == Exit.SETTINGS
    assert "ATTRIBUNE_DATABASE_URL" in done.output


def test_what_no_log_may_hold() -> None:
    assert DeskSettings(database_url="postgresql://me:pass%40word@db/desk", token="a-long-token").secrets == (  # type: ignore[arg-type]
        "a-long-token",
        "pass@word",
    )
    assert DeskSettings().secrets == ()


def test_a_desk_that_does_not_answer_is_not_well() -> None:
    assert "does not answer" in ask(DeskSettings(port=1))
