from __future__ import annotations

import time

from attribune_entities.extractor import extract
from tests.unit.entities.builders import marked


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
