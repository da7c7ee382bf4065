"""The entities as a whole: their order, their mentions, and the time that they take."""

from __future__ import annotations

import time

from attribune_entities.extractor import extract
from tests.unit.entities.builders import marked


def test_values_are_kept_apart_and_have_no_key() -> None:
    found = extract(marked("It cost [MONEY $3] on [DATE Monday] and [MONEY $3] again."))
    assert [(one.label, one.name, one.name_key) for one in found] == [
        ("MONEY", "$3", None),
        ("DATE", "Monday", None),
        ("MONEY", "$3", None),
    ]


def test_ids_follow_the_first_mentions() -> None:
    found = extract(marked("[GPE Rome] hosts [PERSON Ann Roe]. [GPE Rome] hosts [ORG NATO]."))
    assert [(one.id, one.name) for one in found] == [("e1", "Rome"), ("e2", "Ann Roe"), ("e3", "NATO")]


def test_every_mention_is_the_text_at_its_place() -> None:
    article = marked("[ORG “the White House”] said [PERSON Mr. Kirby's] aide knew [PERSON Kirby].")
    for one in extract(article):
        for mention in one.mentions:
            assert article.table.text[mention.start : mention.end] == mention.text


def _name(number: int) -> str:
    letters = "".join(chr(97 + number // 26**at % 26) for at in range(3))
    return f"Q{letters} V{letters}"


def test_a_page_of_nothing_but_names_holds_up_no_worker() -> None:
    """Compared with one another, this many names would take minutes; a look-up takes a second."""
    lines = [f"[PERSON {_name(at)}] said he met the [ORG Group {_name(at)} of Rome]." for at in range(2500)]
    article = marked("\n".join(lines))
    start = time.process_time()
    found = extract(article)
    assert len(found) == 5000
    assert time.process_time() - start < 15


def test_a_page_of_nothing_but_pronouns_holds_up_no_worker() -> None:
    """Looking back over all that was linked before would take longer with each of them."""
    article = marked("[PERSON Ann Roe] left.\n" + "\n".join(["she met him and her . "] * 4000))
    start = time.process_time()
    assert sum(len(one.mentions) for one in extract(article)) > 4000
    assert time.process_time() - start < 30
