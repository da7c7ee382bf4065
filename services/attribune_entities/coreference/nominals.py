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

#: Relations of a noun that is a part of a name or of another noun.
_PART_RELATIONS = frozenset({"compound", "flat", "desc", "appos", "nmod:desc"})
#: Sentences from the last mention to a description, at most: further away it is not clear. Set by hand.
_MAX_SENTENCES = 12
#: Words from the end of an organisation's name among which its noun is sought. Set by hand.
_LAST_WORDS = 3
#: Words after a noun that say which one it is: "the minister of health".
_QUALIFIERS = words("of for who whom whose which from")

#: A title as words in lower case.
Title = tuple[str, ...]


def title_words_of(names: Sequence[NameMention]) -> set[Title]:
    """Return the titles beside `names` as words in lower case, without a complement ("of State")."""
    titles = {title.lower().partition(" of ")[0].partition(" for ")[0] for name in names for title in name.titles}
    return {tuple(word.rstrip(".") for word in title.split()) for title in titles}


def describe_persons(table: TokenTable, persons: list[PersonEntity], named: set[int], values: set[int]) -> None:
    """Add to each person its descriptions by a title that it alone has: "the senator", "the prime minister".

    `named` are the tokens of names (a nationality may stand in a description), `values` those of dates and the like.
    """
    bearers: dict[str, list[PersonEntity]] = {}
    for person in persons:
        for noun in {title[-1] for title in person.titles if title}:
            bearers.setdefault(noun, []).append(person)
    for token in _definite_nouns(table, named):
        first, last = with_premodifiers(table, token)
        title = tuple(title_noun(table.words[at]) for at in range(first + 1, last) if at not in named)
        noun = title[-1]
        if not is_title_noun(noun) or noun in KINSHIP_NOUNS or any(at in values for at in range(first, last)):
            continue
        party = _party(table.lowers[first:last])
        bearer = _bearer([one for one in bearers.get(noun, ()) if _is_of_party(one, noun, party)], title)
        if bearer is not None and _takes_up(table, bearer, first, token, noun):
            bearer.add(mention_of(table, first, last, "nominal"))


def _takes_up(table: TokenTable, person: PersonEntity, first: int, head: int, noun: str) -> bool:
    """Whether the description that begins at `first` can mean the person: by gender, distance and what follows it."""
    count = person.count_before(first)
    if not count:
        return False
    gender, known = gender_of_title(noun), person.title_gender or person.first_name_gender
    if gender and known and gender != known:
        return False
    distance = table.sentence_of[head] - table.sentence_of[person.mentions[count - 1].head]
    return distance <= _MAX_SENTENCES and not _is_qualified(table, head)


def _party(title: Sequence[str]) -> str:
    """Return the party that a description or a title names, or ""."""
    return next((PARTIES[word] for word in title if word in PARTIES), "")


def _is_of_party(person: PersonEntity, noun: str, party: str) -> bool:
    """Whether the person's title with this noun is of `party`, or one of the two names no party."""
    parties = {_party(title) for title in person.titles if title[-1:] == (noun,)}
    return not party or party in parties or parties <= {""}


def _bearer(persons: Sequence[PersonEntity], title: Title) -> PersonEntity | None:
    """Return the only person with the title, else the only one whose title ends in it, else None."""
    bearers = [person for person in persons if title in person.titles]
    bearers = bearers or [one for one in persons if any(its[-len(title) :] == title for its in one.titles)]
    return bearers[0] if len(bearers) == 1 else None


def unnamed_persons(table: TokenTable, taken: set[int], quoted: Sequence[int]) -> list[PersonEntity]:
    """Return the persons that a common noun in the singular introduces, one for each noun, in order of the text.

    They are candidates of pronouns, so that "he" after "a spokesman" is not taken for somebody named. `taken` are the
    tokens of mentions of others. Of the same noun, a person inside quotation marks is another than one outside;
    `quoted` is what `pronouns.rough_quotation_marks.regions` returns.
    """
    out: dict[tuple[str, bool], PersonEntity] = {}
    for token in range(len(table)):
        if table.tags[token] != "NN" or token in taken or table.roles[token] in _PART_RELATIONS:
            continue
        noun = title_noun(table.words[token])
        is_person = is_title_noun(noun) or noun in UNNAMED_PERSONS or noun in KINSHIP_NOUNS
        if not is_person or _is_predicate(table, token):
            continue
        if any(table.roles[child] in ("appos", "flat", "desc") for child in table.children[token]):
            continue
        inside = quoted[token] >= 0
        person = PersonEntity(named=False, title_gender=gender_of_noun(noun), only_quoted=inside)
        out.setdefault((noun, inside), person).add(mention_of(table, token, token + 1, "nominal"))
    return list(out.values())


def _is_predicate(table: TokenTable, noun: int) -> bool:
    """Whether the noun says what somebody is, so that it introduces nobody: "is a lawyer", "works as a lawyer"."""
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

    Only where no other organisation of the article has that word, and after it was named. `taken` are the tokens of
    names and of mentions of persons.
    """
    owners: dict[str, set[int]] = {}
    for number, names in enumerate(groups):
        for word in {word for name in names if name.label == "ORG" for word in fold(name.text)[-_LAST_WORDS:]}:
            for noun in COMPANY_NOUNS if word in COMPANY_WORDS else {word} & BODY_NOUNS:
                owners.setdefault(noun, set()).add(number)
    out = []
    for token in _definite_nouns(table, taken):
        found = owners.get(table.lowers[token], set())
        if len(found) != 1 or _is_qualified(table, token):
            continue
        (number,) = found
        first, last = with_premodifiers(table, token)
        before = [name for name in groups[number] if name.last <= first]
        if not before or last - first != 2:
            continue
        if table.sentence_of[token] - table.sentence_of[before[-1].first] <= _MAX_SENTENCES:
            out.append((number, (first, last)))
    return out


def _definite_nouns(table: TokenTable, taken: set[int]) -> list[int]:
    """Return the nouns in the singular with "the" that are no part of a name or of another noun, as tokens."""
    out = []
    for token, tag in enumerate(table.tags):
        if tag not in ("NN", "NNP") or token in taken or table.roles[token] in _PART_RELATIONS:
            continue
        first, _ = with_premodifiers(table, token)
        if first < token and table.lowers[first] == "the":
            out.append(token)
    return out


def _is_qualified(table: TokenTable, noun: int) -> bool:
    """Whether the words after the noun say which one it is: "the minister of health", "the company that …"."""
    after = table.lowers[noun + 1] if noun + 1 < len(table) else ""
    if after in ("'s", "’s") and table.words[noun + 2 : noun + 3] and table.words[noun + 2][:1].isupper():
        return True  # "the Prime Minister's Office"
    if after == "that":
        return any(child > noun and table.roles[child] == "acl" for child in table.children[noun])
    return after in _QUALIFIERS or any(table.roles[child] in ("appos", "flat") for child in table.children[noun])
