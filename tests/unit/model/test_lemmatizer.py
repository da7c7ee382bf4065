"""The lemmatizer gives what spaCy's own gives, and forgets in time. The texts are invented."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from en_attribune_news import lemmatizer
from en_attribune_news.lemmatizer import Lemmatizer
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc

TEXT = (
    "The saw saws; he saw mice, geese and 12 Women's boxes.\n\n"
    "Delgado's better-known sayings were left as THEY were, she was saying, leaves and all."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_attribune_news")


@pytest.fixture
def ours(nlp: Language) -> Lemmatizer:
    loaded: Any = nlp.get_pipe("lemmatizer")
    made = Lemmatizer(nlp.vocab)
    made.from_bytes(loaded.to_bytes(exclude=["vocab"]), exclude=["vocab"])
    return made


def tagged(nlp: Language, text: str = TEXT) -> Doc:
    doc = nlp(text)
    for token in doc:
        token.lemma_ = ""
    return doc


def lemmas(doc: Doc) -> list[str]:
    return [token.lemma_ for token in doc]


def test_it_gives_what_the_rules_give_also_from_memory(nlp: Language, ours: Lemmatizer) -> None:
    theirs = EnglishLemmatizer(nlp.vocab, None, mode="rule")
    theirs.initialize(lookups=ours.lookups)
    expected = lemmas(theirs(tagged(nlp)))
    assert {"see", "mouse", "goose", "say", "leave", "leaf"} <= set(expected)
    assert lemmas(ours(tagged(nlp))) == expected
    assert lemmas(ours(tagged(nlp))) == expected


def test_one_form_has_a_lemma_for_each_class(nlp: Language, ours: Lemmatizer) -> None:
    words = ["leaves", "leaves", "saw", "saw"]
    doc = Doc(nlp.vocab, words=words, pos=["NOUN", "VERB", "VERB", "NOUN"], morphs=["Number=Plur", "", "", ""])
    assert lemmas(ours(doc)) == ["leaf", "leave", "see", "saw"]
    base = Doc(nlp.vocab, words=["saw"], pos=["VERB"], morphs=["VerbForm=Inf"])
    assert lemmas(ours(base)) == ["saw"]


def test_lemmas_that_are_set_stay(nlp: Language, ours: Lemmatizer) -> None:
    doc = Doc(nlp.vocab, words=["mice", "mice"], pos=["NOUN", "NOUN"], lemmas=["rodent", ""])
    assert lemmas(ours(doc)) == ["rodent", "mouse"]
    ours.overwrite = True
    assert lemmas(ours(doc)) == ["mouse", "mouse"]


def test_memory_has_a_bound(nlp: Language, ours: Lemmatizer, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = lemmas(ours(tagged(nlp)))
    monkeypatch.setattr(lemmatizer, "REMEMBERED", 3)
    ours._known.clear()
    assert lemmas(ours(tagged(nlp))) == expected
    assert 0 < len(ours._known) <= 3
    assert ours._rules is not None
    assert not ours._rules.cache


def test_what_the_vocabulary_forgets_is_told_again(nlp: Language, ours: Lemmatizer) -> None:
    words, pos = ["snorfgeese", "snorfled"], ["NOUN", "VERB"]
    for _ in range(2):
        with nlp.memory_zone():
            assert lemmas(ours(Doc(nlp.vocab, words=words, pos=pos))) == ["snorfgeese", "snorfle"]


def test_new_tables_count_at_once(nlp: Language, ours: Lemmatizer, tmp_path: Path) -> None:
    doc = Doc(nlp.vocab, words=["mice"], pos=["NOUN"])
    assert lemmas(ours(doc)) == ["mouse"]
    ours.to_disk(tmp_path)
    data = ours.to_bytes()
    ours.lookups.get_table("lemma_exc")["noun"] = {"mice": ["mousse"]}
    ours._validate_tables()
    doc[0].lemma_ = ""
    assert lemmas(ours(doc)) == ["mousse"]
    for load in (lambda: ours.from_disk(tmp_path), lambda: ours.from_bytes(data)):
        load()
        doc[0].lemma_ = ""
        assert lemmas(ours(doc)) == ["mouse"]


def test_without_tables_it_says_so(nlp: Language) -> None:
    with pytest.raises(ValueError, match="lemma_rules"):
        Lemmatizer(nlp.vocab)(Doc(nlp.vocab, words=["mice"], pos=["NOUN"]))


def test_a_pipeline_keeps_it_on_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert isinstance(loaded.get_pipe("lemmatizer"), Lemmatizer)
    assert [lemmas(doc) for doc in loaded.pipe([TEXT, "", TEXT])] == [lemmas(nlp(text)) for text in (TEXT, "", TEXT)]
