"""Train the pipeline from the corpora: ``python -m training.run --corpora DIR [--again PART]``.

``DIR`` holds the corpora, unpacked or as archives. Five parts: ``convert`` reads the corpora into
``build/training/converted``, ``train`` trains all heads together into ``build/training/trained``, ``names`` trains the
names further into ``build/training/refined``, ``package`` puts that into the distribution under ``models/``, ``card``
scores it and writes the model card. The first three, which take half a minute, about forty minutes and three minutes
on one core, are skipped where their result is there, unless asked for again.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from training.card import write_card
from training.convert import convert
from training.corpora import unpacked
from training.evaluate import NO_CORPORA, evaluate
from training.package import package
from training.paths import Work
from training.plan import Plan
from training.train import refine_names, train

#: Parts whose results are kept.
LASTING = ("convert", "train", "names")


def run(corpora: Path, work: Work, again: Sequence[str] = ()) -> None:
    """Run the parts whose result is missing, those in ``again``, and all that come after one of them.

    Raises:
        FileNotFoundError: ``corpora`` lacks a corpus.
    """
    folder = unpacked(corpora, work.corpora)
    fresh = "convert" in again or not work.converted.exists()
    if fresh:
        shutil.rmtree(work.converted, ignore_errors=True)
        convert(folder, work)
    fresh = fresh or "train" in again or not work.trained.exists()
    if fresh:
        shutil.rmtree(work.trained, ignore_errors=True)
        train(work, Plan())
    if fresh or "names" in again or not work.refined.exists():
        shutil.rmtree(work.refined, ignore_errors=True)
        refine_names(work)
    packaged = package(work)
    scores = evaluate(folder, str(packaged))
    work.scores.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf8")
    print(write_card(work.scores))


def main() -> int:
    """Run as the module's docstring says, and return the exit status."""
    parser = argparse.ArgumentParser(description="Train the language pipeline from the corpora.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora, unpacked or as archives")
    parser.add_argument("--again", action="append", default=[], choices=LASTING, help="a part to run once more")
    options = parser.parse_args()
    try:
        run(options.corpora, Work(), options.again)
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return NO_CORPORA
    return 0


if __name__ == "__main__":
    sys.exit(main())
