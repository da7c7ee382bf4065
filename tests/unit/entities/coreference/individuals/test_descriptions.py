"""Names that the words beside them call a person."""

from __future__ import annotations

import pytest

from attribune_entities.coreference.individuals.descriptions import is_called_person
from attribune_entities.extractor import find_names
from tests.unit.entities.builders import marked


@pytest.mark.parametrize(
    "text",
    [
        "[PERSON Okwu], a weaver, came.",
        "[PERSON Tamsin], the village elder, came.",
        "[PERSON Brenko], an old fisherman, came.",
        "Then [PERSON Ilse], her teacher, came.",
        "The teacher [PERSON Marek] came.",
        "A reader, [PERSON Dorrit], came.",
        "[PERSON Sunniva], 34, came.",
        "[PERSON Adaeze] (61) came.",
        "[PERSON Pell], 8, came.",
        "[PERSON Oh Da-som] came.",
        "[PERSON Choi Eun-kyu] came.",
    ],
)
def test_a_person_is_called_one(text: str) -> None:
    article = marked(text)
    _, (group,) = find_names(article)
    assert is_called_person(article.table, group)


@pytest.mark.parametrize(
    "text",
    [
        "[PERSON Velo], a perfume, came.",
        "[PERSON Torvane], the new dress, came.",
        "The phone [PERSON Arvo] came.",
        "Then [PERSON Lunessa] came.",
        "[PERSON Kestrel], 2024, came.",
        "[PERSON Sable], 3, came.",
        "[PERSON Brill], later a weaver, came.",
        "the teacher\n[PERSON Fenwick] came.",
        "[PERSON Mirador], the",
        "[PERSON Quill], 34 of them came.",
    ],
)
def test_a_thing_is_not(text: str) -> None:
    article = marked(text)
    _, (group,) = find_names(article)
    assert not is_called_person(article.table, group)
