"""Names become identities, by rules and by decisions."""

from __future__ import annotations

import random

import pytest

from attribune_desk.identities.decisions import Decision, Decisions
from attribune_desk.identities.joining import (
    DECIDED,
    LONGER,
    PEOPLE_FILE,
    PEOPLE_FILE_ELSEWHERE,
    SAME_NAME,
    NameUse,
    explain,
    join,
)

Given = str | tuple[str, str, int]


def identities(*uses: Given, decisions: tuple[Decision, ...] = ()) -> dict[str, set[str]]:
    """Return the names of each identity by its key; a name without more is in one article and has no title."""
    given = [NameUse(*use) if isinstance(use, tuple) else NameUse(use, "", 1) for use in uses]
    return {
        one.key: {f"{member.person}#{member.sense}".removesuffix("#") for member in one.members}
        for one in join(given, Decisions(decisions))
    }


def reasons(*uses: Given, decisions: tuple[Decision, ...] = ()) -> dict[str, str]:
    given = [NameUse(*use) if isinstance(use, tuple) else NameUse(use, "", 1) for use in uses]
    return {
        member.key: explain(member.why, member.person, one.members[0].person, one.members[0].person)
        for one in join(given, Decisions(decisions))
        for member in one.members
    }


def test_spelling_variants_are_one_and_the_name_of_most_articles_is_the_key() -> None:
    found = identities(("taras melnytsky", "", 2), ("taras melnytskyy", "", 3), "olena melnytska")
    assert found == {
        "taras melnytskyy": {"taras melnytsky", "taras melnytskyy"},
        "olena melnytska": {"olena melnytska"},
    }


def test_a_name_that_fits_two_joins_neither() -> None:
    found = identities("ada tregarth", "ada q tregarth", "ada p tregarth")
    assert found == {name: {name} for name in ("ada tregarth", "ada q tregarth", "ada p tregarth")}


def test_an_initial_that_fits_two_does_not_keep_others_apart() -> None:
    found = identities(("ada tregarth", "", 2), "ada q tregarth", "a tregarth", "alma tregarth")
    assert found["ada tregarth"] == {"ada tregarth", "ada q tregarth"}
    assert found["a tregarth"] == {"a tregarth"}


def test_a_longer_form_joins_the_only_name_that_it_lengthens() -> None:
    assert identities(("ahmed sherif", "", 2), "ahmed sherif chaudry") == {
        "ahmed sherif": {"ahmed sherif", "ahmed sherif chaudry"}
    }
    assert reasons(("ahmed sherif", "", 2), "ahmed sherif chaudry")["ahmed sherif chaudry"] == LONGER.format(
        "ahmed sherif"
    )
    assert len(identities("ahmed sherif", "ahmed sherif chaudry", "ahmed sherif qadri")) == 3
    assert len(identities("ahmed sherif chaudry", "ahmed sherif qadri")) == 2


def test_two_of_one_name_stay_two_where_roles_contradict() -> None:
    found = identities(("ada tregarth", "politics", 3), ("ada tregarth", "sport", 1), ("ada tregarth", "", 5))
    assert found == {
        "ada tregarth": {"ada tregarth#politics", "ada tregarth"},
        "ada tregarth#sport": {"ada tregarth#sport"},
    }


def test_another_spelling_joins_neither_of_two_of_one_name() -> None:
    found = identities(("ada tregarth", "politics", 3), ("ada tregarth", "sport", 1), "ada q tregarth")
    assert found["ada q tregarth"] == {"ada q tregarth"}


def test_an_id_of_the_people_file_is_the_identity() -> None:
    uses: list[Given] = [
        ("ada tregarth", "kb:q:1", 1),
        ("dr ada tregarth", "kb:q:1", 1),
        ("ada tregarth", "", 8),
        "ada q tregarth",
    ]
    assert identities(*uses) == {
        "kb:q:1": {"ada tregarth#kb:q:1", "dr ada tregarth#kb:q:1", "ada tregarth", "ada q tregarth"}
    }
    why = reasons(*uses)
    assert why["kb:q:1"] == PEOPLE_FILE
    assert why["ada tregarth"] == PEOPLE_FILE_ELSEWHERE


