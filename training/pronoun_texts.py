"""Texts in which it is known whom pronouns mean: GAP (Webster et al. 2018), GUM and LitBank (Bamman et al. 2020).

The corpora are read from a folder and never become part of this project. Answers are spans of code points.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from attribune_cleaner import clean
from attribune_core.events import RawArticle
from attribune_text.gender import PRONOUNS
from benchmarks.letters import Letters, align
from training.annotation import Sentence
from training.conllu import read_conllu
from training.gum import BRACKETS

Span = tuple[int, int]


@dataclass(frozen=True)
class Answer:
    """Whom a pronoun means: `right` are the places of that person, `wrong` those of persons that it does not mean."""

    right: tuple[Span, ...] = ()
    wrong: tuple[Span, ...] = ()
    #: Whether every person who is not at one of `right` is a wrong one.
    closed: bool = True
    #: Whether the text names that person.
    named: bool = True


@dataclass
class Text:
    """A text, and the answer for each of its pronouns that is annotated, by where the pronoun begins."""

    name: str
    text: str
    paragraphs: tuple[Span, ...]
    answers: dict[int, Answer] = field(default_factory=dict)


def gap(path: Path) -> Iterator[Text]:
    """The snippets of the file at `path`: one pronoun each, and two names of which at most one is right."""
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            spans: dict[bool, list[Span]] = {True: [], False: []}
            for name in "AB":
                start = int(row[name + "-offset"])
                spans[row[name + "-coref"] == "TRUE"].append((start, start + len(row[name])))
            answer = Answer(tuple(spans[True]), tuple(spans[False]), closed=False)
            text = row["Text"]
            yield Text(row["ID"], text, tuple(_lines(text)), {int(row["Pronoun-offset"]): answer})


def cleaned(text: Text) -> Text:
    """The text as the pipeline's cleaner leaves it; answers whose pronoun is gone are left out."""
    article = clean(RawArticle(id=text.name, body=text.text, language="en"))
    moved = _moved(text.text, article.text)

    def there(spans: Sequence[Span]) -> tuple[Span, ...]:
        kept = [[moved[at] for at in range(*span) if moved[at] >= 0] for span in spans]
        return tuple((places[0], places[-1] + 1) for places in kept if places)

    answers = {
        moved[at]: replace(answer, right=there(answer.right), wrong=there(answer.wrong))
        for at, answer in text.answers.items()
        if moved[at] >= 0
    }
    return Text(text.name, article.text, article.paragraphs, answers)


def _moved(source: str, target: str) -> list[int]:
    """For each code point of `source` where it stands in `target`, -1 where it does not or is no letter or digit."""
    places = [at for at, char in enumerate(target) if char.isalnum()]
    found = iter(align(Letters(source).text, Letters(target).text))
    return [-1 if not char.isalnum() or (at := next(found)) is None else places[at] for char in source]


def _lines(text: str) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            yield start, start + len(words)


def gum(folder: Path) -> Iterator[Text]:
    """The documents of a part of GUM."""
    for path in sorted(folder.glob("*.conllu")):
        yield gum_text(path.stem, list(read_conllu(path)))


def gum_text(name: str, sentences: Sequence[Sentence]) -> Text:
    words: list[str] = []
    starts: list[Span] = []
    cuts: list[Span] = []
    length = 0
    for number, sentence in enumerate(sentences):
        if sentence.opens or not number:
            if number:
                words.append("\n\n")
                length += 2
            cuts.append((length, length))
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            starts.append((length, length + len(word)))
            cuts[-1] = (cuts[-1][0], length + len(word))
            words.append(word + " " * space)
            length += len(words[-1])
    text = "".join(words)
    groups = _gum_groups(sentences)
    answers: dict[int, Answer] = {}
    flat = [word.lower() for sentence in sentences for word in sentence.words]
    tags = [tag for sentence in sentences for tag in sentence.tags]
    for heads in groups.values():
        nouns = tuple(starts[head] for head in heads if flat[head] not in PRONOUNS)
        answer = Answer(nouns, named=any(tags[head] in ("NNP", "NNPS") for head in heads))
        answers.update({starts[head][0]: answer for head in heads if flat[head] in PRONOUNS})
    return Text(name, text, tuple(cuts), answers)


def _gum_groups(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    """The heads of each group's mentions, as tokens of the document; a mention may go on over a sentence's end."""
    groups: dict[str, list[int]] = {}
    opened: dict[str, list[int]] = {}
    base = 0
    for sentence in sentences:
        for at, misc in enumerate(sentence.misc):
            value = next((f[7:] for f in misc.split("|") if f.startswith("Entity=")), "")
            for match in BRACKETS.finditer(value):
                group = match["ends"] or match["opens"].split("-")[0]
                if match["ends"]:
                    if not opened.get(group):
                        continue
                    first = opened[group].pop()
                elif match["closes"]:
                    first = base + at
                else:
                    opened.setdefault(group, []).append(base + at)
                    continue
                inside = range(max(0, first - base), at + 1)
                head = next((i for i in inside if sentence.heads[i] not in inside or sentence.heads[i] == i), at)
                groups.setdefault(group, []).append(base + head)
        base += len(sentence.words)
    return groups


def litbank(folder: Path) -> Iterator[Text]:
    """The passages in `folder`, which has their text and standoff files, with the spaces that print has.

    A line is a sentence there, and paragraphs are not marked: every few lines make one.
    """
    for path in sorted(folder.glob("*.ann")):
        tokenized = path.with_suffix(".txt").read_bytes().decode("utf8")
        text, moved = _printed(tokenized)
        groups: dict[str, dict[Span, str]] = {}
        proper: set[Span] = set()
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
        lines = list(_lines(text))
        joined = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
        yield Text(path.stem, text, tuple((some[0][0], some[-1][1]) for some in joined), answers)


_LINES = 6
_LOOSE = re.compile(r" (?=[,.;:?!)\]]|['’](?:s|ll|re|ve|d|m)\b|n['’]t\b)")


def _printed(text: str) -> tuple[str, list[int]]:
    """The text without the spaces that tokenization put in, and where each of its code points went."""
    cut = {match.start() for match in _LOOSE.finditer(text)}
    moved, length = [], 0
    for at in range(len(text)):
        moved.append(length)
        length += at not in cut
    return "".join(char for at, char in enumerate(text) if at not in cut), moved


#: What follows the head of a noun phrase.
_AFTER_HEAD = re.compile(r" (?:,|of|in|on|at|with|from|who|whom|whose|that|to|for|and|--|\() ?")


def _head(start: int, end: int, words: str) -> Span:
    """The last word before what hangs on the phrase: there is no tree to find the head by."""
    cut = _AFTER_HEAD.search(words)
    words = words[: cut.start()] if cut else words
    end = start + len(words)
    return end - len(words.split(" ")[-1]), end
