"""Train the pipeline from the corpora: ``python -m training.run --corpora DIR [--again PART]``.

``DIR`` holds the corpora, unpacked or as archives. The parts:

- ``convert`` reads the corpora into ``build/training/converted``;
- ``large`` trains a network with more layers than the one that ships, from a pretrained transformer that Maven fetches;
- ``lower`` cuts it down to its lower layers with fewer inner units and trains these on;
- ``small`` removes some of the attention heads;
- ``train`` trains that network on in several runs and takes their mean;
- ``half`` trains a network on one half of the political news;
- ``held_out`` writes its tags of the other half, for the weights of quote linking;
- ``package`` puts the result of ``train`` into the distribution under ``models/``;
- ``card`` scores it and writes the model card.

All but the last two are skipped if their result exists, unless they or a part that they depend on are run ``--again``.

``--without polnear,gum-nc`` trains a pipeline without that data in a folder beside ``build/training``. The pipeline is
written there, and its scores to ``training/scores_without.json``, which the card quotes. Without political news it has
no quotations, and ``half`` and ``held_out`` are left out.
"""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from corpora.archives import UNPACKED, unpacked
from training.average import train_runs
from training.card import write_card
from training.convert import convert
from training.cut import cut
from training.evaluate import NO_CORPORA, evaluate
from training.held_out import write_held_out
from training.package import package, packed, write
from training.paths import CORPORA, OTHER_SCORES, Work
from training.plan import HALF, LARGE, LOWER, SMALL, USED_TO_LOWER, WITHOUT_NEWS, in_half
from training.pretrained import bge_small
from training.sources import GUM_OTHERS, POLITICAL_NEWS
from training.train import train

#: Parts whose results are kept.
LASTING = ("convert", "large", "lower", "small", "train", "half", "held_out")

LEAVABLE = (POLITICAL_NEWS, GUM_OTHERS)


@dataclass(frozen=True)
class Part:
    """A part of training that leaves a result."""

    name: str
    #: The folder that exists when the part is done.
    result: Path
    make: Callable[[], None]
    #: The parts whose results it reads.
    of: Collection[str] = ()
    #: Intermediate results, from which the part goes on after an interruption.
    halfway: Sequence[Path] = ()


def run(corpora: Path, again: Collection[str] = (), without: Collection[str] = ()) -> None:
    """Run the parts whose result is missing, those in ``again``, and all that depend on one of them.

    ``without`` names data to leave out.

    Raises:
        FileNotFoundError: ``corpora`` lacks a corpus, or there is no Maven.
        ModuleNotFoundError: ``spacy-lookups-data`` is not installed.
        RuntimeError: Maven could not fetch the pretrained transformer.
    """
    # One network is trained at a time, so it gets all cores, whatever OMP_NUM_THREADS says.
    torch.set_num_threads(os.cpu_count() or 1)
    folder = unpacked(corpora, UNPACKED, CORPORA)
    work = Work(Work().folder.with_name("-".join(["training-without", *sorted(without)]))) if without else Work()
    news = POLITICAL_NEWS not in without
    run_parts(_parts(folder, work, without) if news else _parts_without_news(folder, work, without), again)
    if without:
        write(packed(work.trained, quotations=news), work.pipeline)
        scores = {"without": sorted(without), "scores": evaluate(folder, str(work.pipeline))}
        OTHER_SCORES.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf8")
    else:
        work.scores.write_text(json.dumps(evaluate(folder, str(package(work))), indent=2) + "\n", encoding="utf8")
    if Work().scores.exists():
        print(write_card(Work().scores, OTHER_SCORES))


def _parts(corpora: Path, work: Work, without: Collection[str]) -> list[Part]:
    return [
        Part("convert", work.converted, lambda: convert(corpora, work, without)),
        Part("large", work.large, lambda: train(work, LARGE, work.large, bge_small()), of=["convert"]),
        Part("lower", work.lower, lambda: _lower(work), of=["large"], halfway=[work.lower_start]),
        Part("small", work.small, lambda: cut(work, work.lower, work.small, SMALL), of=["lower"]),
        Part("train", work.trained, lambda: train_runs(work), of=["small"], halfway=[work.runs]),
        Part("half", work.half, lambda: train(work, HALF, work.half, bge_small(), keep=in_half), of=["convert"]),
        Part("held_out", work.held_out, lambda: write_held_out(corpora, work), of=["half"]),
    ]


def _lower(work: Work) -> None:
    if not work.lower_start.exists():
        cut(work, work.large, work.lower_start, LOWER)
    train(work, USED_TO_LOWER, work.lower, work.lower_start)


def _parts_without_news(corpora: Path, work: Work, without: Collection[str]) -> list[Part]:
    return [
        Part("convert", work.converted, lambda: convert(corpora, work, without)),
        Part("train", work.trained, lambda: train(work, WITHOUT_NEWS, work.trained, bge_small()), of=["convert"]),
    ]


def run_parts(parts: Sequence[Part], again: Collection[str]) -> None:
    """Run the parts whose result is missing, those in ``again``, and all that depend on one of them.

    In ``parts`` each part follows those that it depends on.
    """
    made: set[str] = set()
    for part in parts:
        if part.name in again or not made.isdisjoint(part.of):
            for stale in (part.result, *part.halfway):
                shutil.rmtree(stale, ignore_errors=True)
        if not part.result.exists():
            part.make()
            made.add(part.name)


def main() -> int:
    """Run as the module's docstring says, and return the exit status."""
    parser = argparse.ArgumentParser(description="Train the language pipeline from the corpora.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora, unpacked or as archives")
    parser.add_argument("--again", action="append", default=[], choices=LASTING, help="a part to run once more")
    parser.add_argument("--without", type=_names, default=(), help=f"data to leave out: {', '.join(LEAVABLE)}")
    options = parser.parse_args()
    try:
        run(options.corpora, options.again, options.without)
    except FileNotFoundError as missing:
        print(missing, file=sys.stderr)
        return NO_CORPORA
    return 0


def _names(value: str) -> list[str]:
    names = value.split(",")
    if unknown := set(names) - set(LEAVABLE):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))} cannot be left out, only {', '.join(LEAVABLE)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
