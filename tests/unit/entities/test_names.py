from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.entities.builders import entities, marked, texts


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("[ORG the United Nations] met.", "United Nations", "ORG"),
        ("[PERSON Netanyahu's] office spoke.", "Netanyahu", "PERSON"),
        ("[PERSON “Jane Roe”] came.", "Jane Roe", "PERSON"),
        ("He read [ORG Reuters’] report.", "Reuters", "ORG"),
        ("In the [GPE U.S.] it rained.", "U.S.", "GPE"),
        ("[PERSON President Obama] spoke.", "Obama", "PERSON"),
        ("[PERSON Dean Baker] spoke.", "Dean Baker", "PERSON"),
        ("[ORG National Security Advisor Jake Sullivan] spoke.", "Jake Sullivan", "PERSON"),
        ("Then [ORG Rep. Warren] spoke.", "Warren", "PERSON"),
        ("They met in [GPE The Hague].", "The Hague", "GPE"),
        ("They sailed the [ORG Red River] home.", "Red River", "LOC"),
        ("Shares of [PERSON Tirrena Lines] fell.", "Tirrena Lines", "ORG"),
        ("The [GPE Tirrena Dam] broke.", "Tirrena Dam", "FAC"),
        ("The [EVENT Leiden Philharmonic] played.", "Leiden Philharmonic", "ORG"),
        ("They met [PERSON Ray Bridge] there.", "Ray Bridge", "PERSON"),
        ("They met that [PERSON lad Moorcroft] there.", "Moorcroft", "PERSON"),
        ("They met the [PERSON general Roe] there.", "Roe", "PERSON"),
        ("They met [PERSON van Roe] there.", "van Roe", "PERSON"),
        ("They met [PERSON dalla Roe] there.", "dalla Roe", "PERSON"),
        ("They met [PERSON bell hooks] there.", "bell hooks", "PERSON"),
    ],
)
def test_a_name_is_trimmed_and_labelled(text: str, name: str, label: str) -> None:
    assert [(one.name, one.label) for one in extract(marked(text))] == [(name, label)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then [PERSON Eliza Mbeki]-Stone left.", "Eliza Mbeki-Stone"),
        ("Then [PERSON Park Dong]-hyun left.", "Park Dong-hyun"),
        ("Then Oh Se-young left.", "Oh Se-young"),
        ("Then [GPE Moon] Eun-ji left.", "Moon Eun-ji"),
        ("Then Nwosu-[PERSON Adeleke] left.", "Nwosu-Adeleke"),
        ("Then al-[PERSON Haddad] left.", "al-Haddad"),
        ("Then [PERSON Abd al-Rahman] [PERSON al-Haddad] left.", "Abd al-Rahman al-Haddad"),
        ("Then Nadia [GPE Abramova] left.", "Nadia Abramova"),
        ("Then [PERSON Nancy] [PERSON Trevelyan] left.", "Nancy Trevelyan"),
        ("Then the [ORG Prairie Farmers]’ Association left.", "Prairie Farmers’ Association"),
        ("Then the [ORG Ministry of Industry] and Information Technology left.",
         "Ministry of Industry and Information Technology"),
        ("Then the Food and [ORG Agriculture Organization] left.", "Food and Agriculture Organization"),
        ("Then [ORG Gulf Star Shipping of breaking a] law left.", "Gulf Star Shipping"),
        ("They saw the [EVENT Harvest Festival in Leiden] begin.", "Harvest Festival"),
        ("They saw the [EVENT War in Leiden] begin.", "War in Leiden"),
    ],
)  # fmt: skip
def test_a_name_that_was_cut_wrongly_is_mended(text: str, name: str) -> None:
    assert [one.name for one in extract(marked(text))] == [name]


def test_a_hyphen_before_a_common_word_ends_the_name() -> None:
    assert list(entities("The [PERSON Trump]-backed candidate lost.")) == ["Trump"]


@pytest.mark.parametrize("text", ["The [ORG Transport Minister] spoke.", "The [PERSON Emperor] spoke."])
def test_an_office_alone_is_no_name(text: str) -> None:
    assert extract(marked(text)) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then [ORG National Security] Advisor [PERSON Ann Roe] left.", ["Ann Roe"]),
        ("Then [ORG National] Security Advisor [PERSON Ann Roe] left.", ["Ann Roe"]),
        ("Then [ORG Treasury] Secretary [PERSON Ann Roe] left.", ["Treasury", "Ann Roe"]),
        ("Then the [ORG National Security Council] spokesman left.", ["National Security Council"]),
    ],
)
def test_what_a_minister_has_in_charge_is_no_body(text: str, names: list[str]) -> None:
    assert [one.name for one in extract(marked(text))] == names


def test_the_letter_of_a_question_or_an_answer_is_no_name() -> None:
    found = entities("[PERSON Q]: Why\n[PERSON A]: So\nThen [PERSON Q] left. [PERSON Roe]: yes")
    assert {name: texts(one) for name, one in found.items()} == {"Q": ["Q"], "Roe": ["Roe"]}


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


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Then Hurricane Wilhelmina came.", "Hurricane Wilhelmina", "EVENT"),
        ("Then Typhoon [GPE Haneul] came.", "Typhoon Haneul", "EVENT"),
        ("Then the [ORG National Hurricane Center] spoke.", "National Hurricane Center", "ORG"),
        ("Under the Fair Harbours Act they met.", "Fair Harbours Act", "LAW"),
        ("Under the [GPE Oslo] Agreement they met.", "Oslo Agreement", "LAW"),
        ("Under the Freedom of Information Act they met.", "Freedom of Information Act", "LAW"),
        ("Under the [PERSON Roe-Moreno] Act they met.", "Roe-Moreno Act", "LAW"),
        ("Under the [PERSON Roe]-[PERSON Moreno] Act they met.", "Roe-Moreno Act", "LAW"),
        ("Under the Harbour-Safe Quays Act they met.", "Harbour-Safe Quays Act", "LAW"),
        ("They drove a [ORG Honda] Accord.", "Honda", "ORG"),
        ("They read the [PERSON Quran] then.", "Quran", "WORK_OF_ART"),
        ("They met [PERSON Ann Bible] then.", "Ann Bible", "PERSON"),
        ("Then [LOC D]-[GPE Ill.] came.", "Ill.", "GPE"),
    ],
)
def test_a_word_tells_what_a_name_is(text: str, name: str, label: str) -> None:
    assert [(one.name, one.label) for one in extract(marked(text))] == [(name, label)]


