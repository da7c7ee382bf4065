"""Names of the GUM corpus, from the nested entities of its MISC column.

GUM marks every referring expression; a name among them is one whose head is a proper noun. The name is the head with
the dependents that belong to it, not the whole phrase with its title, its apposition and its relative clause.
"""

from corpora.gum import entities
from corpora.sentences import LabelledSpan, Sentence, without_overlaps
from training.gazetteer import place_label
from training.lexicon import CONNECTORS
from training.names import trimmed, with_institutions

#: OntoNotes labels of GUM's types. The gazetteer divides places; times come from silver data.
_LABELS = {"person": "PERSON", "organization": "ORG", "place": "GPE", "event": "EVENT"}

#: Types whose proper names may be works, laws, products or nothing: they are left unknown.
_UNKNOWN_TYPES = frozenset(["object", "abstract", "animal", "plant", "substance"])

#: Relations by which a word belongs to the name of its head.
_NAME_RELATIONS = frozenset(["flat", "compound", "amod", "nummod", "goeswith", "case", "det", "punct"])


def annotate(sentence: Sentence, silver: list[str]) -> None:
    """Set the names of ``sentence`` from its entities, and mark as unknown the proper names whose label is not.

    Args:
        sentence: a sentence of GUM with its tags, tree and MISC column.
        silver: CoreNLP's classes of its tokens, by which places are divided.
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
            # A people, a family or a team: not one person, and perhaps not a nationality.
            sentence.unknown.update(range(name.start, name.end))
            continue
        if label == "GPE":
            label = place_label(sentence.text_of(name), silver[name.start : name.end])
        span = trimmed(sentence.words, LabelledSpan(name.start, name.end, label)) if label else None
        if span:
            spans.append(span)
    sentence.spans = with_institutions(sentence, without_overlaps(spans))


def _name(sentence: Sentence, entity: LabelledSpan) -> LabelledSpan | None:
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
    # A preposition or a mark at an end joined a part that is cut off.
    while end > head and sentence.words[end].lower() in CONNECTORS:
        end -= 1
    while start < head and not sentence.words[start][:1].isupper() and not sentence.words[start][:1].isdigit():
        start += 1
    return LabelledSpan(start, end + 1, entity.label)


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
