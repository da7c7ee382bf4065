"""Bodies that a phrase names, though the recogniser does not know them.

"The Brant administration", "Norway's state rescue agency" and "the Office for Maps" are names: a noun for a body with a
name in its phrase. Others show by their capitals.
"""

from __future__ import annotations

from attribune_core.events import Mention
from attribune_quotes.lexicon import read
from attribune_quotes.speakers.capitalised_names import capitalised_name
from attribune_quotes.speakers.entity_states import EntityStates
from attribune_text.fold import fold
from attribune_text.lexicon import words
from attribune_text.noun_phrases import phrase
from attribune_text.token_table import TokenTable

_BODY_NOUNS = read("named_body_nouns.txt")
_PROPER_TAGS = frozenset({"NNP", "NNPS"})
#: First words of a phrase that describes some body rather than names one.
_NO_NAME_STARTS = words("a an another any each every no one several some two three many most other its his her their")
#: Words before a name that are dropped from it.
_DETERMINERS = words("the this that these those")
#: Most tokens from a description back to the name of the body. Set by hand.
_MAX_TOKENS_BACK = 80
#: Nouns that say what the body is whose name stands before them: "Holt Weekly magazine".
_KINDS = words(
    """
    airline broadcaster chain channel charity company firm giant group magazine network newspaper party retailer website
    """
)


def named_body(table: TokenTable, states: EntityStates, head: int) -> tuple[int, int] | None:
    """Return the first and last token of the name of the body that the noun phrase of `head` names.

    None if it names none, or one that was recognised. The name is without the article, and without adjectives before
    its first capital: "the outgoing Brant administration".
    """
    there = states.mention_at.get(head)
    is_known = there is not None and there[1].kind == "name"
    is_noun = table.lemmas[head] in _BODY_NOUNS and table.tags[head] in ("NN", "NNP", "NNS", "NNPS")
    by_noun = _by_noun(table, states, head) if is_noun and not is_known else None
    return by_noun or capitalised_name(table, states, head)


def name_before_kind(table: TokenTable, states: EntityStates, head: int) -> tuple[int, Mention] | None:
    """Return the body whose name stands right before the noun `head` for its kind, and the name; None without one."""
    is_agency = table.lowers[max(0, head - 1) : head + 1] == ["news", "agency"]
    if not (is_agency or table.lemmas[head] in _KINDS) or table.tags[head] != "NN":
        return None
    if table.lowers[phrase(table, head)[0]] in _NO_NAME_STARTS:
        return None
    there = states.mention_at.get(head - 1 - is_agency)
    is_name = there is not None and there[1].kind == "name" and states.by_number[there[0]].entity.label == "ORG"
    return there if is_name else None


def add_named_body(table: TokenTable, states: EntityStates, first: int, last: int, head: int) -> int:
    """Return the number of the body that the tokens from `first` to `last` name, which gains the mention.

    It is the body of the article with that name, one with the same noun of the same person ("the Brant campaign", "Ann
    Brant's campaign"), or for one word the only person with that last name. Without any of them it is added.
    """
    folded = fold(table.text[table.starts[first] : table.ends[last]])
    key = " ".join(folded)
    noun = table.lemmas[head]
    owners = _owners(states, states.mention(first, last, "name"))
    persons = []
    for number, state in enumerate(states.by_number):
        name = fold(state.entity.name)
        if state.is_body and (
            key in (" ".join(name), state.entity.name_key)
            or (state.noun == noun and owners & _owners(states, state.mentions[0]))
        ):
            states.add_mention(number, first, last, "name")
            return number
        if state.is_person and state.entity.named and len(folded) == 1 and folded[0] in name[1:]:
            persons.append(number)
    if len(persons) == 1:
        states.add_mention(persons[0], first, last, "name")
        return persons[0]
    return states.add_named("ORG", first, last, name_key=key, noun=noun)


def _owners(states: EntityStates, name: Mention) -> set[int]:
    """Return the numbers of the persons whose names are in the name of a body."""
    tokens = states.table.tokens_in(name.start, name.end)
    return {number for token in tokens if (number := states.person_at(token)) is not None}


def body_named_before(table: TokenTable, states: EntityStates, head: int) -> int | None:
    """Return the body that "the agency" takes up, which a phrase with the same noun names before it; None without one.

    It gains the mention by name and the description. A place named in between may have a body of that kind, too.
    """
    lemma = table.lemmas[head]
    first, last = phrase(table, head)
    if lemma not in _BODY_NOUNS or last != head or first != head - 1 or table.lowers[first] not in _DETERMINERS:
        return None
    for token in range(first - 1, max(-1, first - 1 - _MAX_TOKENS_BACK), -1):
        there = states.mention_at.get(token)
        if there is not None and states.by_number[there[0]].entity.label == "GPE" and table.roles[token] != "compound":
            return None
        if table.lemmas[token] != lemma or there is not None:
            continue
        body = named_body(table, states, token)
        if body is not None:
            number = add_named_body(table, states, *body, token)
            states.add_mention(number, first, last, "nominal")
            return number
    return None


def _by_noun(table: TokenTable, states: EntityStates, head: int) -> tuple[int, int] | None:
    """Return the name whose noun for a body is `head`."""
    first, last = phrase(table, head)
    is_plural = table.tags[head] in ("NNS", "NNPS") and table.lowers[head] != "police"
    if is_plural or table.lowers[first] in _NO_NAME_STARTS:
        return None
    before = [token for token in range(first, head) if _is_proper(table, token)]
    has_name_after = any(_is_proper(table, token) for token in range(head + 1, last + 1))
    is_of = table.lowers[head + 1 : head + 2] == ["of"]
    if before:
        return _without_title(table, states, before), last if has_name_after and is_of else head
    is_capital = _is_proper(table, head) and head > table.sentences[table.sentence_of[head]][0]
    return (head, last) if has_name_after and (is_of or is_capital) else None


def _without_title(table: TokenTable, states: EntityStates, tokens: list[int]) -> int:
    """Return the first of the capitalised `tokens` that is no title before a person: "Mayor Brant's office"."""
    for token in reversed(tokens):
        there = states.mention_at.get(token)
        if there is not None and states.by_number[there[0]].is_person and there[1].start == table.starts[token]:
            return token
    return tokens[0]


def _is_proper(table: TokenTable, token: int) -> bool:
    """Return whether the token is capitalised as a name or a nationality is."""
    word = table.words[token]
    return word[:1].isupper() and (table.tags[token] in _PROPER_TAGS or table.tags[token] in ("JJ", "NN"))
