"""Descriptions that take up a known name: "the minister", "the company"; and persons whom the text leaves unnamed."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.coreference.person_entities import PersonEntity, mention_of
from attribune_entities.lexicon.bodies import BODY_NOUNS, COMPANY_NOUNS, COMPANY_WORDS
from attribune_entities.lexicon.titles import KINSHIP_NOUNS, PARTIES
from attribune_entities.names.name_mention import NameMention
from attribune_entities.names.title_nouns import is_title_noun
from attribune_text.fold import fold
from attribune_text.gender import gender_of_noun, gender_of_title, title_noun
from attribune_text.lexicon import words
from attribune_text.noun_phrases import with_premodifiers
from attribune_text.person_nouns import UNNAMED_PERSONS
from attribune_text.token_table import TokenTable

#: Relations of a noun that stands for itself, not as a part of a name or of another noun.
_PARTS_OF_NAMES = frozenset({"compound", "flat", "desc", "appos", "nmod:desc"})
#: A description further from the last mention than this, in sentences, is not clear.
_WINDOW = 12


def roles_of(names: Sequence[NameMention]) -> set[tuple[str, ...]]:
    """Return the titles beside `names` as words in lower case, without a complement ("of State")."""
    titles = {title.lower().partition(" of ")[0].partition(" for ")[0] for name in names for title in name.titles}
    return {tuple(word.rstrip(".") for word in title.split()) for title in titles}


def describe_persons(table: TokenTable, persons: list[PersonEntity], taken: set[int], values: set[int]) -> None:
    """Add to each named person its descriptions by a title that it alone has: "the senator", "the prime minister".

    `taken` are the tokens of names (a nationality may stand in a description), `values` those of dates and the like.
    """
    bearers: dict[str, list[PersonEntity]] = {}
    for one in persons:
        for noun in {role[-1] for role in one.titles if role}:
            bearers.setdefault(noun, []).append(one)
    for token in _definite(table, taken):
        first, last = with_premodifiers(table, token)
        words = tuple(title_noun(table.words[t]) for t in range(first + 1, last) if t not in taken)
        if not is_title_noun(words[-1]) or words[-1] in KINSHIP_NOUNS or any(t in values for t in range(first, last)):
            continue
        side = _side(table.lowers[first:last])
        person = _owner([one for one in bearers.get(words[-1], ()) if _on_side(one, words[-1], side)], words)
        count = person.count_before(first) if person is not None else 0
        if person is None or not count:
            continue
        gender = gender_of_title(words[-1])
        known = person.title_gender or person.first_name_gender
        if gender and known and gender != known:
            continue
        if table.sentence_of[token] - table.sentence_of[person.mentions[count - 1].head] > _WINDOW:
            continue
        if not _qualified(table, token):
            person.add(mention_of(table, first, last, "nominal"))


def _side(words: Sequence[str]) -> str:
    """The party that a description or a title names, or ""."""
    return next((PARTIES[word] for word in words if word in PARTIES), "")


def _on_side(person: PersonEntity, noun: str, side: str) -> bool:
    """Whether the title with this noun is of the party `side`, or one of the two names none."""
    sides = {_side(role) for role in person.titles if role[-1:] == (noun,)}
    return not side or side in sides or sides <= {""}


def _owner(persons: Sequence[PersonEntity], words: tuple[str, ...]) -> PersonEntity | None:
    """Return the only figure with the title `words`, else the only one whose title ends in them, else None."""
    for exact in (True, False):
        owners = [
            person
            for person in persons
            if any(role == words if exact else role[-len(words) :] == words for role in person.titles)
        ]
        if owners:
            return owners[0] if len(owners) == 1 else None
    return None


def unnamed(table: TokenTable, taken: set[int], quoted: Sequence[int]) -> list[PersonEntity]:
    """Return the persons that a common noun in the singular introduces, one for each noun, in order of the text.

    They are candidates of pronouns, so that "he" after "a spokesman" is not taken for somebody named. Whom people
    speak of inside quotation marks (`quoted`, as `pronouns.quoted.regions` gives it) is another than outside.
    """
    out: dict[tuple[str, bool], PersonEntity] = {}
    for token in range(len(table)):
        if table.tags[token] != "NN" or token in taken or table.roles[token] in _PARTS_OF_NAMES:
            continue
        noun = title_noun(table.words[token])
        if not (is_title_noun(noun) or noun in UNNAMED_PERSONS or noun in KINSHIP_NOUNS) or _predicated(table, token):
            continue
        if any(table.roles[child] in ("appos", "flat", "desc") for child in table.children[token]):
            continue
        inside = quoted[token] >= 0
        known = out.setdefault(
            (noun, inside), PersonEntity(named=False, title_gender=gender_of_noun(noun), only_quoted=inside)
        )
        known.add(mention_of(table, token, token + 1, "nominal"))
    return list(out.values())


def _predicated(table: TokenTable, noun: int) -> bool:
    """Whether the noun says what somebody is, so that it speaks of nobody new: "is a lawyer", "works as a lawyer"."""
    if table.roles[noun] == "xcomp":
        return True
    return any(
        table.roles[child] == "cop" or (table.roles[child] == "case" and table.lowers[child] == "as")
        for child in table.children[noun]
    )


def describe_bodies(
    table: TokenTable, groups: Sequence[Sequence[NameMention]], taken: set[int]
) -> list[tuple[int, tuple[int, int]]]:
    """Return (number of the group, token range) of each description of an organisation by a word of its own name.

    Only where no other organisation of the article has that word, and after it was named.
    """
    owners: dict[str, set[int]] = {}
    for number, names in enumerate(groups):
        for word in {word for name in names if name.label == "ORG" for word in fold(name.text)[-3:]}:
            nouns = COMPANY_NOUNS if word in COMPANY_WORDS else {word} & BODY_NOUNS
            for noun in nouns:
                owners.setdefault(noun, set()).add(number)
    out = []
    for token in _definite(table, taken):
        found = owners.get(table.lowers[token], set())
        if len(found) != 1 or _qualified(table, token):
            continue
        (number,) = found
        first, last = with_premodifiers(table, token)
        before = [name for name in groups[number] if name.last <= first]
        if before and last - first == 2 and table.sentence_of[token] - table.sentence_of[before[-1].first] <= _WINDOW:
            out.append((number, (first, last)))
    return out


def _definite(table: TokenTable, taken: set[int]) -> list[int]:
    """Return the nouns in the singular with "the" that stand for themselves and are in no name."""
    out = []
    for token, tag in enumerate(table.tags):
        if tag not in ("NN", "NNP") or token in taken or table.roles[token] in _PARTS_OF_NAMES:
            continue
        first, _ = with_premodifiers(table, token)
        if first < token and table.lowers[first] == "the":
            out.append(token)
    return out


def _qualified(table: TokenTable, noun: int) -> bool:
    """Whether the words after the noun say which one: "the minister of health", "the company that …"."""
    after = table.lowers[noun + 1] if noun + 1 < len(table) else ""
    if after in ("'s", "’s") and table.words[noun + 2 : noun + 3] and table.words[noun + 2][:1].isupper():
        return True  # "the Prime Minister's Office"
    if after == "that":
        return any(child > noun and table.roles[child] == "acl" for child in table.children[noun])
    return after in _QUALIFIERS or any(table.roles[child] in ("appos", "flat") for child in table.children[noun])


_QUALIFIERS = words("of for who whom whose which from")
