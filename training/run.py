"""Train the pipeline from the corpora: ``python -m training.run --corpora DIR [--again PART]``.

Three parts, each skipped where its result is there: ``convert`` reads the corpora into ``build/training/converted``,
``train`` writes ``build/training/trained``, ``package`` puts that into the distribution under ``models/``. Once, from
unpacked corpora: about half a minute, fifty minutes on one core, and two seconds.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from training.convert import convert
from training.package import package
from training.paths import Work
from training.train import Plan, train

PARTS = ("convert", "train", "package")


def run(corpora: Path, work: Work, again: Sequence[str] = ()) -> None:
    """Run the parts whose result is missing, those in ``again``, and all that come after one of them.

    Raises:
        FileNotFoundError: ``corpora`` lacks a corpus.
    """
    fresh = any(part in again for part in PARTS[:1])
    if fresh or not work.converted.exists():
        shutil.rmtree(work.converted, ignore_errors=True)
        convert(corpora, work)
        fresh = True
    if fresh or "train" in again or not work.trained.exists():
        shutil.rmtree(work.trained, ignore_errors=True)
        train(work, Plan())
    package(work)


def main() -> int:
    """Run as the module's docstring says, and return the exit status."""
    parser = argparse.ArgumentParser(description="Train the language pipeline from the corpora.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the unpacked corpora")
    parser.add_argument("--again", action="append", default=[], choices=PARTS[:2], help="a part to run once more")
    options = parser.parse_args()
    if not options.corpora.is_dir():
        print(f"{options.corpora} is not a folder", file=sys.stderr)
        return 2
    run(options.corpora, Work(), options.again)
    return 0


if __name__ == "__main__":
    sys.exit(main())
