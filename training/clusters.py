"""The Brown clusters that ship: those of spaCy's lookup data, without what the pipeline does not need."""

from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]  # carries no types
from spacy.lookups import Lookups
from spacy.util import registry

TABLE = "lexeme_cluster"


def cluster_lookups() -> Lookups:
    """Lookups with the table of clusters, by form, and spaCy's table of norms.

    Forms without a cluster are left out, and so are forms with capitals whose lower case has the same cluster, because
    the embedding falls back on the lower case.
    """
    files: Any = registry.lookups.get("en")
    clusters: dict[str, int] = _table(files[TABLE])
    lookups = Lookups()
    lookups.add_table(TABLE, pruned(clusters))
    lookups.add_table("lexeme_norm", _table(files["lexeme_norm"]))
    return lookups


def pruned(clusters: dict[str, int]) -> dict[str, int]:
    """``clusters`` without unknown ones and without forms that the fallback on lower case finds all the same."""
    return {
        word: cluster
        for word, cluster in clusters.items()
        if cluster and (word == word.lower() or clusters.get(word.lower()) != cluster)
    }


def _table(path: Path) -> Any:
    # The package names its files without the ending that says how they are compressed.
    return srsly.read_gzip_json(path.with_name(f"{path.name}.gz"))
