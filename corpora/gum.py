"""GUM (Zeldes 2017): its nested entities, and whom its pronouns mean.

Both are in the attribute ``Entity`` of the MISC column, where a bracket opens or closes an entity, with its group of
coreference and its type: ``Entity=(1-person-new-cf1-1-coref-Ada_Roe``, ``Entity=1)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attribune_text.gender import PRONOUNS
from corpora.alignment import CharSpan
from corpora.conllu_files import read_conllu
from corpora.pronouns import Answer, PronounText
from corpora.sentences import LabelledSpan, Sentence

#: Genres whose texts may be used for any purpose; for the others GUM's licence says non-commercial, or nothing.
PERMISSIVE_GENRES = frozenset(["academic", "bio", "court", "interview", "news", "voyage"])

_BRACKETS = re.compile(r"\((?P<opens>[^()]+)(?P<closes>\))?|(?P<ends>\d+)\)")


def entities(sentence: Sentence) -> list[LabelledSpan]:
    """The entities that begin and end in ``sentence``, nested ones too, with GUM's types as labels."""
    found = []
    open_at: dict[str, list[tuple[int, str]]] = {}
    for i, misc in enumerate(sentence.misc):
        value = next((f[7:] for f in misc.split("|") if f.startswith("Entity=")), "")
        for match in _BRACKETS.finditer(value):
            if match["ends"]:
                if open_at.get(match["ends"]):
                    start, kind = open_at[match["ends"]].pop()
                    found.append(LabelledSpan(start, i + 1, kind))
                continue
            group, kind = match["opens"].split("-")[:2]
            if match["closes"]:
                found.append(LabelledSpan(i, i + 1, kind))
            else:
                open_at.setdefault(group, []).append((i, kind))
    return found


def read_pronouns(folder: Path) -> Iterator[PronounText]:
    """Read the documents of ``folder``, a part of GUM, by name."""
    for path in sorted(folder.glob("*.conllu")):
        yield pronoun_text(path.stem, list(read_conllu(path)))


def pronoun_text(name: str, sentences: Sequence[Sentence]) -> PronounText:
    """Return the document's text, and for each pronoun of the third person the heads of what it corefers with.

    A paragraph ends with two line breaks. Spans are code points of the text.
    """
    words: list[str] = []
    starts: list[CharSpan] = []
    cuts: list[CharSpan] = []
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
    groups = _coreference_groups(sentences)
    answers: dict[int, Answer] = {}
    flat = [word.lower() for sentence in sentences for word in sentence.words]
    tags = [tag for sentence in sentences for tag in sentence.tags]
    for heads in groups.values():
        nouns = tuple(starts[head] for head in heads if flat[head] not in PRONOUNS)
        answer = Answer(nouns, named=any(tags[head] in ("NNP", "NNPS") for head in heads))
        answers.update({starts[head][0]: answer for head in heads if flat[head] in PRONOUNS})
    return PronounText(name, text, tuple(cuts), answers)


def _coreference_groups(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    """The heads of each group's mentions, as tokens of the document; a mention may cross the end of a sentence."""
    groups: dict[str, list[int]] = {}
    opened: dict[str, list[int]] = {}
    base = 0
    for sentence in sentences:
        for at, misc in enumerate(sentence.misc):
            value = next((f[7:] for f in misc.split("|") if f.startswith("Entity=")), "")
            for match in _BRACKETS.finditer(value):
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
