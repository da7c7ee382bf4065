"""Lines at the end of an article about its writer and about the paper, which hold a name that is known already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_cleaner.boilerplate.lines import reports_speech
from attribune_cleaner.boilerplate.table import any_of, patterns

#: Longest such line, in code points. Set by hand.
LONGEST = 600
#: Fewest words of a name that such a line can be told by. Set by hand.
_FEWEST_WORDS = 2

_BEFORE_NAME = re.compile(rf"(?:{any_of(patterns('before a name'))}) ", re.IGNORECASE)
_AFTER_WRITER = re.compile(any_of(patterns("after the writer")))
_AFTER_WRITERS = re.compile(any_of(patterns("after the writers")))
_AFTER_PAPER = re.compile(rf"\s(?:{any_of(patterns('after the paper'))})")


#: Between the names of several writers.
_BETWEEN_NAMES = re.compile(r",? and |, | & ")
#: Between two sentences.
_SENTENCE_BREAK = re.compile(r"(?<=[.!]) (?=[A-Z])")


def is_about_writers(line: str, writers: Sequence[str]) -> bool:
    """Whether `line` is about some of the `writers`, one sentence or more about each, and reports no speech."""
    if any(is_about_writer(line, writer) for writer in writers):
        return True
    if len(line) > LONGEST or reports_speech(line):
        return False
    names = _leading_names(line, writers)
    if names and _AFTER_WRITERS.fullmatch(line[names:]):
        return True
    parts: list[str] = []
    for sentence in _SENTENCE_BREAK.split(line):
        if not parts or any(sentence.startswith(writer) for writer in writers):
            parts.append(sentence)
        else:
            parts[-1] += f" {sentence}"
    return len(parts) > 1 and all(any(is_about_writer(part, writer) for writer in writers) for part in parts)


def _leading_names(line: str, writers: Sequence[str]) -> int:
    """Return how long the names of two writers and more are with which `line` begins, in code points, or 0."""
    at, count = 0, 0
    while True:
        name = next((one for one in writers if len(one.split()) >= _FEWEST_WORDS and line.startswith(one, at)), None)
        if name is None:
            return 0
        at, count = at + len(name), count + 1
        between = _BETWEEN_NAMES.match(line, at)
        if between is None or not any(line.startswith(one, between.end()) for one in writers):
            return at if count > 1 else 0
        at = between.end()


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
