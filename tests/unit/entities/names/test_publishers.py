"""Publishers that the recogniser took for persons, and persons that are none."""

from __future__ import annotations

import pytest

from attribune_entities.extractor import extract
from tests.unit.sentences import parsed

REPORTED = """
Talks NNS 2 nsubj
failed VBD 5 ccomp
, , 5 punct
{name} NNP 5 nsubj B-PERSON
reported VBD 0 root
, , 5 punct
citing VBG 5 advcl
aides NNS 7 obj
. . 5 punct
"""


TOLD = """
Aides NNS 2 nsubj
told VBD 0 root
{name} NNP 2 iobj B-PERSON
this DT 2 obj
. . 2 punct
"""


INTERVIEW = """
Aides NNS 2 nsubj
told VBD 0 root
{name} NNP 2 obj B-PERSON
in IN 6 case
an DT 6 det
interview NN 2 obl
. . 2 punct
"""


WITH = """
In IN 3 case
an DT 3 det
interview NN 7 obl
with IN 5 case
{name} NNP 3 nmod B-PERSON
aides NNS 7 nsubj
talked VBD 0 root
. . 7 punct
"""


ACCORDING = """
Talks NNS 2 nsubj
failed VBD 0 root
according VBG 5 case
to IN 3 fixed
{name} NNP 2 obl B-PERSON
. . 2 punct
"""


THE = """
The DT 2 det
{name} NNP 3 nsubj B-PERSON
said VBD 0 root
this DT 3 obj
. . 3 punct
"""


BY = """
Talks NNS 2 nsubj
failed VBD 0 root
as IN 4 mark
reported VBN 2 advcl
by IN 6 case
{name} NNP 4 obl B-PERSON
. . 2 punct
"""


SMILED = "{name} NNP 2 nsubj B-PERSON\nsmiled VBD 0 root\n. . 2 punct"


FULL = "Egon NNP 3 nsubj B-PERSON\n{name} NNP 1 flat I-PERSON\ncame VBD 0 root\n. . 3 punct"


FROM = "{name} NNP 2 nsubj B-PERSON\nreported VBD 0 root\nfrom IN 4 case\nSea NNP 2 obl\n. . 2 punct"


AGED = "{name} NNP 5 nsubj B-PERSON\n, , 1 punct\n34 CD 1 appos\n, , 1 punct\nreported VBD 0 root\nit PRP 5 obj"


CAPTAIN = "Then RB 4 advmod\nCaptain NNP 3 compound\n{name} NNP 4 nsubj B-PERSON\nreported VBD 0 root\nit PRP 4 obj"


def label(*sentences: str, name: str = "Quilvo") -> str:
    """The label of the name over the whole text."""
    (found,) = (
        one.label
        for one in extract(parsed("\n\n".join(rows.strip().format(name=name) for rows in sentences)))
        if name in one.name
    )
    return found


@pytest.mark.parametrize(
    "sentences", [[REPORTED], [REPORTED, TOLD], [INTERVIEW], [THE, ACCORDING], [BY], [TOLD, WITH, REPORTED, ACCORDING]]
)
def test_who_only_reports_and_is_told_things_is_a_publisher(sentences: list[str]) -> None:
    assert label(*sentences) == "ORG"


@pytest.mark.parametrize(
    "sentences",
    [
        # Persons are told things, are interviewed and gone by as well.
        [TOLD],
        [WITH],
        [ACCORDING],
        [TOLD, WITH, ACCORDING],
        # Anything else that it does is done by a person.
        [REPORTED, SMILED],
        [FROM],
        [AGED],
        # Somebody with a full name or a title.
        [REPORTED, FULL],
        [CAPTAIN, REPORTED],
    ],
)
def test_who_does_more_or_has_more_of_a_name_stays_a_person(sentences: list[str]) -> None:
    assert label(*sentences) == "PERSON"


def test_a_first_name_stays_a_person() -> None:
    assert label(REPORTED, name="Maria") == "PERSON"
