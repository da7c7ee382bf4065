"""Which marked regions begin and end as sentences do."""

from __future__ import annotations

from attribune_quotes.text.standalone import begins_standalone, ends_standalone
from tests.unit.quotes.builders import marked_regions, tree
from tests.unit.quotes.text.test_continuation import AT_LAST, SAID


def test_standalone_regions_begin_and_end_as_sentences_do() -> None:
    one = tree(SAID + "\n" + AT_LAST)
    comma, standalone = marked_regions(one).regions
    assert (begins_standalone(one, comma), ends_standalone(one, comma)) == (True, False)
    assert (begins_standalone(one, standalone), ends_standalone(one, standalone)) == (True, True)
