"""Names of the GUM corpus, from the nested entities of its MISC column.

GUM marks every referring expression; a name among them is one whose head is a proper noun. The name is the head with
the parts that hang on it, not the whole phrase with its title, its apposition and its relative clause.
"""

import re

from training.annotation import Sentence, Span, without_overlaps
from training.gazetteer import place_label
from training.lexicon import CONNECTORS
from training.names import trimmed, with_institutions

BRACKETS = re.compile(r"\((?P<opens>[^()]+)(?P<closes>\))?|(?P<ends>\d+)\)")

#: GUM's types that carry OntoNotes labels; a place is divided by the gazetteer. Times come from silver data.
_LABELS = {"person": "PERSON", "organization": "ORG", "place": "GPE", "event": "EVENT"}

#: Genres whose texts may be used for any purpose; of the others GUM's licence says non-commercial, or nothing.
PERMISSIVE = frozenset(["academic", "bio", "court", "interview", "news", "voyage"])

#: Types whose proper names may be works, laws, products or nothing: not known, so neither taught nor denied.
_UNKNOWN_TYPES = frozenset(["object", "abstract", "animal", "plant", "substance"])

#: Relations by which a word belongs to the name of its head.
_NAME_RELATIONS = frozenset(["flat", "compound", "amod", "nummod", "goeswith", "case", "det", "punct"])


def entities(sentence: Sentence) -> list[Span]:
    """All entities that begin and end in ``sentence``, nested ones too, with GUM's types as labels."""
    found = []
    open_at: dict[str, list[tuple[int, str]]] = {}
    for i, misc in enumerate(sentence.misc):
        value = next((f[7:] for f in misc.split("|") if f.startswith("Entity=")), "")
        for match in BRACKETS.finditer(value):
            if match["ends"]:
                if open_at.get(match["ends"]):
                    start, kind = open_at[match["ends"]].pop()
                    found.append(Span(start, i + 1, kind))
                continue
            group, kind = match["opens"].split("-")[:2]
            if match["closes"]:
                found.append(Span(i, i + 1, kind))
            else:
                open_at.setdefault(group, []).append((i, kind))
    return found


def annotate(sentence: Sentence, silver: list[str]) -> None:
    """Set the names of ``sentence`` from its entities, and mark as unknown the proper names whose label is not.

    Args:
        sentence: a sentence of GUM with its tags, tree and MISC column.
        silver: CoreNLP's classes of its tokens, to divide places.
    """
    spans = []
    for entity in entities(sentence):
        name = _name(sentence, entity)
        if name is None:
            continue
        if entity.label in _UNKNOWN_TYPES:
            sentence.unknown.update(range(name.start, name.end))
            continue
        label = _LABELS.get(entity.label)
        if label == "PERSON" and sentence.tags[name.end - 1] == "NNPS":
            # A people, a family or a team: no one person, and not known to be a nationality.
            sentence.unknown.update(range(name.start, name.end))
            continue
        if label == "GPE":
            label = place_label(sentence.text_of(name), silver[name.start : name.end])
        span = trimmed(sentence.words, Span(name.start, name.end, label)) if label else None
        if span:
            spans.append(span)
    sentence.spans = with_institutions(sentence, without_overlaps(spans))


def _name(sentence: Sentence, entity: Span) -> Span | None:
    inside = range(entity.start, entity.end)
    head = next((i for i in inside if sentence.heads[i] not in inside or sentence.heads[i] == i), None)
    if head is None or not sentence.tags[head].startswith("NNP"):
        return None
    phrase = entity.label != "person"
    members = {head}
    for _ in inside:
        grown = {
            i for i in inside if i not in members and sentence.heads[i] in members and _belongs(sentence, i, phrase)
        }
        if not grown:
            break
        members |= grown
    start = end = head
    while start - 1 in members:
        start -= 1
    while end + 1 in members:
        end += 1
    # What is left at the ends after the cut may be a preposition or a mark that joined a part that fell off.
    while end > head and sentence.words[end].lower() in CONNECTORS:
        end -= 1
    while start < head and not sentence.words[start][:1].isupper() and not sentence.words[start][:1].isdigit():
        start += 1
    return Span(start, end + 1, entity.label)


def _belongs(sentence: Sentence, i: int, phrase: bool) -> bool:
    relation = sentence.deps[i].split(":")[0]
    word = sentence.words[i]
    if sentence.deps[i] == "nmod:desc":
        return False
    if relation in ("case", "det", "punct"):
        return word.lower() in CONNECTORS or word in (".", "/")
    if relation in _NAME_RELATIONS:
        return word[:1].isupper() or word.isdigit() or relation == "flat"
    if phrase and relation in ("nmod", "conj", "cc"):
        return word in ("and", "&") or sentence.tags[i].startswith("NNP")
    return False
