"""The English news pipeline of Attribune, loaded with ``spacy.load("en_attribune_news")``."""

from importlib.metadata import version
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_init_py

# From the distribution, not from ``meta.json``: the package has to import before training has written that.
__version__ = version("en_attribune_news")


def load(**overrides: Any) -> Language:
    """The pipeline; ``overrides`` are those of :func:`spacy.load` (``disable``, ``exclude``, ``vocab``, ``config``)."""
    return load_model_from_init_py(__file__, **overrides)
