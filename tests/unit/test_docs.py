"""The pages for users name every setting with its default, and every exit code."""

from __future__ import annotations

from pathlib import Path

from attribune.exits import Exit
from attribune_core import metrics
from attribune_core.settings import Settings
from attribune_desk.settings import DeskSettings

DOCS = Path(__file__).parents[2] / "docs"


def test_every_setting_is_documented_with_its_default() -> None:
    rows = [line for line in (DOCS / "settings.md").read_text().splitlines() if line.startswith("| `ATTRIBUNE_")]
    for name, field in Settings.model_fields.items():
        (row,) = [line for line in rows if f"`ATTRIBUNE_{name.upper()}`" in line]
        if field.default is not None:
            stated = row.split("|")[2].strip().strip("`")
            assert stated in {str(field.default), f"{field.default:g}" if isinstance(field.default, float) else ""}, row


def test_every_setting_of_the_desk_is_documented_with_its_default() -> None:
    page = (DOCS / "desk.md").read_text()
    for name, field in DeskSettings.model_fields.items():
        variable = "ATTRIBUNE_DATABASE_URL" if name == "database_url" else f"ATTRIBUNE_DESK_{name.upper()}"
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{variable}`")]
        if field.default:
            assert row.split("|")[2].strip().strip("`") == str(field.default), row


def test_every_exit_code_is_documented() -> None:
    page = (DOCS / "cli.md").read_text()
    for code in Exit:
        assert f"| {int(code)} | {code.name} |" in page


def test_the_table_of_metrics_is_the_list() -> None:
    rows = [line for line in (DOCS / "metrics.md").read_text().splitlines() if line.startswith("| `attribune_")]
    assert rows == metrics.table()


def test_metrics_are_named_as_prometheus_names_them() -> None:
    assert len({one.name for one in metrics.ALL}) == len(metrics.ALL)
    for one in metrics.ALL:
        assert one.name.startswith("attribune_")
        assert one.name.endswith("_total") == (one.kind is metrics.Kind.COUNTER)
        assert one.name.endswith("_seconds") == (one.unit == "seconds")
        assert bool(one.buckets) == (one.kind is metrics.Kind.HISTOGRAM)
