"""What tells two of one name apart."""

from __future__ import annotations

from attribune_desk.identities.senses import contradict, keys_of_senses, person_of, sense_of


def test_a_sense_is_the_id_of_the_people_file_or_the_walks_of_life_of_the_titles() -> None:
    assert sense_of(["Senator"], "q:1") == "kb:q:1"
    assert sense_of(["former Senator from Ohio", "actor"], None) == "arts,politics"
    assert sense_of(["deputy secretary of the treasury"], None) == "politics"
    assert sense_of(["adviser"], None) == ""


def test_a_first_name_says_who_it_is_only_with_its_title_or_in_its_article() -> None:
    assert person_of("mike", [], "a1") == "mike@a1"
    assert person_of("mike", ["head coach"], "a1") == "mike=coach"
    assert person_of("king", [], "a1") == "king@a1"
    assert person_of("tregarth", ["Senator"], "a1") == "tregarth"
    assert person_of("tregarth", ["Lady"], "a1") == "tregarth=lady"
    assert person_of("mike tregarth", [], "a1") == "mike tregarth"


def test_the_walk_of_life_of_most_articles_has_the_bare_key() -> None:
    keys = keys_of_senses("ada tregarth", {"": 1, "politics": 3, "sport": 2, "kb:q:1": 9})
    assert keys == {
        "": "ada tregarth",
        "politics": "ada tregarth",
        "sport": "ada tregarth#sport",
        "kb:q:1": "kb:q:1",
    }


def test_walks_of_life_that_an_article_gives_to_one_person_are_one_persons() -> None:
    keys = keys_of_senses("ada tregarth", {"politics": 3, "sport": 2, "politics,sport": 1, "uniform": 1})
    assert keys["sport"] == keys["politics"] == keys["politics,sport"] == "ada tregarth"
    assert keys["uniform"] == "ada tregarth#uniform"
    assert set(keys_of_senses("ada tregarth", {"science": 1, "medicine": 2}).values()) == {"ada tregarth"}


def test_equals_are_told_apart_by_the_alphabet() -> None:
    assert keys_of_senses("ada", {"sport": 1, "arts": 1}) == {"arts": "ada", "sport": "ada#sport"}


def test_roles_contradict_where_both_are_known() -> None:
    assert contradict("politics", "sport")
    assert not contradict("politics", "")
    assert not contradict("politics", "politics,sport")
    assert not contradict("science", "medicine")
    assert not contradict("sport", "kb:q:1")
