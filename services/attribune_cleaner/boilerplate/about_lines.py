"""Lines at the end of an article about its writer and about the paper, which hold a name that is known already."""

from __future__ import annotations

import re

from attribune_cleaner.boilerplate.lines import reports_speech
from attribune_cleaner.boilerplate.table import any_of, patterns

#: Longest such line, in code points. Set by hand.
LONGEST = 300
#: Fewest words of a name that such a line can be told by. Set by hand.
_FEWEST_WORDS = 2

_BEFORE_NAME = re.compile(rf"(?:{any_of(patterns('before a name'))}) ", re.IGNORECASE)
_AFTER_WRITER = re.compile(any_of(patterns("after the writer")))
_AFTER_PAPER = re.compile(rf"\s(?:{any_of(patterns('after the paper'))})")


def is_about_writer(line: str, writer: str) -> bool:
    """Whether `line` is about the writer of that name, and reports no speech. A name of one word is nobody's."""
    return _is_about(line, writer, _AFTER_WRITER)


def is_about_paper(line: str, paper: str) -> bool:
    """Whether `line` is about the paper of that name, and reports no speech. A name of one word is no paper's."""
    return _is_about(line, paper, _AFTER_PAPER)


def _is_about(line: str, name: str, after_name: re.Pattern[str]) -> bool:
    if len(line) > LONGEST or len(name.split()) < _FEWEST_WORDS or reports_speech(line):
        return False
    line = line.removeprefix("The ")
    name = name.removeprefix("The ")
    start = _BEFORE_NAME.match(line)
    rest = line[start.end() :] if start else line
    if not rest.casefold().startswith(name.casefold()):
        return False
    return start is not None or after_name.fullmatch(rest[len(name) :]) is not None
