from __future__ import annotations

from attribune_text.person_nouns import is_indefinite, is_part, is_several, label_of


def test_agents_by_their_endings() -> None:
    assert [label_of(noun) for noun in ("glassmaker", "translator", "server", "charter", "ex-banker")] == [
        "PERSON",
        "PERSON",
        None,
        None,
        "PERSON",
    ]


def test_who_can_speak_is_a_person_or_a_body() -> None:
    assert [label_of(noun) for noun in ("mayor", "council", "report", "think-tank")] == ["PERSON", "ORG", None, None]


def test_words_without_a_noun_stand_for_one_or_for_several() -> None:
    assert [is_indefinite(word) for word in ("someone", "others", "some", "mayor")] == [True, False, True, False]
    assert [is_several(word) for word in ("someone", "some", "handful")] == [False, True, True]
    assert [is_part(word) for word in ("handful", "some")] == [True, False]
