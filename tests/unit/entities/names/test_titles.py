"""Titles and roles beside a person's name."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.entities.builders import entities, marked, texts
from tests.unit.sentences import parsed


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("White House spokesman [PERSON John Kirby] spoke.", ("White House spokesman",)),
        ("Then Sen. [PERSON Bernie Sanders] spoke.", ("Sen.",)),
        ("Pentagon press secretary Maj. Gen. [PERSON Pat Ryder] spoke.", ("Pentagon press secretary", "Maj. Gen.")),
        ("Israeli National Security Minister [PERSON Itamar Ben-Gvir] spoke.", ("Israeli National Security Minister",)),
        ("They met Secretary of State [PERSON Antony Blinken] there.", ("Secretary of State",)),
        ("They met former President [PERSON Roe] there.", ("former President",)),
        ("They met Mr. [PERSON Roe] there.", ()),
        ("They met his brother [PERSON Fred Roe] there.", ()),
        ("On [DATE Monday] Mayor [PERSON Roe] spoke.", ("Mayor",)),
        ("They saw [PERSON Jane Roe], an analyst, there.", ("analyst",)),
        ("They saw [PERSON Jane Roe], 58, the mayor, there.", ("mayor",)),
        ("The city's mayor, [PERSON Jane Roe], spoke.", ("mayor",)),
    ],
)
def test_titles_are_kept_beside_the_name(text: str, titles: tuple[str, ...]) -> None:
    (person,) = [one for one in extract(marked(text)) if one.label == "PERSON"]
    assert person.titles == titles


def test_the_title_of_the_next_in_a_list_is_none_of_the_one_before() -> None:
    found = entities("They met [PERSON Jake Sullivan], Defense Secretary [PERSON Lloyd Austin] and others.")
    assert found["Jake Sullivan"].titles == ()
    assert found["Lloyd Austin"].titles == ("Defense Secretary",)


def test_an_organisation_inside_a_title_stays_a_mention() -> None:
    found = entities("[ORG White House] spokesman [PERSON John Kirby] spoke.")
    assert found["White House"].label == "ORG"
    assert found["John Kirby"].titles == ("White House spokesman",)


def test_the_parse_finds_an_apposition_with_its_complement() -> None:
    article = parsed(
        """
        Jane NNP 10 nsubj B-PERSON
        Roe NNP 1 flat I-PERSON
        , , 5 punct
        the DT 5 det
        mayor NN 1 appos
        of IN 7 case
        Rome NNP 5 nmod B-GPE
        since IN 9 case
        2020 CD 5 nmod
        left VBD 0 root
        """
    )
    person, _ = extract(article)
    assert person.titles == ("mayor of Rome",)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("MEC", "Thandeka Mokhele"),
        ("Adv", "Pulane Ntsane"),
        ("Datuk Seri", "Azmin Razlan"),
        ("Canon", "Emmeline Frost"),
        ("Dame", "Joan Birchall"),
        ("Sheikh", "Hamad Alfarsi"),
        ("Chief Justice", "Mogorosi Tau"),
        ("Prof Dr", "Hanna Weilburg"),
        ("Insp", "Karel Dunmore"),
        ("Detective Supt", "Orla Finch"),
        ("Alhaji", "Musa Bellomi"),
        ("Engr", "Chidi Okaforo"),
        ("Barrister", "Ngozi Ezenwa"),
        ("Squadron Leader", "Tom Beckwith"),
        ("Wing Commander", "Ellen Shawcross"),
        ("Lance Corporal", "Priya Nayar"),
        ("Hon. Justice", "Edwin Achebo"),
        ("Comrade", "Sipho Dlaminga"),
        ("Senate President Pro Tem", "David Longmere"),
        ("Taoiseach", "Niamh Corrigan"),
    ],
)
def test_titles_of_many_countries_are_kept_out_of_the_name(title: str, name: str) -> None:
    last_of_title = title.split()[-1]
    before = title.removesuffix(last_of_title)
    # The recogniser took the last word of the title for a part of the name.
    (person,) = [one for one in extract(marked(f"Then {before}[PERSON {last_of_title} {name}] spoke.")) if one.name]
    assert (person.name, person.label) == (name, "PERSON")
    assert " ".join(person.titles) in (title, "Chief Justice")


def test_another_person_whom_she_has_is_no_title_of_hers() -> None:
    found = entities("[PERSON Vanessa Hale], whose husband left, spoke. Then Ms. [PERSON Hale] left.")
    assert found["Vanessa Hale"].titles == ()
    assert texts(found["Vanessa Hale"], "name") == ["Vanessa Hale", "Hale"]
