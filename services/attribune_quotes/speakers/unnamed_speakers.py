"""Speakers whom the text describes but does not name: "a US official", "others", "the 34-year-old"."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.speakers.entity_states import EntityStates
from attribune_text.noun_phrases import phrase
from attribune_text.person_nouns import is_indefinite, is_part, is_several, label_of
from attribune_text.token_table import TokenTable

#: Words before a description by which it may stand for somebody who is described already.
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})


def unnamed_speaker(table: TokenTable, states: EntityStates, head: int, *, label_as: str | None = None) -> int | None:
    """Return the number of the entity that the noun phrase of `head` describes; None if that cannot speak.

    `label_as` is the label of one that no list of speaking nouns has, as a document's.

    A definite description stands for the last entity that goes by the same noun, which gains the mention. Otherwise
    the entity is added. A phrase with *no* describes nobody: "no official said".
    """
    label = label_as or label_of_phrase(table, head)
    if label is None:
        return None
    noun = table.lemmas[head]
    first, last = phrase(table, head)
    if table.lowers[first] == "no":
        return None
    plural = table.tags[head] in ("NNS", "NNPS") or is_several(noun)
    if table.lowers[first] in _DEFINITE:
        for number in reversed(range(len(states.by_number))):
            state = states.by_number[number]
            if (
                state.noun == noun
                and state.plural == plural
                and may_share_names(table.words[first : last + 1], state.entity.name)
            ):
                states.add_mention(number, first, last, "nominal")
                return number
    return states.add_unnamed(label, first, last, noun=noun, plural=plural)


def may_share_names(words: Sequence[str], name: str) -> bool:
    """Return whether a description by `words` may be of the unnamed entity `name`, by the names in both.

    It may unless both have names and share none: "the Tory leader" is not "the Labour leader".
    """
    names = {word for word in words[1:] if word[0].isupper()}
    names_before = {word for word in name.split()[1:] if word[0].isupper()}
    return not names or not names_before or not names.isdisjoint(names_before)


def label_of_phrase(table: TokenTable, head: int) -> str | None:
    """Return PERSON or ORG for the head of a noun phrase that can speak; None for one that cannot."""
    lemma = table.lemmas[head]
    if is_indefinite(lemma) or is_part(lemma):
        # "Some of the companies": the noun after "of" says what they are.
        wholes = (kid for kid in table.children[head] if table.deps[kid] == "nmod" and kid > head)
        label = next((label for kid in wholes if (label := label_of(table.lemmas[kid])) is not None), None)
        return label or ("PERSON" if is_indefinite(lemma) else None)
    if lemma == "old" and table.lemmas[max(0, head - 2)] == "year":
        return "PERSON"  # "the 34-year-old"
    return label_of(lemma) if table.pos[head] in ("NOUN", "PROPN", "ADJ", "NUM", "DET") else None
