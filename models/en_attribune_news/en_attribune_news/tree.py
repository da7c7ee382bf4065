"""From the scores of heads to trees: the best head of each word, mended where that is no tree.

The mending is the algorithm of Chu and Liu 1965 and Edmonds 1967, as McDonald et al. 2005 ("Non-projective Dependency
Parsing using Spanning Tree Algorithms") brought it to parsing.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def tree(scores: Floats) -> Ints:
    """The head of each word of a sentence; the one root is its own head.

    Args:
        scores: (words, words), how well each column heads each row; the diagonal says how well a word is the root.
    """
    count = len(scores)
    if count == 1:
        return np.zeros(1, dtype=np.int64)
    heads: Ints = scores.argmax(1)
    roots = np.flatnonzero(heads == np.arange(count))
    if len(roots) == 1 and _reaches_root(heads, int(roots[0])):
        return heads
    root = int(np.diagonal(scores).argmax(0))
    graph = scores.astype(np.float64)
    np.fill_diagonal(graph, -np.inf)
    graph[root] = -np.inf
    found = _arborescence(graph, root)
    found[root] = root
    return found


def _reaches_root(heads: Ints, root: int) -> bool:
    # Doubling the steps: after log2(n) rounds every word has climbed as far as it can.
    up = heads.copy()
    for _ in range(max(1, len(heads).bit_length())):
        up = up[up]
    return bool((up == root).all())


def _arborescence(graph: npt.NDArray[np.float64], root: int) -> Ints:
    """The best head of each node but ``root`` that makes a tree; rows are dependents, columns heads."""
    heads: Ints = graph.argmax(1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    count = len(graph)
    inside = np.zeros(count, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    # One node stands for the cycle: entering it costs the arc of the cycle that the entry breaks.
    kept = graph[cycle, heads[cycle]]
    entering = graph[np.ix_(cycle, outside)] - kept[:, None]
    leaving = graph[np.ix_(outside, cycle)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = graph[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    above = _arborescence(small, int(np.flatnonzero(outside == root)[0]))
    out: Ints = heads.copy()
    for node, head in zip(outside, above[:-1], strict=True):
        if node != root:
            out[node] = outside[head] if head < len(outside) else cycle[int(graph[node, cycle].argmax(0))]
    entry = above[-1]
    broken = cycle[int(entering[:, entry].argmax(0))]
    out[broken] = outside[entry]
    return out


def _cycle(heads: Ints, root: int) -> Ints | None:
    state = np.zeros(len(heads), dtype=np.int64)
    state[root] = -1
    for start in range(len(heads)):
        node, path = start, []
        while state[node] == 0:
            state[node] = start + 1
            path.append(node)
            node = int(heads[node])
        if state[node] == start + 1:
            return np.array(path[path.index(node) :], dtype=np.int64)
        for seen in path:
            state[seen] = -1
    return None
