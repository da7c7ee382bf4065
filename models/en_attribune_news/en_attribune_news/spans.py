"""From the scores of BIO tags to spans."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

#: Less than any score, and still a number.
_NEVER = -1e9


class Chunker:
    """Decodes tags ``O``, ``B-X`` and ``I-X``: the best path on which an inside follows its own begin or inside."""

    def __init__(self, tags: Sequence[str]) -> None:
        """Take the tags in the order of their scores."""
        self._tags = list(tags)
        self._allowed = np.array([[_may_follow(before, after) for after in tags] for before in tags])
        self._first = np.array([not tag.startswith("I-") for tag in tags])
        self._inside = ~self._first
        self._penalty = np.where(self._allowed, 0.0, -np.inf)

    def spans(self, scores: Floats, starts: npt.NDArray[np.bool_]) -> list[tuple[int, int, str]]:
        """The spans [first, last) with their labels.

        Args:
            scores: (words, tags).
            starts: which words begin a sentence; no span goes over into it.
        """
        scores = scores.copy()
        scores[np.ix_(starts, self._inside)] = _NEVER
        path = scores.argmax(1)
        if not (self._first[path[0]] and self._allowed[path[:-1], path[1:]].all()):
            self._mend(path, scores, starts)
        out: list[tuple[int, int, str]] = []
        for at in np.flatnonzero(path != self._tags.index("O")).tolist():
            tag = self._tags[path[at]]
            if tag.startswith("I-") and out and out[-1][1] == at:
                out[-1] = (out[-1][0], at + 1, out[-1][2])
            else:
                out.append((at, at + 1, tag[2:]))
        return out

    def _mend(self, path: npt.NDArray[np.int64], scores: Floats, starts: npt.NDArray[np.bool_]) -> None:
        """Find the best path of each sentence whose tags do not fit together: no span goes over into the next."""
        bounds = [0, *(np.flatnonzero(starts[1:]) + 1).tolist(), len(path)]
        for first, last in pairwise(bounds):
            own = path[first:last]
            if not (self._first[own[0]] and self._allowed[own[:-1], own[1:]].all()):
                path[first:last] = self._viterbi(scores[first:last])

    def _viterbi(self, scores: Floats) -> npt.NDArray[np.int64]:
        # Scores are logits; a softmax per word would add the same number to all of its tags.
        best = np.where(self._first, scores[0].astype(np.float64), -np.inf)
        back = np.zeros(scores.shape, dtype=np.int64)
        for at in range(1, len(scores)):
            through = best[:, None] + self._penalty
            back[at] = through.argmax(0)
            best = through.max(0) + scores[at]
        path = np.zeros(len(scores), dtype=np.int64)
        path[-1] = best.argmax(0)
        for at in range(len(scores) - 1, 0, -1):
            path[at - 1] = back[at, path[at]]
        return path


def _may_follow(before: str, after: str) -> bool:
    return not after.startswith("I-") or before[2:] == after[2:]
