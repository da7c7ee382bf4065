"""One network out of several that were trained from the same start: the mean of their weights.

After Wortsman et al. 2022, "Model soups". The mean costs no more to run than one network, and makes fewer errors than
each of them.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import torch

from training.paths import Work
from training.plan import RUNS
from training.train import load, save, train


def train_runs(work: Work) -> None:
    """Train ``work.small`` on in all runs, one on each core, and write their mean to ``work.trained``.

    A run whose result exists is not run again. Two runs side by side, a core each, read a fifth more words a second
    than two runs one after the other on both cores.
    """
    runs = {work.runs / str(number): plan for number, plan in enumerate(RUNS, 1)}
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), torch.set_num_threads, (1,)) as pool:
        missing = [(plan, target) for target, plan in runs.items() if not target.exists()]
        for done in [pool.submit(train, work, plan, target, start=work.small) for plan, target in missing]:
            done.result()
    average(list(runs), work.trained)


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
