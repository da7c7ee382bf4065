"""Brown clusters of words, from ``spacy-lookups-data``: a feature of the encoder."""

import gzip
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from en_attribune_news.clusters import COUNT, cluster_of
from en_attribune_news.pieces import Pieces

from training.pretrained import vocabulary


@cache
def brown_clusters() -> Mapping[str, int]:
    """The number of each word's cluster, from 1 on; cached, since the graph and the package both need it.

    Raises:
        ModuleNotFoundError: ``spacy-lookups-data`` is not installed.
    """
    table = files("spacy_lookups_data") / "data" / "en_lexeme_cluster.json.gz"
    return numbered(json.loads(gzip.decompress(table.read_bytes())))


def numbered(table: Mapping[str, int]) -> dict[str, int]:
    """``table`` with its clusters numbered from 1 on, in the order of their paths in the tree of clusters.

    A path of 0 means no cluster. A word whose lower case has the same cluster is left out.

    Raises:
        ValueError: there are more clusters than the encoder has room for.
    """
    paths = sorted(set(table.values()) - {0})
    if len(paths) >= COUNT:
        raise ValueError(f"{len(paths)} clusters, and room for {COUNT - 1}")
    number = {path: at for at, path in enumerate(paths, 1)}
    clusters = {word: number[path] for word, path in table.items() if path}
    return {
        word: its for word, its in clusters.items() if word == word.lower() or cluster_of(word.lower(), clusters) != its
    }


def known_pieces() -> Pieces:
    """What the encoder reads: the word pieces of the pretrained transformer, and the clusters.

    Raises:
        FileNotFoundError: there is no Maven to fetch the pieces.
        ModuleNotFoundError: ``spacy-lookups-data`` is not installed.
        RuntimeError: Maven could not fetch the pieces.
    """
    return Pieces(vocabulary(), brown_clusters())
