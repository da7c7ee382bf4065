"""One network out of several that went on from the same start: the mean of their weights.

After Wortsman et al. 2022, "Model soups": it costs nothing at run time, and errs less than any of them, since each has
wandered from what they share in a direction of its own.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import torch

from training.paths import Work
from training.plan import HALF_ON, RUNS, Plan, in_half
from training.train import Keep, load, save, train


@dataclass(frozen=True)
class Run:
    """One way to go on from `Work.half`."""

    plan: Plan
    #: The folder to write.
    target: Path
    #: Which articles of political news it meets; all where it is not given.
    keep: Keep | None = None


def train_runs(work: Work) -> None:
    """Go on from ``work.half`` in all runs, and write the mean of those that met everything to ``work.trained``.

    ``work.half_on`` is left, too. A run whose result is there is not run again.
    """
    runs = [Run(plan, work.runs / str(number)) for number, plan in enumerate(RUNS, 1)]
    side_by_side(work, [*runs, Run(HALF_ON, work.half_on, in_half)])
    average([run.target for run in runs], work.trained)


def side_by_side(work: Work, runs: Sequence[Run]) -> None:
    """Train those of ``runs`` that are missing, in their order, one on each core.

    Two runs with a core each read a fifth more words a second than one after the other with both.
    """
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), torch.set_num_threads, (1,)) as pool:
        missing = [run for run in runs if not run.target.exists()]
        for done in [pool.submit(train, work, run.plan, run.target, start=work.half, keep=run.keep) for run in missing]:
            done.result()


def average(folders: Sequence[Path], target: Path) -> None:
    """Write the mean of the networks in ``folders`` to ``target``.

    Raises:
        ValueError: they do not have the same labels.
    """
    networks, labels = zip(*map(load, folders), strict=True)
    if any(other != labels[0] for other in labels):
        raise ValueError(f"the networks in {', '.join(map(str, folders))} have different labels")
    states = [network.state_dict() for network in networks]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    save(target, networks[0].shape, mean, labels[0])
