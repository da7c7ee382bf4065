"""Names that nobody recognised, or only in part, by their capitals: "Haven said", "Holt Canada", "Police Scotland"."""

from __future__ import annotations

from attribune_quotes.speakers.entity_states import EntityStates
from attribune_text.gender import gender_of_noun
from attribune_text.lexicon import words
from attribune_text.noun_phrases import phrase
from attribune_text.person_nouns import is_indefinite, label_of
from attribune_text.token_table import TokenTable

_PROPER_TAGS = frozenset({"NNP", "NNPS"})
#: Tags of the capitalised words of a name, at the head of a sentence and within one.
_NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS"})
_NAME_TAGS_WITHIN = _NAME_TAGS | {"JJ", "RB", "VB"}
#: Marks after which a sentence may begin, so that a capital shows nothing.
_OPENING = words('" “ ‘ : ( —')
_DETERMINERS = words("the this that these those")
#: Labels of names that a body's name can end in: "Holt Canada".
_PLACE_LABELS = frozenset({"GPE", "LOC"})
#: Nouns for a kind of body that are no part of its name: "Charity Haven said".
_KINDS = words("airline broadcaster chain charity company firm giant group newspaper retailer supermarket website")


def capitalised_name(table: TokenTable, states: EntityStates, head: int) -> tuple[int, int] | None:
    """Return the first and last token of the name that the capitalised words around `head` make.

    None where a name was recognised as a whole, and where `head` is no name.
    """
    last = _with_place_after(table, states, head)
    if table.tags[last] not in _PROPER_TAGS or not (table.words[last][:1].isupper() or table.words[last][:1] == "@"):
        return None
    return _unrecognised(table, states, last) if last not in states.mention_at else _longer(table, states, last)


def _with_place_after(table: TokenTable, states: EntityStates, head: int) -> int:
    """Return the last token of the place right after a capitalised `head`, which parsers take for another noun.

    Else `head`.
    """
    place = states.mention_at.get(head + 1)
    if place is None or head in states.mention_at or not table.words[head][:1].isupper():
        return head
    is_place = place[1].kind == "name" and states.by_number[place[0]].entity.label in _PLACE_LABELS
    is_apart = table.heads[head] != head + 1 and place[1].start == table.starts[head + 1]
    return table.tokens_in(place[1].start, place[1].end).stop - 1 if is_place and is_apart else head


def _longer(table: TokenTable, states: EntityStates, head: int) -> tuple[int, int] | None:
    """Return the name that begins before the recognised name of a place at `head`, which is its end."""
    number, mention = states.mention_at[head]
    tokens = table.tokens_in(mention.start, mention.end)
    label = states.by_number[number].entity.label
    # A place that acts is often taken for an organisation.
    may_be_place = label in _PLACE_LABELS or (label == "ORG" and len(tokens) == 1)
    first = tokens.start
    while first > 0 and _joins(table, states, first - 1, first):
        first -= 1
    is_longer = mention.kind == "name" and may_be_place and first < tokens.start
    return (first, tokens.stop - 1) if is_longer else None


def _unrecognised(table: TokenTable, states: EntityStates, head: int) -> tuple[int, int] | None:
    """Return the name around `head`, which has no other words than capitalised ones."""
    if not _may_be_name(table, head):
        return None
    first = last = head
    while first > 0 and _joins(table, states, first - 1, first):
        first -= 1
    while last + 1 < len(table) and _joins(table, states, last + 1, head):
        last += 1
    begins, ends = phrase(table, head)
    begins += table.lowers[begins] in _DETERMINERS
    return (first, last) if (begins, ends) == (first, last) else None


def _may_be_name(table: TokenTable, head: int) -> bool:
    """Return whether a capitalised word that no name has may be one: it is no noun for people or bodies."""
    lemma = table.lemmas[head]
    if is_indefinite(lemma) or (table.tags[head] == "NNPS" and phrase(table, head) == (head, head)):
        return False  # "Latinos said"
    labels = {label_of(lemma), label_of(table.lowers[head].removesuffix("s"))}
    return labels == {None} or _is_name_by_use(table, head)


def _is_name_by_use(table: TokenTable, head: int) -> bool:
    """Return whether a noun for a person is a name here: by itself, and in capitals wherever the article has it.

    At the head of a sentence, where a headline may leave out the article, something else has to set it off.
    """
    if table.tags[head] != "NNP" or label_of(table.lemmas[head]) != "PERSON" or gender_of_noun(table.lowers[head]):
        return False
    begins = head == table.sentences[table.sentence_of[head]][0]
    is_set_off = not begins or table.words[head + 1 : head + 2] == [","]
    return is_set_off and phrase(table, head) == (head, head) and table.lowers[head] not in table.words


def _joins(table: TokenTable, states: EntityStates, token: int, neighbour: int) -> bool:
    """Return whether the token is a capitalised part of the same name, which no other name has."""
    if table.sentence_of[token] != table.sentence_of[neighbour] or token in states.mention_at:
        return False
    begins = token == table.sentences[table.sentence_of[token]][0]
    shows_nothing = begins or table.words[token - 1] in _OPENING
    tags = _NAME_TAGS if shows_nothing else _NAME_TAGS_WITHIN
    if table.tags[token] not in tags or not table.words[token][:1].isupper():
        return False
    if label_of(table.lemmas[token]) == "PERSON" or (begins and table.lemmas[token] in _KINDS):
        return False
    heads = table.heads[token], table.heads[neighbour]
    return not shows_nothing or heads[0] in (neighbour, heads[1]) or heads[1] == token
