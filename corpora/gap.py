"""GAP (Webster et al. 2018): snippets of Wikipedia, each with one ambiguous pronoun and two names."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from corpora.alignment import CharSpan
from corpora.pronouns import Answer, PronounText, line_spans


def read_pronouns(path: Path) -> Iterator[PronounText]:
    """Read the snippets of ``path``, a file of GAP: one pronoun each, and two names of which at most one is right."""
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            spans: dict[bool, list[CharSpan]] = {True: [], False: []}
            for name in "AB":
                start = int(row[name + "-offset"])
                spans[row[name + "-coref"] == "TRUE"].append((start, start + len(row[name])))
            answer = Answer(tuple(spans[True]), tuple(spans[False]), closed=False)
            text = row["Text"]
            yield PronounText(row["ID"], text, tuple(line_spans(text)), {int(row["Pronoun-offset"]): answer})
