"""Features of where a candidate is mentioned, seen from the speaker's mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attribune_quotes.speakers.question import NONE, Candidate, Question

#: Largest distances and numbers that are told apart. Set by hand; the trees are fitted to them.
_FAR_SENTENCES, _FAR_PARAGRAPHS, _MAX_MENTIONS, _MAX_RANK, _MAX_FIRST = 30, 15, 20, 8, 20
#: Tokens from the start of a paragraph within which a subject begins it. Set by hand.
_MAX_TOKENS_TO_SUBJECT = 3
#: Mentions before the question's that are looked at for how many stand in quotes. Set by hand.
_LAST_MENTIONS = 3
_ROLES = {"nsubj": 0.0, "obj": 1.0, "iobj": 1.0, "obl": 2.0, "agent": 2.0, "nmod": 3.0, "poss": 4.0, "appos": 5.0}
_OTHER_ROLE = 6.0

NAMES: tuple[str, ...] = (
    "mentions",
    "mentions before",
    "share of mentions",
    "first mention: paragraph",
    "last mention: sentences from it",
    "last mention: paragraphs from it",
    "last mention: role",
    "last mention: rank",
    "in the sentence before the mention",
    "in the sentence after the mention",
    "subject in the sentence",
    "subject of the sentence before",
    "in the words said",
    "within the mention",
    "owns the mention",
)
#: Features of the mentions that are the writer's, not in somebody's words.
TOLD_NAMES: tuple[str, ...] = (
    "last mention told: sentences from it",
    "last mention told: paragraphs from it",
    "last mention told: rank",
    "last mention: in a quote",
    "last mentions: share in quotes",
    "last subject told",
    "subject told that begins the paragraph",
    "told in the sentence, no subject",
)


def of_places(question: Question, one: Candidate) -> list[float]:
    """Return the features of `NAMES`."""
    table, mention, heads = question.table, question.mention, one.described.heads
    head = mention.head
    sentence, paragraph = table.sentence_of[head], table.paragraph_of[head]
    outside = _outside(question, one)
    count = bisect_left(outside, mention.first)
    last = outside[count - 1] if count else -1
    total = sum(len(other.described.heads) for other in question.candidates) or 1
    said = {at for at in outside if question.is_said(at)}
    low, high = table.sentences[sentence]
    in_sentence = [at for at in outside if low <= at < high and at not in said]
    previous = table.sentences[sentence - 1] if sentence else (0, 0)
    return [
        float(min(_MAX_MENTIONS, len(heads))),
        float(min(_MAX_MENTIONS, count)),
        len(heads) / total,
        float(min(table.paragraph_of[outside[0]], _MAX_FIRST)) if outside else NONE,
        float(min(_FAR_SENTENCES, sentence - table.sentence_of[last])) if last >= 0 else NONE,
        float(min(_FAR_PARAGRAPHS, paragraph - table.paragraph_of[last])) if last >= 0 else NONE,
        _ROLES.get(table.roles[last], _OTHER_ROLE) if last >= 0 else NONE,
        float(min(_MAX_RANK, sum(other > last for other in question.last_mentions))),
        float(any(at < head for at in in_sentence)),
        float(any(at > head for at in in_sentence)),
        float(any(table.roles[at] == "nsubj" for at in in_sentence if at < head)),
        float(any(table.roles[at] == "nsubj" for at in outside if previous[0] <= at < previous[1])),
        float(len(said) > 0),
        float(any(mention.first <= at <= mention.last and at != head for at in heads)),
        float(any(table.heads[at] == head and table.deps[at] == "nmod:poss" for at in heads)),
    ]


def of_told(question: Question, one: Candidate) -> list[float]:
    """Return the features of `TOLD_NAMES`."""
    table, head, in_quotes = question.table, question.mention.head, question.in_quotes
    sentence, paragraph = table.sentence_of[head], table.paragraph_of[head]
    outside = _outside(question, one)
    before = outside[: bisect_left(outside, question.mention.first)]
    told = [at for at in before if not in_quotes[at]]
    last = told[-1] if told else -1
    recent = before[-_LAST_MENTIONS:]
    begin = table.paragraphs[paragraph][0]
    subjects = [at for at in told if table.roles[at] == "nsubj"]
    return [
        float(min(_FAR_SENTENCES, sentence - table.sentence_of[last])) if told else NONE,
        float(min(_FAR_PARAGRAPHS, paragraph - table.paragraph_of[last])) if told else NONE,
        float(min(_MAX_RANK, sum(other > last for other in question.last_told))),
        float(bool(before) and in_quotes[before[-1]]),
        sum(in_quotes[at] for at in recent) / len(recent) if recent else NONE,
        float(question.last_subject in told),
        float(any(begin <= at <= begin + _MAX_TOKENS_TO_SUBJECT for at in subjects)),
        float(any(table.sentence_of[at] == sentence and table.roles[at] != "nsubj" for at in told)),
    ]


def _outside(question: Question, one: Candidate) -> Sequence[int]:
    """Return the heads of the entity's mentions that are not within the question's."""
    mention = question.mention
    return [at for at in one.described.heads if not mention.first <= at <= mention.last]
