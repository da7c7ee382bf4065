"""What a larger network teaches a smaller one: the shares that it gives to each label, not the best alone.

After Hinton et al. 2015, "Distilling the Knowledge in a Neural Network", at temperature one.
"""

import torch
from torch import Tensor
from torch.nn import functional

from training.losses import Scores, scores
from training.network import Network
from training.tensors import Batch

#: Of which heads, with the name of the loss.
_LINEAR = ("tags", "morphs", "names")


def lesson(teacher: Network, batch: Batch, said: Scores) -> dict[str, Tensor]:
    """The losses of ``said`` against what ``teacher`` says of the batch, a mean over all words."""
    with torch.no_grad():
        taught = scores(teacher, batch, 0.0)
    there = batch.present
    out = {f"{name} taught": _apart(said.linear[name], taught.linear[name], there) for name in _LINEAR}
    parts, gold = (s.linear["attribution"].unflatten(-1, (3, 3)) for s in (said, taught))
    out["attribution taught"] = _apart(parts, gold, there) * 3
    out["heads taught"] = _apart(said.arcs, taught.arcs, there)
    start = functional.binary_cross_entropy_with_logits(
        said.linear["starts"][..., 0], torch.sigmoid(taught.linear["starts"][..., 0]), reduction="none"
    )
    out["starts taught"] = start[there].mean()
    return out


def _apart(said: Tensor, taught: Tensor, there: Tensor) -> Tensor:
    return functional.cross_entropy(said[there].flatten(0, -2), taught[there].softmax(-1).flatten(0, -2))
