"""The canonical name, and its key."""

from __future__ import annotations

from tests.unit.entities.builders import entities, texts


def test_the_canonical_name_is_the_fullest_and_its_key_is_folded() -> None:
    found = entities("[PERSON Ólafur] met [PERSON ROE]. Then [PERSON Ólafur R. Grímsson] left [PERSON Ann Roe].")
    assert found["Ólafur R. Grímsson"].name_key == "olafur r grimsson"
    assert texts(found["Ólafur R. Grímsson"]) == ["Ólafur", "Ólafur R. Grímsson"]
