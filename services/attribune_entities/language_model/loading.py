"""Loading language pipelines: once a process, and anew when the vocabulary of one is worn."""

from __future__ import annotations

from contextlib import nullcontext

import spacy
from spacy.language import Language

from attribune_core.errors import ModelError
from attribune_core.heap import thawed_heap
from attribune_entities.language_model.metadata import describe

#: Components without which nothing can be extracted.
_NEEDED = ("parser", "ner")

#: Words that a vocabulary takes in until its pipeline is worn. It forgets most of them with their batch, but spaCy's
#: tables keep a place for each, some 30 bytes a word, without end. Set by hand: so many words come with some thousands
#: of articles, and loading takes a second at most.
_MAX_NEW_WORDS = 100_000

#: The pipelines by their names, each with the number of words that its vocabulary came with.
_loaded: dict[str, tuple[Language, int]] = {}


def load_model(name: str) -> Language:
    """Return the spaCy pipeline called `name`: an installed package or a path.

    It is loaded once and then shared until its vocabulary is worn. Then it is loaded anew; its results are the same.

    Raises ModelError when it is not installed, does not load, or has no parser or no entity recogniser.
    """
    found = loaded(name)
    if found is None:
        # The worn one is freed before the new one is loaded, on a frozen heap, too.
        with thawed_heap() if _loaded.pop(name, None) else nullcontext():
            found = _load(name)
            _loaded[name] = found, len(found.vocab)
    return found


def loaded(name: str) -> Language | None:
    """Return the pipeline called `name` where it is loaded and not worn."""
    nlp, words = _loaded.get(name, (None, 0))
    return nlp if nlp is not None and len(nlp.vocab) - words < _MAX_NEW_WORDS else None


def _load(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"the language pipeline {name!r} is neither an installed package nor a path: install it, or set "
            f"ATTRIBUNE_MODEL to one that is ({error})"
        ) from error
    except (ValueError, ImportError, TypeError, KeyError) as error:
        raise ModelError(f"the language pipeline {name!r} does not load: {error}") from error
    require(nlp)
    return nlp


def require(nlp: Language) -> None:
    """Raise ModelError unless `nlp` has a parser and an entity recogniser."""
    missing = [component for component in _NEEDED if component not in nlp.pipe_names]
    if missing:
        raise ModelError(
            f"the language pipeline {describe(nlp)!r} has no {' and no '.join(missing)}: it has {nlp.pipe_names}"
        )
