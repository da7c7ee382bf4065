"""Feasts are dates."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.entities.builders import marked, texts


@pytest.mark.parametrize(
    ("text", "feast"),
    [
        ("They met during [GPE Ramadan].", "Ramadan"),
        ("They met before [PERSON Eid] al-[ORG Fitr].", "Eid al-Fitr"),
        ("They met before Yom Kippur.", "Yom Kippur"),
        ("They met on [GPE Passover].", "Passover"),
        ("They met on the [DATE first day of Passover].", "first day of Passover"),
    ],
)
def test_a_feast_is_a_date(text: str, feast: str) -> None:
    assert [(one.name, one.label) for one in extract(marked(text))] == [(feast, "DATE")]


def test_a_feast_leaves_the_names_that_hold_it_and_people_called_like_it() -> None:
    assert [one.label for one in extract(marked("The [ORG Passover Appeal] met."))] == ["ORG"]
    (person,) = extract(marked("Then [PERSON Tariq Ramadan] left. Later [PERSON Ramadan] met them."))
    assert (person.label, texts(person)) == ("PERSON", ["Tariq Ramadan", "Ramadan"])


def test_a_word_like_a_feast_is_none() -> None:
    assert extract(marked("They had lent him the holi powder.")) == ()
    article = marked("Lent by them, it was there.")
    article.table.pos[0] = "VERB"
    assert extract(article) == ()
