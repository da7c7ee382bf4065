"""Names that the recogniser cut short, in two, or too long, put right by what is written around them."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.lexicon.bodies import ACRONYMS, BODY_NOUNS
from attribune_entities.lexicon.person_names import INNER_PARTICLES, SURNAMES_WRITTEN_FIRST
from attribune_entities.lexicon.places import WELL_KNOWN_PLACES
from attribune_entities.names.entity_spans import HYPHENS, POSSESSIVES
from attribune_text.fold import fold
from attribune_text.gender import is_first_name
from attribune_text.token_table import TokenTable

#: Of owners in the plural, too.
_OWNING = POSSESSIVES | {"'", "’"}
_PROPER = frozenset({"NNP", "NNPS"})
_AND = frozenset({"and", "&"})
_LONGEST = 5
#: Labels of names that end before "in", and how many words come before it at least: "the War in Vietnam" goes on.
_BEFORE_IN = {"ORG": 1, "EVENT": 2}


def mend(table: TokenTable, found: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `found`, sorted, with persons' names made whole and what hangs on organisations' names cut off."""
    spans = sorted((one for one in found if one.first < one.last), key=lambda one: (one.first, -one.last))
    spans = _without_overlaps(spans)
    spans = [_body(table, one) for one in spans]
    spans = [_cut(table, one) if one.label in _BEFORE_IN else one for one in spans]
    taken = {token for one in spans for token in range(one.first, one.last)}
    spans = [_with_beginning(table, one, taken) if one.label == "PERSON" else one for one in spans]
    spans = [_bearer(table, one, taken) for one in spans]
    spans = _joined(table, spans)
    spans = _with_korean(table, spans)
    taken = {token for one in spans for token in range(one.first, one.last)}
    out = []
    for one in spans:
        mended = _stretched(table, one, taken)
        taken.update(range(mended.first, mended.last))
        out.append(mended)
    return out


