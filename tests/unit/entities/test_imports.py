"""Who knows what: spaCy, the table of tokens, and what a worker's parent process, which annotates nothing, carries."""

from __future__ import annotations

import subprocess
import sys

from tests.unit.entities.imports import PACKAGE, imported, modules


def test_the_service_without_its_work_brings_no_spacy() -> None:
    code = "import sys, attribune_entities.agent; print('faust' in sys.modules, 'spacy' in sys.modules)"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["True", "False"]


def test_spacy_is_known_where_pipelines_are_loaded_and_their_docs_read() -> None:
    knowing = {name for name in modules() if any(one.startswith(("spacy", "thinc")) for one in imported(name))}
    allowed = (f"{PACKAGE}.language_model", f"{PACKAGE}.document.parsed_article")
    assert knowing
    assert all(name.startswith(allowed) for name in knowing), knowing


def test_word_lists_know_neither_tokens_nor_documents() -> None:
    lists = [name for name in modules() if name.startswith(f"{PACKAGE}.lexicon")]
    assert lists
    for name in lists:
        assert not any("token_table" in one or "document" in one for one in imported(name)), name


def test_pronouns_come_after_everything_else_in_coreference() -> None:
    pronouns = f"{PACKAGE}.coreference.pronouns"
    for name in modules():
        if name.startswith(f"{PACKAGE}.coreference.") and not name.startswith(pronouns):
            assert not any(one.startswith(pronouns) for one in imported(name)), name
