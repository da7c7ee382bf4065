"""LitBank (Bamman et al. 2020): passages of fiction with coreference, in brat standoff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attribune_text.gender import PRONOUNS
from corpora.alignment import CharSpan
from corpora.pronouns import Answer, PronounText, line_spans

#: LitBank marks no paragraphs: so many lines, which are sentences, make one. Set by hand.
_LINES_A_PARAGRAPH = 6

#: A space that tokenization put in.
_TOKENIZER_SPACE = re.compile(r" (?=[,.;:?!)\]]|['’](?:s|ll|re|ve|d|m)\b|n['’]t\b)")

#: What follows the head of a noun phrase.
_AFTER_HEAD = re.compile(r" (?:,|of|in|on|at|with|from|who|whom|whose|that|to|for|and|--|\() ?")


def read_pronouns(folder: Path) -> Iterator[PronounText]:
    """Read the passages in ``folder``, which holds their ``.txt`` and ``.ann`` files.

    The texts lose the spaces that tokenization put in; spans are code points of the text that is left.
    """
    for path in sorted(folder.glob("*.ann")):
        tokenized = path.with_suffix(".txt").read_bytes().decode("utf8")
        text, moved = _printed(tokenized)
        groups: dict[str, dict[CharSpan, str]] = {}
        proper: set[CharSpan] = set()
        for line in path.read_text(encoding="utf8").splitlines():
            fields = line.split("\t")
            kind, start, end = fields[1].split(" ")[:3] if len(fields) > 2 else ("", "0", "0")
            if kind.startswith("PROP_"):
                proper.add((int(start), int(end)))
            elif kind.rpartition("-")[2].isdigit():
                groups.setdefault(kind, {})[(int(start), int(end))] = fields[2]
        answers: dict[int, Answer] = {}
        for mentions in groups.values():
            heads = [_head(*span, words) for span, words in mentions.items() if words.lower() not in PRONOUNS]
            nouns = tuple((moved[start], moved[end - 1] + 1) for start, end in heads)
            answer = Answer(nouns, named=not proper.isdisjoint(mentions))
            answers.update({moved[span[0]]: answer for span, words in mentions.items() if words.lower() in PRONOUNS})
        lines = list(line_spans(text))
        joined = [lines[at : at + _LINES_A_PARAGRAPH] for at in range(0, len(lines), _LINES_A_PARAGRAPH)]
        yield PronounText(path.stem, text, tuple((some[0][0], some[-1][1]) for some in joined), answers)


def _printed(text: str) -> tuple[str, list[int]]:
    """The text without the spaces that tokenization put in, and where each of its code points went."""
    cut = {match.start() for match in _TOKENIZER_SPACE.finditer(text)}
    moved, length = [], 0
    for at in range(len(text)):
        moved.append(length)
        length += at not in cut
    return "".join(char for at, char in enumerate(text) if at not in cut), moved


def _head(start: int, end: int, words: str) -> CharSpan:
    """The last word before the complements of the phrase; the corpus has no tree that shows the head."""
    cut = _AFTER_HEAD.search(words)
    words = words[: cut.start()] if cut else words
    end = start + len(words)
    return end - len(words.split(" ")[-1]), end
