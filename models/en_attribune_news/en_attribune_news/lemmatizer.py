"""Lemmas by spaCy's rules, remembered: the rules take longer than the rest of what is done with a word here."""

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.errors import Errors
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.tokens import Doc
from spacy.vocab import Vocab

#: Lemmas remembered at most; then all are forgotten, so that memory stays flat.
REMEMBERED = 20_000

#: The table of words that a rule may lead to: lists of up to 57,000 words, by class.
_INDEX = "lemma_index"

#: What a lemma depends on, and the lemma that the token has already.
_ATTRIBUTES: Any = ["ORTH", "POS", "MORPH", "LEMMA"]


@Language.factory(
    "attribune_lemmatizer",
    assigns=["token.lemma"],
    default_config={"overwrite": False, "scorer": {"@scorers": "spacy.lemmatizer_scorer.v1"}},
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(nlp: Language, name: str, overwrite: bool, scorer: Callable[..., Any] | None) -> "Lemmatizer":
    """A lemmatizer that has to be initialized, or filled from disk or bytes."""
    return Lemmatizer(nlp.vocab, name, overwrite=overwrite, scorer=scorer)


class Lemmatizer(EnglishLemmatizer):
    """Sets ``token.lemma_`` where it is not set already, as spaCy's own lemmatizer for English does by its rules."""

    def __init__(
        self,
        vocab: Vocab,
        name: str = "lemmatizer",
        *,
        overwrite: bool = False,
        scorer: Callable[..., Any] | None = lemmatizer_score,
    ) -> None:
        super().__init__(vocab, None, name, mode="rule", overwrite=overwrite, scorer=scorer)
        self._known: dict[tuple[int, ...], str] = {}
        self._rules: EnglishLemmatizer | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of ``doc``.

        Raises:
            ValueError: the tables are missing.
        """
        *columns, lemmas = doc.to_array(_ATTRIBUTES).T.tolist()
        # What the vocabulary learned may be forgotten after a document, so each lemma is added anew.
        add: Any = doc.vocab.strings.add
        for at, key in enumerate(zip(*columns, strict=True)):
            if self.overwrite or not lemmas[at]:
                lemmas[at] = add(self._known.get(key) or self._look_up(doc, at, key))
        attributes: Any = ["LEMMA"]
        column: Any = np.array(lemmas, dtype=np.uint64)
        return doc.from_array(attributes, column)

    def _look_up(self, doc: Doc, at: int, key: tuple[int, ...]) -> str:
        if not self._validated:
            self._validate_tables(Errors.E1004)
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        if self._rules is None:
            self._rules = self._with_sets()
        lemma = self._known[key] = self._rules.rule_lemmatize(doc[at])[0]
        # spaCy's own memory has no bound.
        self._rules.cache.clear()
        return lemma

    def _with_sets(self) -> EnglishLemmatizer:
        """spaCy's lemmatizer over the same tables, the index as sets: searching its lists takes most of a look-up."""
        tables = Lookups()
        for name in self.lookups.tables:
            table: Any = self.lookups.get_table(name)
            tables.add_table(name, {k: frozenset(v) for k, v in table.items()} if name == _INDEX else table)
        rules = EnglishLemmatizer(self.vocab, None, mode="rule")
        rules.lookups = tables
        return rules

    def _validate_tables(self, error_message: str = Errors.E912) -> None:
        """Forget the lemmas, too: this is called whenever tables come in."""
        super()._validate_tables(error_message)
        self._known.clear()
        self._rules = None
