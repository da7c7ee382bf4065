"""Compile cleaning, entity extraction and quote linking: ``python -m deploy.compile FOLDER [--sources]``.

FOLDER is where the packages lie as they were installed (``site-packages``), or with ``--sources`` a new folder that
gets a copy of them; put it in front of ``PYTHONPATH``, and what runs is machine code. The modules are the same files,
compiled by mypyc: they give the same bytes, and linking takes two thirds of the time. Needs a C compiler, Python's
headers, and mypy with setuptools (``deploy/requirements-compile.lock``). Takes one to six minutes. Exit 1 where
something of that is missing.

Only functions that call one another all the time gain from it. The language pipeline and the stage spend their time in
libraries.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: The compiler that Python was built with, or another one.
COMPILERS = ("cc", "gcc", "clang")
PACKAGES = ("attribune_text", "attribune_cleaner", "attribune_entities", "attribune_quotes")
#: Modules that stay as they are, by their path under the folder of packages; `*` stands for any part of a name. What is
#: moved or added is compiled until it is named here, and a test holds that each line matches something.
LEFT_OUT: tuple[str, ...] = (
    # Packages alone say what can be imported from them.
    "*/__init__.py",
    # Faust and the stage reach into them.
    "attribune_*/agent.py",
    "attribune_*/worker.py",
    # The command line and notebooks call it, and tests put others in the place of what it calls.
    "attribune_quotes/linker.py",
    # Classes over built-in ones.
    "attribune_quotes/model/weights.py",
    # They run once, when what uses them is imported.
    "attribune_entities/lexicon/*.py",
    "attribune_cleaner/boilerplate/table.py",
    # What loads pipelines.
    "attribune_entities/language_model/*.py",
)
#: What is compiled beside the packages: their trees.
_BESIDE = ("attribune_core/trees.py",)
#: The higher levels take longer and give nothing more: the time is in calls of Python objects.
_LEVEL = "1"
_CONFIG = "[mypy]\nfollow_imports = silent\nignore_missing_imports = True\n"


def modules(sources: Path) -> list[str]:
    """The files to compile, relative to the folder that holds the packages."""
    found = [one for package in PACKAGES for one in sorted((sources / package).rglob("*.py"))]
    paths = [one.relative_to(sources).as_posix() for one in found]
    return [*(path for path in paths if not is_left_out(path)), *_BESIDE]


def is_left_out(path: str) -> bool:
    """Whether the module at `path`, relative to the folder of packages, stays as it is."""
    return any(fnmatchcase(path, pattern) for pattern in LEFT_OUT)


def missing() -> str | None:
    """What is missing for compiling, or None."""
    if not any(map(shutil.which, COMPILERS)):
        return "there is no C compiler"
    if not (Path(sysconfig.get_path("include")) / "Python.h").is_file():
        return f"{sysconfig.get_path('include')} has no Python.h"
    return None


def compile_into(target: Path, *, sources: bool = False) -> list[Path]:
    """Put the compiled modules into `target`, with `sources` beside a copy of all packages; return their paths.

    Raises:
        subprocess.CalledProcessError: the compiler failed; its `stdout` says why.
    """
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        _copy(work)
        config = work / "mypy.ini"
        config.write_text(_CONFIG, encoding="utf8")
        command = [sys.executable, "-m", "mypyc", "--config-file", str(config), *modules(work)]
        subprocess.run(
            command,
            cwd=work,
            env={**os.environ, "MYPYC_OPT_LEVEL": _LEVEL},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
        )
        if sources:
            _copy(target)
        out = []
        for built in sorted(work.rglob("*.so")):
            place = built.relative_to(work)
            if place.parts[0] != "build":
                shutil.copy2(built, target / place)
                out.append(target / place)
        return out


def _copy(folder: Path) -> None:
    for packages in ("shared", "services"):
        ignored = shutil.ignore_patterns("__pycache__", "*.so")
        shutil.copytree(ROOT / packages, folder, ignore=ignored, dirs_exist_ok=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Compile, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m deploy.compile", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the packages lie, or with --sources are to lie")
    parser.add_argument("--sources", action="store_true", help="put a copy of the packages there, too")
    given = parser.parse_args(argv)
    if (lacks := missing()) is not None:
        print(f"not compiled: {lacks}", file=sys.stderr)
        return 1
    try:
        built = compile_into(given.folder, sources=given.sources)
    except subprocess.CalledProcessError as error:
        print(error.stdout, file=sys.stderr)
        return 1
    print(f"{given.folder}: {len(built)} compiled modules, {sum(one.stat().st_size for one in built) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
