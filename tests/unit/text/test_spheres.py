"""The walk of life of a title."""

from __future__ import annotations

import pytest

from attribune_text.spheres import head_noun, spheres_of


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Deputy Secretary of the Treasury", "secretary"),
        ("lieutenant governor", "governor"),
        ("former captain", "captain"),
        ("of the party", ""),
        ("", ""),
    ],
)
def test_the_noun_before_a_preposition_heads_a_title(title: str, noun: str) -> None:
    assert head_noun(title) == noun


def test_a_title_is_of_the_walk_of_life_of_its_head() -> None:
    assert spheres_of(["lieutenant governor", "striker", "adviser"]) == {"politics", "sport"}
    assert spheres_of([]) == frozenset()
