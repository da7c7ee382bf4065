"""Train the pipeline from the corpora: ``python -m training.run --corpora DIR [--again PART]``.

``DIR`` holds the corpora, unpacked or as archives. Six parts: ``convert`` reads the corpora into
``build/training/converted``; ``half`` trains the network on one half of the political news, and ``held_out`` writes
what it says of the other half, for the weights of quote linking; ``train`` goes on with everything; ``package`` puts
the result into the distribution under ``models/``, ``card`` scores it and writes the model card. All but the last
two are skipped where their result is there, unless asked for again.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from training.card import write_card
from training.convert import convert
from training.corpora import unpacked
from training.evaluate import NO_CORPORA, evaluate
from training.held_out import write_held_out
from training.package import package
from training.paths import Work
from training.plan import HALF, WHOLE, in_half
from training.train import train

#: Parts whose results are kept.
LASTING = ("convert", "half", "held_out", "train")


def run(corpora: Path, work: Work, again: Sequence[str] = ()) -> None:
    """Run the parts whose result is missing, those in ``again``, and all that come after one of them.

    Raises:
        FileNotFoundError: ``corpora`` lacks a corpus.
        ModuleNotFoundError: the pretrained transformer is not installed.
    """
    folder = unpacked(corpora, work.corpora)
    parts: list[tuple[str, Path, Callable[[], None]]] = [
        ("convert", work.converted, lambda: convert(folder, work)),
        ("half", work.half, lambda: train(work, HALF, work.half, keep=in_half)),
        ("held_out", work.held_out, lambda: write_held_out(folder, work)),
        ("train", work.trained, lambda: train(work, WHOLE, work.trained, start=work.half)),
    ]
    fresh = False
    for name, result, make in parts:
        fresh = fresh or name in again or not result.exists()
        if fresh:
            shutil.rmtree(result, ignore_errors=True)
            make()
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