def test_a_name_that_two_of_the_people_file_have_joins_neither() -> None:
    found = identities(("ada tregarth", "kb:q:1", 1), ("ada tregarth", "kb:q:2", 1), ("ada tregarth", "", 8))
    assert set(found) == {"kb:q:1", "kb:q:2", "ada tregarth"}


def test_bodies_are_joined_by_their_name_alone() -> None:
    assert len(identities("ORG:harbour board", "GPE:harbour board", "ORG:harbour boards")) == 3


def test_a_decision_joins_what_no_rule_does_and_says_so() -> None:
    same = Decision("same", "ada tregarth", "ida moncrieff")
    uses: list[Given] = [("ada tregarth", "", 2), "ida moncrieff"]
    assert identities(*uses, decisions=(same,)) == {"ada tregarth": {"ada tregarth", "ida moncrieff"}}
    assert reasons(*uses, decisions=(same,)) == {"ada tregarth": SAME_NAME, "ida moncrieff": DECIDED}


def test_a_decision_takes_a_name_out_and_leaves_the_others() -> None:
    apart = Decision("different", "ada tregarth", "ada q tregarth")
    found = identities(("ada tregarth", "", 2), "ada q tregarth", "ada quincy tregarth", decisions=(apart,))
    assert found["ada q tregarth"] == {"ada q tregarth"}
    assert found["ada tregarth"] == {"ada tregarth", "ada quincy tregarth"}


def test_of_two_decisions_about_one_pair_the_later_counts() -> None:
    one, other = Decision("same", "ada roe", "ida lind"), Decision("different", "ida lind", "ada roe")
    assert len(identities("ada roe", "ida lind", decisions=(one, other))) == 2
    assert len(identities("ada roe", "ida lind", decisions=(other, one))) == 1


def test_what_was_decided_to_be_different_is_not_joined_through_a_third() -> None:
    decisions = (
        Decision("different", "ada roe", "ida lind"),
        Decision("same", "ada roe", "una holm"),
        Decision("same", "una holm", "ida lind"),
    )
    found = identities(("ada roe", "", 3), "ida lind", "una holm", decisions=decisions)
    assert found == {"ada roe": {"ada roe", "una holm"}, "ida lind": {"ida lind"}}


def test_a_renamed_identity_has_its_name_until_it_is_renamed_to_nothing() -> None:
    uses = [NameUse("ada roe", "", 1)]
    assert join(uses, Decisions([Decision("rename", "ada roe", name="Ada R.")]))[0].renamed == "Ada R."
    decisions = [Decision("rename", "ada roe", name="Ada R."), Decision("rename", "ada roe")]
    assert join(uses, Decisions(decisions))[0].renamed == ""


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_the_names_does_not_matter(seed: int) -> None:
    draw = random.Random(seed)
    given, middle = ("ada", "a", "adam", "ida", "bill", "william"), ("", "q ", "p ", "lind ")
    names = {f"{draw.choice(given)} {draw.choice(middle)}{draw.choice(('roe', 'lind', 'roe jr'))}" for _ in range(25)}
    senses = ("", "", "politics", "sport", "kb:1", "kb:2")
    uses = list({(name, draw.choice(senses)): NameUse(name, "", draw.randint(1, 5)) for name in sorted(names)}.items())
    made = [NameUse(name, sense, use.articles) for (name, sense), use in uses]
    decisions = Decisions([Decision("same", "ada roe", "ida lind"), Decision("different", "bill roe", "william roe")])
    expected = join(made, decisions)
    draw.shuffle(made)
    assert join(made, decisions) == expected
