"""Marked words that a label introduces: *From Ada Moreno: “…”*, *Ada Moreno, mayor – “…”*, *Moreno on the quay: “…”*.

The label stands before the words in their line, or is the line before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.speakers.entity_states import SPEAKING_LABELS
from attribune_quotes.text.line_names import begins_with_name_or_title

#: The bullet or the number of an item of a list.
_ITEM = r"[ \t]*(?:[-•*·‣▪–—][ \t]*|\d{1,2}[.)][ \t]*)?"
#: A label at the start of a line: *From* or *By*, who it is, and a colon or a dash.
_LABEL = re.compile(_ITEM + r"(?:(?:From|By)[ \t]+)?(?P<who>[^:\n]+?)[ \t]*(?P<end>:|--?|[–—])[ \t]*\Z")
#: The bullet or the number that an item of a list begins with, and an item up to its marked words.
_NUMBERED = re.compile(r"[-•*·‣▪]|\d{1,2}[.)]")
_ITEM_BEFORE_WORDS = re.compile(rf"(?:{_NUMBERED.pattern})[ \t]*(?:(?:On|About|Regarding)[ \t][^:.!?\n]+:[ \t]*)?")
#: Subjects that stand for nobody: *Here is what it comes to:*.
_NO_SPEAKERS = frozenset({"it", "this", "that", "there", "here", "what", "which"})
#: Labels of names before a dash: a place there is a dateline.
_LABELS_BEFORE_DASH = frozenset({"PERSON", "ORG"})
#: Most code points of a label. Set by hand.
_MAX_LABEL = 90
#: What may stand between the name and the label's end: nothing, who that is, or what it is about.
_AFTER_NAME = re.compile(r"[ \t]*(?:(?:[,(]|(?:of|from|at|in|for|on|about)\b).*)?\Z")
#: A label that says what the words are about and not who says them.
_TOPIC = re.compile(_ITEM + r"(?:On|About|Regarding)[ \t][^:.!?\n]+:[ \t]*\Z")


def introducing_name(analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]]) -> int | None:
    """Return the last token of the name by which a label introduces marked words; None if none does.

    `spans` are those of the words, in code points. The label has the name of somebody who can speak, titles before it,
    and no verb.
    """
    label = _label_before(analysis, spans)
    if label is None:
        return None
    text = analysis.table.text
    found = _LABEL.match(text[slice(*label)])
    if found is None:
        return None
    start, end = label[0] + found.start("who"), label[0] + found.end("who")
    tokens = analysis.table.tokens_in(start, end)
    if any(analysis.table.pos[token] == "VERB" for token in tokens):
        return None
    for token in tokens:
        _, mention = analysis.resolver.entity_states.mention_at.get(token, (None, None))
        if mention is None or mention.kind != "name" or analysis.labels.get(token) not in SPEAKING_LABELS:
            continue
        if found.group("end") != ":" and analysis.labels[token] not in _LABELS_BEFORE_DASH:
            return None
        if mention.end > end or not begins_with_name_or_title(analysis.table, start, mention.start):
            return None
        if _AFTER_NAME.match(text[mention.end : end]) is None:
            return None
        return analysis.table.tokens_in(mention.start, mention.end)[-1]
    return None


def has_topic_label(analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a label before marked words says what they are about: *On the quay: “…”*."""
    start = spans[0][0]
    text = analysis.table.text
    return _TOPIC.match(text[text.rfind("\n", 0, start) + 1 : start]) is not None


def subject_of_lead_in(analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]]) -> int | None:
    """Return the token of who is said to say the items of a list: *This is what she said:*; None where nobody is.

    `spans` are those of marked words that are an item, alone or after what they are about, in code points.
    """
    table = analysis.table
    paragraph = table.paragraph_of[table.tokens_in(*spans[0]).start]
    low, _ = table.paragraphs[paragraph]
    if _ITEM_BEFORE_WORDS.fullmatch(table.text[table.starts[low] : spans[0][0]]) is None:
        return None
    lead = paragraph - 1
    while lead >= 0 and _begins_item(analysis, lead):
        lead -= 1
    if lead < 0:
        return None
    low, high = table.paragraphs[lead]
    if low == high or table.words[high - 1] != ":":
        return None
    begin = max(low, table.sentences[table.sentence_of[high - 1]][0])
    subjects = [token for token in range(begin, high) if table.deps[token] == "nsubj"]
    return subjects[-1] if subjects and table.lowers[subjects[-1]] not in _NO_SPEAKERS else None


def _begins_item(analysis: ArticleAnalysis, paragraph: int) -> bool:
    low, high = analysis.table.paragraphs[paragraph]
    return low < high and _NUMBERED.match(analysis.table.text, analysis.table.starts[low]) is not None


def _label_before(analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the code points of what stands before the words in their line; if nothing does, those of the line before.

    None if that is too long for a label, or the words do not begin with a mark.
    """
    text, start = analysis.table.text, spans[0][0]
    number = analysis.marked_regions.region_at(start)
    if number < 0 or analysis.marked_regions.regions[number].start != start:
        return None
    end = start
    low = text.rfind("\n", 0, end) + 1
    if not text[low:end].strip():
        end = len(text[:low].rstrip())
        low = text.rfind("\n", 0, end) + 1
    return (low, end) if 0 < end - low <= _MAX_LABEL else None
