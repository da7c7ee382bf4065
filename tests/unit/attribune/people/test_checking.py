"""What is wrong and what is odd in a people file."""

from __future__ import annotations

from attribune.people.checking import check
from tests.unit.entities.people.builders import content, entry


def test_every_fault_is_told_with_its_line() -> None:
    file = content(
        entry("Ada Roe", "mayor", id="x"),
        entry("Bo Lind", ("baker", "2021", "2019")),
        entry("Cy Roe", "pilot", id="x"),
    )
    report = check(b"nonsense\n\n" + file)
    assert report.errors == 3
    assert [(one.line, one.is_error) for one in report.remarks] == [(1, True), (4, True), (5, True)]
    assert "which is before" in report.remarks[1].says
    assert report.remarks[2].says == "the id 'x' stands in line 3, too"
    assert report.entries == 2


def test_names_that_many_share_are_odd() -> None:
    file = content(*(entry("Ada Roe", "mayor", id=str(number)) for number in range(7)), entry("Pelé"))
    report = check(file)
    assert report.errors == 0
    assert [(one.line, one.says) for one in report.remarks] == [
        (1, "7 entries are called 'ada roe': lines 1, 2, 3, 4, 5 and 2 more"),
        (8, "'Pelé' has neither roles nor a description: nothing tells this entry from a namesake"),
        (8, "'Pelé' is one word: whoever else is called so may be taken for this entry"),
    ]


def test_a_good_file_gives_no_remark_and_an_empty_one_is_wrong() -> None:
    assert check(content(entry("Ada Roe", "mayor"))).remarks == ()
    assert check(b"").errors == 1