def test_a_storm_keeps_its_label_where_its_name_stands_alone() -> None:
    (storm,) = extract(marked("Then Hurricane Wilhelmina came. Later [PERSON Wilhelmina] left."))
    assert (storm.label, texts(storm)) == ("EVENT", ["Hurricane Wilhelmina", "Wilhelmina"])


def test_an_illness_is_no_person() -> None:
    assert extract(marked("They saw that [PERSON Parkinson]'s is common.")) == ()
    (person,) = extract(marked("Then [PERSON Ann Parkinson] left. [PERSON Parkinson]'s is common."))
    assert texts(person) == ["Ann Parkinson", "Parkinson"]


def test_a_person_is_no_part_of_a_law() -> None:
    people = [one.name for one in extract(marked("Then [PERSON Roe] and the Harbour Act met."))]
    assert people == ["Roe", "Harbour Act"]
    assert [one.name for one in extract(marked("They saw [PERSON Roe] Act there."))] == ["Roe"]


def test_values_are_kept_apart_and_have_no_key() -> None:
    found = extract(marked("It cost [MONEY $3] on [DATE Monday] and [MONEY $3] again."))
    assert [(one.label, one.name, one.name_key) for one in found] == [
        ("MONEY", "$3", None),
        ("DATE", "Monday", None),
        ("MONEY", "$3", None),
    ]


def test_a_full_name_votes_for_its_surname() -> None:
    found = entities("[PERSON Lloyd Austin] came. [GPE Austin] spoke. [PERSON Lloyd Austin] left.")
    assert texts(found["Lloyd Austin"]) == ["Lloyd Austin", "Austin", "Lloyd Austin"]


def test_one_full_name_outvotes_all_places_of_its_surname() -> None:
    found = entities("[PERSON Lloyd Quilvo] came. [GPE Quilvo] spoke. [GPE Quilvo] left. [LOC Quilvo] slept.")
    assert [one.label for one in found.values()] == ["PERSON"]


def test_a_firm_keeps_its_label_beside_its_founder() -> None:
    found = entities("[PERSON Lloyd Quilvo] came. [ORG Quilvo] rose. [ORG Quilvo] fell. [ORG Quilvo] shut. " * 2)
    assert found["Quilvo"].label == "ORG"


def test_what_follows_a_form_of_address_is_a_person() -> None:
    found = entities("They met Mrs [GPE Quilvo] and Sgt. [ORG Tarn] in the DR [GPE Congo].")
    assert {name: one.label for name, one in found.items()} == {"Quilvo": "PERSON", "Tarn": "PERSON", "Congo": "GPE"}


def test_a_missed_first_name_is_found() -> None:
    found = entities("[PERSON Mario Quilvo] came. Then Mario left.")
    assert texts(found["Mario Quilvo"]) == ["Mario Quilvo", "Mario"]


def test_a_country_keeps_its_label_beside_a_person_so_called() -> None:
    found = entities("[PERSON Michael Jordan] flew to [GPE Jordan].")
    assert found["Jordan"].label == "GPE"


def test_a_person_whom_the_words_place_is_a_place() -> None:
    found = entities("They met in [PERSON Rafah]. Soon [PERSON Rafah] fell. In [PERSON John Roe] they trust.")
    assert (found["Rafah"].label, found["John Roe"].label) == ("GPE", "PERSON")


def test_a_person_named_as_only_places_are_is_a_place() -> None:
    found = entities("Cherries grow above [PERSON Upper Quilvo], said [PERSON Ursa Upper].")
    assert (found["Upper Quilvo"].label, found["Ursa Upper"].label) == ("GPE", "PERSON")


def test_a_surname_after_in_stays_a_person() -> None:
    found = entities("[PERSON Ursa Roe] spoke. They trust in [PERSON Roe].")
    assert texts(found["Ursa Roe"]) == ["Ursa Roe", "Roe"]


def test_a_missed_repeat_is_found_in_capitals_too() -> None:
    found = entities("[PERSON John Kirby] spoke.\nThen Kirby left. KIRBY SAID no. They met on Kirby Street.")
    assert texts(found["John Kirby"]) == ["John Kirby", "Kirby", "KIRBY"]


def test_ids_follow_the_first_mentions() -> None:
    found = extract(marked("[GPE Rome] hosts [PERSON Ann Roe]. [GPE Rome] hosts [ORG NATO]."))
    assert [(one.id, one.name) for one in found] == [("e1", "Rome"), ("e2", "Ann Roe"), ("e3", "NATO")]


def test_every_mention_is_the_text_at_its_place() -> None:
    article = marked("[ORG “the White House”] said [PERSON Mr. Kirby's] aide knew [PERSON Kirby].")
    for one in extract(article):
        for mention in one.mentions:
            assert article.table.text[mention.start : mention.end] == mention.text
