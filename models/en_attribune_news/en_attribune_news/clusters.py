"""Clusters of words that stand in like places: a number a word, 0 for what is in none.

They are Brown clusters (Brown et al. 1992, "Class-Based n-gram Models of Natural Language"), made over far more text
than is annotated, so that a word which training never met still says what it is like.
"""

from collections.abc import Mapping

#: Numbers that a word can have: those of the clusters from 1 on, and 0.
COUNT = 1000


def cluster_of(word: str, clusters: Mapping[str, int]) -> int:
    """Return the number of the cluster of ``word`` as it is written, else in lower case, else 0."""
    return clusters.get(word) or clusters.get(word.lower(), 0)


def lines(clusters: Mapping[str, int]) -> str:
    """Return ``clusters``, by word, as text: a line a number from 1 on, its words apart by spaces."""
    words: list[list[str]] = [[] for _ in range(max(clusters.values(), default=0))]
    for word in sorted(clusters):
        words[clusters[word] - 1].append(word)
    return "\n".join(" ".join(line) for line in words)


def by_word(text: str) -> dict[str, int]:
    """Return what `lines` wrote."""
    return {word: number for number, line in enumerate(text.split("\n"), 1) for word in line.split(" ") if word}