def _without_overlaps(spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    out: list[EntitySpan] = []
    for one in spans:
        if not out or one.first >= out[-1].last:
            out.append(one)
    return out


def _body(table: TokenTable, one: EntitySpan) -> EntitySpan:
    """Label a well-known acronym of a body as one, whatever the recogniser took it for ("U.N." is no country)."""
    word = table.words[one.first]
    known = one.last - one.first == 1 and word.isupper() and "".join(fold(word)) in ACRONYMS
    return EntitySpan(one.first, one.last, "ORG") if known and one.label in ("GPE", "LOC", "PERSON") else one


def _cut(table: TokenTable, one: EntitySpan) -> EntitySpan:
    """Cut lower-case words off the end ("Gulf Star of breaking a"), and what follows "in" ("Fair in Leiden")."""
    last = one.last
    for token in range(one.first + _BEFORE_IN[one.label], last):
        if table.lowers[token] == "in":
            last = token
            break
    while last - one.first > 1 and table.words[last - 1].islower():
        last -= 1
    return EntitySpan(one.first, last, one.label)


def _bearer(table: TokenTable, one: EntitySpan, taken: set[int]) -> EntitySpan:
    """Return a lone place or body after a first name as the person that it is: "Nadia Abramova"."""
    lone = one.last - one.first == 1 and one.label in ("GPE", "ORG", "NORP", "LOC")
    unknown = table.lowers[one.first] not in WELL_KNOWN_PLACES
    if lone and unknown and _free_given(table, one.first, one.first - 1, taken):
        return EntitySpan(one.first, one.last, "PERSON")
    return one


def _joined(table: TokenTable, spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Join persons' names that stand side by side, or that a hyphen without spaces makes one."""
    out: list[EntitySpan] = []
    for one in spans:
        before = out[-1] if out else None
        if before is not None and before.label == one.label == "PERSON" and _one_name(table, before, one):
            out[-1] = EntitySpan(before.first, one.last, "PERSON")
        else:
            out.append(one)
    return out


def _one_name(table: TokenTable, left: EntitySpan, right: EntitySpan) -> bool:
    # Not the sentence: a parser may end one inside a name, and a real full stop is a token of its own.
    if table.paragraph_of[left.first] != table.paragraph_of[right.first] or right.last - left.first > _LONGEST + 2:
        return False
    if right.first == left.last:
        return right.last - left.first <= _LONGEST or table.lowers[right.first] in INNER_PARTICLES
    hyphen = right.first == left.last + 1 and table.words[left.last] in HYPHENS and _tight(table, left.last)
    return hyphen and right.last - right.first == 1


def _with_korean(table: TokenTable, spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `spans` with every name of the form "Oh Se-young", whatever the recogniser made of its parts."""
    names = []
    for first in range(len(table) - 3):
        given, hyphen, second = first + 1, first + 2, first + 3
        if (
            table.words[hyphen] in HYPHENS
            and table.lowers[first] in SURNAMES_WRITTEN_FIRST
            and table.words[first].istitle()
            and table.words[given].istitle()
            and table.words[second].islower()
            and table.words[second].isalpha()
            and _tight(table, hyphen)
        ):
            names.append(EntitySpan(first, first + 4, "PERSON"))
    kept = [one for one in spans if not any(map(one.overlaps, names))]
    return sorted([*kept, *names], key=lambda one: one.first)


def _stretched(table: TokenTable, one: EntitySpan, taken: set[int]) -> EntitySpan:
    first, last = one.first, one.last
    if one.label == "PERSON":
        last = _over_hyphen(table, first, last, taken)
        if last - first == 1 and _given(table.words[first]) and _free_name(table, first, last, taken):
            last = _over_hyphen(table, first, last + 1, taken)
        if last + 1 < len(table) and table.lowers[last] in INNER_PARTICLES and not {last, last + 1} & taken:
            last = _over_hyphen(table, first, last + 1, taken)
        if _free_given(table, first, first - 1, taken):
            first -= 1
    elif one.label == "ORG":
        if not {last, last + 1} & taken and _owned_body(table, last):
            last += 2
        last = _with_second_field(table, first, last, taken)
        first = _with_first_field(table, first, last, taken)
    return EntitySpan(first, last, one.label)


def _owned_body(table: TokenTable, at: int) -> bool:
    """Whether a possessive and the noun of an organisation follow: "Prairie Farmers’ Association"."""
    noun = at + 1
    return (
        noun < len(table) and table.words[at] in _OWNING and table.lowers[noun] in BODY_NOUNS and _proper(table, noun)
    )


def _with_second_field(table: TokenTable, first: int, last: int, taken: set[int]) -> int:
    """Return the end of "Ministry of Industry and Information Technology", of which "and …" was left out."""
    if table.lowers[first] not in BODY_NOUNS or not {"of", "for"} & set(table.lowers[first:last]):
        return last
    end = last + 1
    if end >= len(table) or table.lowers[last] not in _AND:
        return last
    while end < len(table) and end not in taken and _proper(table, end):
        end += 1
    return end if end > last + 1 and end not in taken else last


def _with_first_field(table: TokenTable, first: int, last: int, taken: set[int]) -> int:
    """Return the beginning of "the Food and Agriculture Organization", of which "Food and" was left out."""
    if table.lowers[last - 1] not in BODY_NOUNS or first < 3 or table.lowers[first - 1] not in _AND:
        return first
    field = first - 2
    free = field not in taken and _proper(table, field) and table.lowers[field - 1] == "the"
    return field if free else first


def _with_beginning(table: TokenTable, one: EntitySpan, taken: set[int]) -> EntitySpan:
    """Return a person's name with what a hyphen ties to its beginning: "al-Haddad", "Nwosu-Adeleke"."""
    hyphen = one.first - 1
    if hyphen < 1 or table.words[hyphen] not in HYPHENS or not _tight(table, hyphen) or hyphen - 1 in taken:
        return one
    word = table.words[hyphen - 1]
    begins = word.lower() in INNER_PARTICLES or (word[:1].isupper() and len(word) > 1 and word.isalpha())
    return EntitySpan(hyphen - 1, one.last, one.label) if begins else one


def _over_hyphen(table: TokenTable, first: int, last: int, taken: set[int]) -> int:
    """Return the end of the name with a part that a hyphen ties to it: "Mbeki-Stone", "Park Dong-hyun"."""
    while last + 1 < len(table) and table.words[last] in HYPHENS and _tight(table, last):
        word = table.words[last + 1]
        family_first = last - first > 1 and table.lowers[first] in SURNAMES_WRITTEN_FIRST and word.isalpha()
        if last + 1 in taken or not ((word[:1].isupper() and len(word) > 1) or family_first):
            break
        last += 2
    return last


def _tight(table: TokenTable, hyphen: int) -> bool:
    return (
        hyphen + 1 < len(table)
        and table.ends[hyphen - 1] == table.starts[hyphen]
        and table.ends[hyphen] == table.starts[hyphen + 1]
    )


def _given(word: str) -> bool:
    folded = fold(word)
    return len(folded) == 1 and word[:1].isupper() and is_first_name(folded[0])


def _free_given(table: TokenTable, beside: int, token: int, taken: set[int]) -> bool:
    """Whether `token`, next to the name that begins at `beside`, is a first name that no name holds."""
    return _free_name(table, beside, token, taken, proper=True) and _given(table.words[token])


def _free_name(table: TokenTable, beside: int, token: int, taken: set[int], proper: bool = False) -> bool:
    """Whether `token` is in the paragraph of the name that begins at `beside`, in no name, and written as one."""
    return (
        0 <= token < len(table)
        and token not in taken
        and table.paragraph_of[token] == table.paragraph_of[beside]
        and (proper or _proper(table, token))
    )


def _proper(table: TokenTable, token: int) -> bool:
    """Whether the token is written as a name: in a sentence, a capital says more than a tagger does."""
    if not table.words[token][:1].isupper():
        return False
    return table.tags[token] in _PROPER or token != table.sentences[table.sentence_of[token]][0]
