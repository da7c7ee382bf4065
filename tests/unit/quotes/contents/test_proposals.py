from __future__ import annotations

from attribune_quotes.analysis import analyse
from attribune_quotes.contents.proposals import propose_contents
from tests.unit.quotes.builders import article, tagged
from tests.unit.quotes.test_linker import INDIRECT, NAMES


def test_a_stretch_without_the_beginning_of_its_tagged_content_is_not_proposed() -> None:
    words = article(INDIRECT, NAMES)
    assert words.annotation is not None
    size = len(words.annotation.heads)
    for first in (3, 2):
        begin = "0" * first + "z"
        one = tagged(
            words,
            content_begin=begin.ljust(size, "0"),
            content_inside="0" * (first + 1) + "z" * (size - first - 1),
            cue_begin="00z".ljust(size, "0"),
        )
        assert one.annotation is not None
        starts = {content.tokens[0][0] for content in propose_contents(analyse(one, one.annotation))}
        assert starts == {first}
