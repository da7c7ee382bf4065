"""Which persons a pronoun can mean at all."""

from __future__ import annotations

from attribune_entities.coreference.nominals import unnamed_persons
from attribune_entities.coreference.person_entities import mention_of
from attribune_entities.coreference.pronouns.candidates import candidates
from attribune_entities.coreference.pronouns.rough_quotation_marks import regions
from tests.unit.sentences import parsed


def test_whom_people_speak_of_in_quotes_is_spoken_of_only_there() -> None:
    table = parsed(
        """
        “ `` 3 punct
        A DT 3 det
        doctor NN 4 nsubj
        came VBD 6 ccomp
        ” '' 4 punct
        said VBD 0 root
        Roe NNP 6 nsubj B-PERSON
        . . 6 punct

        He PRP 2 nsubj
        left VBD 0 root
        """
    ).table
    (doctor,) = unnamed_persons(table, set(), regions(table))
    assert doctor.only_quoted
    pronoun = mention_of(table, 8, 9, "pronoun")
    assert candidates(table, [doctor], pronoun, False, -1) == []
    assert [one.person for one in candidates(table, [doctor], pronoun, True, -1)] == [doctor]
