"""One network out of several that went on from the same start: the mean of their weights.

After Wortsman et al. 2022, "Model soups": it costs nothing at run time, and errs less than any of them, since each has
wandered from what they share in a direction of its own.
"""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from training.paths import Work
from training.plan import Plan
from training.train import load, save, train

#: Runs side by side, one core each.
_SIDE_BY_SIDE = 2


def train_runs(work: Work, plans: Sequence[Plan], start: Path) -> None:
    """Train each of ``plans`` from the network in ``start``, and write the mean of all to ``work.trained``.

    A run whose result is there is not run again.
    """
    folders = [work.runs / str(number) for number in range(1, len(plans) + 1)]
    with ProcessPoolExecutor(_SIDE_BY_SIDE, get_context("spawn")) as pool:
        missing = [(plan, folder) for plan, folder in zip(plans, folders, strict=True) if not folder.exists()]
        for done in [pool.submit(train, work, plan, folder, start=start) for plan, folder in missing]:
            done.result()
    average(folders, work.trained)


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
