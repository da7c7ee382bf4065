"""Nouns in apposition to a name, by the parse and by the words."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from attribune_entities.names.apposition import appositions
from attribune_entities.names.name_spans import recognised_names
from tests.unit.entities.builders import marked
from tests.unit.sentences import parsed


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("They saw [PERSON Jane Roe], a Swedish analyst, there.", ["analyst"]),
        ("They saw [PERSON Jane Roe], 58, the mayor, there.", ["mayor"]),
        ("The city's mayor, [PERSON Jane Roe], spoke.", ["mayor"]),
        ("They saw [PERSON Jane Roe], the mayor said.", []),
        ("They saw mayor, [PERSON Jane Roe], there.", []),
        ("They saw [PERSON Jane Roe], the bridge.", []),
    ],
)
def test_by_the_words(text: str, nouns: list[str]) -> None:
    article = marked(text)
    (name,) = recognised_names(article)
    assert [article.table.words[noun] for noun in appositions(article.table, name, name.first)] == nouns


def test_by_the_parse_on_either_side_and_never_a_plural() -> None:
    article = parsed(
        """
        The DT 2 det
        captain NN 7 nsubj
        here RB 2 advmod
        Jane NNP 2 appos B-PERSON
        Roe NNP 4 flat I-PERSON
        pilot NN 4 appos
        left VBD 0 root
        pilots NNS 4 appos
        """
    )
    (name,) = recognised_names(article)
    assert [article.table.words[noun] for noun in appositions(article.table, name, name.first)] == ["pilot", "captain"]


@pytest.mark.parametrize("title", ["Mallam", "Mrs", "Adv", "Senator", "Alhaji"])
def test_a_title_may_stand_before_the_name(title: str) -> None:
    (found,) = extract(marked(f"A trader, {title} [PERSON Sani Okpara], spoke."))
    assert "trader" in found.titles
