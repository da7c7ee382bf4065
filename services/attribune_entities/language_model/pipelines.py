"""Which language pipeline annotates which article: one a language, loaded when its first article comes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import spacy.util
from spacy.language import Language

from attribune_core.errors import ModelError
from attribune_core.stage.work import off_the_clock
from attribune_entities.language_model.loading import load_model, loaded, require


class Pipelines:
    """Language pipelines by their languages, ISO 639 codes.

    Each is a loaded pipeline, or the name of one: an installed package or a path. The first also annotates the articles
    that name no language. Those that have a name are loaded anew when they are worn.
    """

    def __init__(self, pipelines: Mapping[str, str | Language]) -> None:
        self._pipelines = dict(pipelines)
        self.first = next(iter(self._pipelines))

    @classmethod
    def ready(cls, names: Mapping[str, str]) -> Pipelines:
        """Return the pipelines of the settings. The first one is loaded; of the others it is known that they exist.

        They are loaded later, when it would be too late to notice a wrong name. Raises ModelError.
        """
        found = cls(names)
        found.for_language(None)
        for name in names.values():
            if not spacy.util.is_package(name) and not Path(name).exists():
                load_model(name)
        return found

    def for_language(self, language: str | None) -> Language | None:
        """Return the pipeline for articles in `language`, a tag such as `en` or `pt-BR`; None where there is none.

        Raises ModelError when it does not load or lacks a component.
        """
        code = self.first if language is None else language.lower().split("-")[0].split("_")[0]
        pipeline = self._pipelines.get(code)
        if isinstance(pipeline, str):
            pipeline = loaded(pipeline) or self._load(code, pipeline)
        if pipeline is not None:
            require(pipeline)
        return pipeline

    def _load(self, code: str, name: str) -> Language:
        try:
            # The time is not charged to the article that happens to come first.
            with off_the_clock():
                return load_model(name)
        except MemoryError as error:
            raise ModelError(f"{name!r} for {code!r} does not fit into ATTRIBUNE_MEMORY_BYTES") from error
