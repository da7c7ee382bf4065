"""A second look at the whole article: one label for one name, by what all of its mentions say together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from attribune_entities.lexicon.places import COUNTRIES_AND_STATES, PLACE_FIRST_WORDS, WELL_KNOWN_PLACES
from attribune_entities.lexicon.titles import RANKS, TITLES_AS_NAMES
from attribune_entities.names.name_mention import VALUES, NameMention
from attribune_text.fold import bare, fold
from attribune_text.gender import HONORIFICS, is_first_name
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Labels that a recogniser gives to persons' lone surnames.
_MISTAKEN = frozenset({"GPE", "LOC", "FAC", "NORP", "EVENT", "ORG"})
#: Votes of a full name for the label of its first and last word. Chosen so that half as many full names outvote the
#: mentions of an organisation; set by hand.
_VOTES_OF_FULL_NAME = 2
#: Forms of address that are never a part of a place's or an organisation's name.
_FORMS_OF_ADDRESS = (frozenset(HONORIFICS) | RANKS) - TITLES_AS_NAMES
#: Prepositions that a person's name seldom follows.
_PLACE_PREPOSITIONS = words("across around in inside near outside throughout toward towards")
#: The share of a person's mentions after such a preposition from which it is a place. Set by hand.
_LEAST_SHARE_PLACED = 0.5


def agree_on_labels(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Give every name that is spelled the same the same label: the one that most of its mentions have.

    Of a word that is the surname or the first name in a full name of a person, the full names decide: against a place
    that is not a well-known one always, against an organisation (a firm may have its founder's name) where there are
    half as many of them. What stands right after "Mrs" or "Sgt." is a person.
    """
    labels: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    named = [name for name in names if name.label not in VALUES]
    parts: Counter[tuple[str, ...]] = Counter()
    for name in named:
        folded = fold(name.text)
        if name.label in _MISTAKEN and name.first and _is_form_of_address(table, name.first - 1):
            # "Miss Idaho" is nobody's name.
            name.label = name.label if " ".join(folded) in COUNTRIES_AND_STATES else "PERSON"
        labels[folded][name.label] += 1
        if name.label == "PERSON" and len(folded) > 1:
            parts.update({folded[-1:], folded[:1]})
    for part, full_names in parts.items():
        if part in labels and part[0] not in WELL_KNOWN_PLACES and part[0] not in COUNTRIES_AND_STATES:
            count = labels[part]
            count["PERSON"] += _VOTES_OF_FULL_NAME * full_names
            for label in _MISTAKEN - {"ORG"}:
                del count[label]
    for name in named:
        name.label = _winner(labels[fold(name.text)])


def _is_form_of_address(table: TokenTable, token: int) -> bool:
    # The full stop of "Sgt." may be a token of its own.
    if table.words[token] == "." and token and table.ends[token - 1] == table.starts[token]:
        token -= 1
    # Not in capitals: "DR Congo".
    return bare(table.words[token]) in _FORMS_OF_ADDRESS and table.words[token].istitle()


def _winner(count: Counter[str]) -> str:
    return max(count, key=lambda label: (count[label], label))


def move_places(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Label as places the persons that only the recogniser takes for persons.

    No mention has a title beside it, and no first name is known in it. At least half of the mentions stand right after
    a preposition of place, or the name has several words and begins as only names of places do.
    """
    groups: defaultdict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    parts: set[str] = set()
    for name in names:
        if name.label == "PERSON":
            folded = fold(name.text)
            groups[folded].append(name)
            parts.update(folded if len(folded) > 1 else ())
    for folded, members in groups.items():
        known = is_first_name(folded[0]) or (len(folded) == 1 and folded[0] in parts)
        if known or any(name.titles or name.title_gender for name in members):
            continue
        placed = sum(name.first > 0 and table.lowers[name.first - 1] in _PLACE_PREPOSITIONS for name in members)
        is_placed = placed >= _LEAST_SHARE_PLACED * len(members)
        if is_placed or (len(folded) > 1 and folded[0] in PLACE_FIRST_WORDS):
            for name in members:
                name.label = "GPE"
