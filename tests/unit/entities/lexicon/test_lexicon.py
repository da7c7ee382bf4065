"""What the loader cannot see of the word lists: that each is read, says where it comes from, and has values of use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from attribune_entities import lexicon
from attribune_entities.lexicon.bodies import ACRONYMS, EXPANDED_IN_NAMES, LABEL_OF_LAST_WORD, SPELLINGS
from attribune_entities.lexicon.feasts import FEASTS
from attribune_entities.lexicon.places import PLACE_ALIASES
from attribune_entities.lexicon.titles import PARTIES
from attribune_entities.lexicon.trigger_words import TRIGGER_EXCEPTIONS, TRIGGER_WORDS
from attribune_text.fold import fold
from attribune_text.person_names import NAME_SUFFIXES, NICKNAMES, SURNAMES_WRITTEN_FIRST

FOLDER = Path(lexicon.__file__).parent
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_list_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    assert len(head) > 1
    assert all(line.startswith("# ") for line in head)
    assert head[-1].startswith("# Source: ")


def test_each_list_is_read_by_a_module_and_none_is_missing() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    assert sorted(re.findall(r'"(\w+\.txt)"', code)) == [path.name for path in FILES]


@pytest.mark.parametrize("pairs", [ACRONYMS, PLACE_ALIASES, NICKNAMES, SPELLINGS])
def test_what_a_short_form_stands_for_is_folded_as_names_are(pairs: dict[str, str]) -> None:
    assert all(" ".join(fold(name)) == name for name in pairs.values())
    assert not any(short == name for short, name in pairs.items())


def test_values_are_those_that_the_rules_know() -> None:
    assert set(LABEL_OF_LAST_WORD.values()) == {"ORG", "LOC", "FAC", "EVENT"}
    assert set(TRIGGER_WORDS.values()) == {"storm", "law", "scripture", "illness"}
    assert set(TRIGGER_EXCEPTIONS.values()) <= {"storm", "law"}
    assert set(NAME_SUFFIXES.values()) == {"generation", "honour"}
    assert set(PARTIES.values()) <= set(PARTIES)
    assert set(ACRONYMS) >= EXPANDED_IN_NAMES


def test_a_word_without_a_label_of_its_own_tells_nothing() -> None:
    assert LABEL_OF_LAST_WORD["lines"] == LABEL_OF_LAST_WORD["commission"] == "ORG"
    assert "bank" not in LABEL_OF_LAST_WORD, "Left Bank"


def test_feasts_hold_no_hyphen_which_is_passed_over_in_a_text() -> None:
    assert not any("-" in feast for feast in FEASTS)


def test_short_forms_of_two_letters_are_initials() -> None:
    assert not any(len(short) < 3 and short not in SURNAMES_WRITTEN_FIRST for short in NICKNAMES)
