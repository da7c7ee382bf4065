"""The pages name every setting with its default, every exit code, and files, modules and commands that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from attribune.exits import Exit
from attribune_core import metrics
from attribune_core.settings import Settings
from attribune_desk.settings import DeskSettings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")))
#: A path in a page begins in one of these.
BASES = (ROOT, ROOT / "services", ROOT / "shared")
#: Folders that a path in a page may begin with; `build` is made, and `text/html` and `/health` are no files.
_TOP = r"(?:services|shared|corpora|models|training|benchmarks|deploy|docs|schema|tests|attribune_\w+|attribune)"
#: `shared/attribune_core`, all that is between two backticks, perhaps with a name in the file: `a/b.py:name`.
_WHOLE = re.compile(rf"`({_TOP}/[\w./-]*)(?::\w+)?`")
#: `pytest tests/unit/test_docs.py`: a file among other words, known by its suffix.
_FILE = re.compile(rf"(?<![\w./-])({_TOP}/[\w./-]*\.\w+)(?![\w/])")
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_MODULE = re.compile(r"python -m ([a-z_.]+[a-z_])")
_TARGET = re.compile(r"(?:^|&& |`|[A-Z]+=\S+ )make ([a-z][a-z-]*)", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
_FENCED = re.compile(r"```.*?```", re.DOTALL)


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


def code(page: Path) -> Iterator[str]:
    """Yield what stands in backticks in `page`, blocks of code included."""
    yield from _CODE.findall(page.read_text(encoding="utf-8"))


def paths(page: Path) -> set[str]:
    """Return the paths of this repository that `page` names."""
    return {path for one in code(page) for path in (*_WHOLE.findall(one), *_FILE.findall(one))}


def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of `page`, as GitHub makes them."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_pages_name_files_modules_targets_and_links() -> None:
    """The tests below have something to look for."""
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert len({path for page in PAGES for path in paths(page)}) > 100
    assert len(set(_MODULE.findall(text))) > 10
    assert len(set(_TARGET.findall(text))) > 10
    assert len(set(_LINK.findall(text))) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_of_a_page_is_there(page: Path) -> None:
    assert [path for path in sorted(paths(page)) if not any((base / path).exists() for base in BASES)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_that_a_page_runs_is_there(page: Path) -> None:
    named = {module for one in code(page) for module in _MODULE.findall(one)}
    files = {module: module.replace(".", "/") for module in named}
    lacking = [
        module
        for module, path in sorted(files.items())
        if not any((base / name).is_file() for base in BASES for name in (f"{path}.py", f"{path}/__main__.py"))
    ]
    assert lacking == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_target_that_a_page_makes_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {target for one in code(page) for target in _TARGET.findall(one)} <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for path, anchor in _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8"))):
        target = page.parent / path if path else page
        assert target.exists(), f"{page.name} links to {path}"
        assert not anchor or anchor in anchors(target), f"{page.name} links to {path}#{anchor}"
