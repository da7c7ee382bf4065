"""Names that the recogniser cut short, in two, or too long, put right by what is written around them."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.lexicon import words
from attribune_entities.lexicon.bodies import ACRONYMS, BODY_NOUNS
from attribune_entities.lexicon.first_names import FAMILY_FIRST, FEMALE, MALE
from attribune_entities.lexicon.places import WELL_KNOWN
from attribune_entities.names.fold import fold
from attribune_entities.names.found import HYPHENS, POSSESSIVES
from attribune_entities.reading import Found, Reading

#: Small words with which the second part of a name begins: "Abd al-Rahman al-Haddad".
_INSIDE = words("abu al al- ben bin bint da de del della der di dos du el el- ibn la van ver von")
#: Of owners in the plural, too.
_OWNING = POSSESSIVES | {"'", "’"}
_PROPER = frozenset({"NNP", "NNPS"})
_AND = frozenset({"and", "&"})
_LONGEST = 5
#: Labels of names that end before "in", and how many words come before it at least: "the War in Vietnam" goes on.
_BEFORE_IN = {"ORG": 1, "EVENT": 2}
#: Acronyms of bodies, folded.
_BODIES = frozenset(ACRONYMS)


def mend(reading: Reading, found: Sequence[Found]) -> list[Found]:
    """Return `found`, sorted, with persons' names made whole and what hangs on organisations' names cut off."""
    spans = sorted((one for one in found if one.first < one.last), key=lambda one: (one.first, -one.last))
    spans = _without_overlaps(spans)
    spans = [_body(reading, one) for one in spans]
    spans = [_cut(reading, one) if one.label in _BEFORE_IN else one for one in spans]
    taken = {token for one in spans for token in range(one.first, one.last)}
    spans = [_with_beginning(reading, one, taken) if one.label == "PERSON" else one for one in spans]
    spans = [_bearer(reading, one, taken) for one in spans]
    spans = _joined(reading, spans)
    spans = _with_korean(reading, spans)
    taken = {token for one in spans for token in range(one.first, one.last)}
    out = []
    for one in spans:
        mended = _stretched(reading, one, taken)
        taken.update(range(mended.first, mended.last))
        out.append(mended)
    return out


def _without_overlaps(spans: Sequence[Found]) -> list[Found]:
    out: list[Found] = []
    for one in spans:
        if not out or one.first >= out[-1].last:
            out.append(one)
    return out


def _body(reading: Reading, one: Found) -> Found:
    """Label a well-known acronym of a body as one, whatever the recogniser took it for ("U.N." is no country)."""
    word = reading.word[one.first]
    known = one.last - one.first == 1 and word.isupper() and "".join(fold(word)) in _BODIES
    return Found(one.first, one.last, "ORG") if known and one.label in ("GPE", "LOC", "PERSON") else one


def _cut(reading: Reading, one: Found) -> Found:
    """Cut lower-case words off the end ("Gulf Star of breaking a"), and what follows "in" ("Fair in Leiden")."""
    last = one.last
    for token in range(one.first + _BEFORE_IN[one.label], last):
        if reading.lower[token] == "in":
            last = token
            break
    while last - one.first > 1 and reading.word[last - 1].islower():
        last -= 1
    return Found(one.first, last, one.label)


def _bearer(reading: Reading, one: Found, taken: set[int]) -> Found:
    """Return a lone place or body after a first name as the person that it is: "Nadia Abramova"."""
    lone = one.last - one.first == 1 and one.label in ("GPE", "ORG", "NORP", "LOC")
    if lone and reading.lower[one.first] not in WELL_KNOWN and _free_given(reading, one.first, one.first - 1, taken):
        return Found(one.first, one.last, "PERSON")
    return one


def _joined(reading: Reading, spans: Sequence[Found]) -> list[Found]:
    """Join persons' names that stand side by side, or that a hyphen without spaces makes one."""
    out: list[Found] = []
    for one in spans:
        before = out[-1] if out else None
        if before is not None and before.label == one.label == "PERSON" and _one_name(reading, before, one):
            out[-1] = Found(before.first, one.last, "PERSON")
        else:
            out.append(one)
    return out


def _one_name(reading: Reading, left: Found, right: Found) -> bool:
    # Not the sentence: a parser may end one inside a name, and a real full stop is a token of its own.
    if reading.paragraph[left.first] != reading.paragraph[right.first] or right.last - left.first > _LONGEST + 2:
        return False
    if right.first == left.last:
        return right.last - left.first <= _LONGEST or reading.lower[right.first] in _INSIDE
    hyphen = right.first == left.last + 1 and reading.word[left.last] in HYPHENS and _tight(reading, left.last)
    return hyphen and right.last - right.first == 1


def _with_korean(reading: Reading, spans: Sequence[Found]) -> list[Found]:
    """Return `spans` with every name of the form "Oh Se-young", whatever the recogniser made of its parts."""
    names = []
    for first in range(len(reading) - 3):
        given, hyphen, second = first + 1, first + 2, first + 3
        if (
            reading.word[hyphen] in HYPHENS
            and reading.lower[first] in FAMILY_FIRST
            and reading.word[first].istitle()
            and reading.word[given].istitle()
            and reading.word[second].islower()
            and reading.word[second].isalpha()
            and _tight(reading, hyphen)
        ):
            names.append(Found(first, first + 4, "PERSON"))
    kept = [one for one in spans if not any(map(one.meets, names))]
    return sorted([*kept, *names], key=lambda one: one.first)


def _stretched(reading: Reading, one: Found, taken: set[int]) -> Found:
    first, last = one.first, one.last
    if one.label == "PERSON":
        last = _over_hyphen(reading, first, last, taken)
        if last - first == 1 and _given(reading.word[first]) and _free_name(reading, first, last, taken):
            last = _over_hyphen(reading, first, last + 1, taken)
        if last + 1 < len(reading) and reading.lower[last] in _INSIDE and not {last, last + 1} & taken:
            last = _over_hyphen(reading, first, last + 1, taken)
        if _free_given(reading, first, first - 1, taken):
            first -= 1
    elif one.label == "ORG":
        if not {last, last + 1} & taken and _owned_body(reading, last):
            last += 2
        last = _with_second_field(reading, first, last, taken)
        first = _with_first_field(reading, first, last, taken)
    return Found(first, last, one.label)


def _owned_body(reading: Reading, at: int) -> bool:
    """Whether a possessive and the noun of an organisation follow: "Prairie Farmers’ Association"."""
    noun = at + 1
    return (
        noun < len(reading)
        and reading.word[at] in _OWNING
        and reading.lower[noun] in BODY_NOUNS
        and _proper(reading, noun)
    )


def _with_second_field(reading: Reading, first: int, last: int, taken: set[int]) -> int:
    """Return the end of "Ministry of Industry and Information Technology", of which "and …" was left out."""
    if reading.lower[first] not in BODY_NOUNS or not {"of", "for"} & set(reading.lower[first:last]):
        return last
    end = last + 1
    if end >= len(reading) or reading.lower[last] not in _AND:
        return last
    while end < len(reading) and end not in taken and _proper(reading, end):
        end += 1
    return end if end > last + 1 and end not in taken else last


def _with_first_field(reading: Reading, first: int, last: int, taken: set[int]) -> int:
    """Return the beginning of "the Food and Agriculture Organization", of which "Food and" was left out."""
    if reading.lower[last - 1] not in BODY_NOUNS or first < 3 or reading.lower[first - 1] not in _AND:
        return first
    field = first - 2
    free = field not in taken and _proper(reading, field) and reading.lower[field - 1] == "the"
    return field if free else first


def _with_beginning(reading: Reading, one: Found, taken: set[int]) -> Found:
    """Return a person's name with what a hyphen ties to its beginning: "al-Haddad", "Nwosu-Adeleke"."""
    hyphen = one.first - 1
    if hyphen < 1 or reading.word[hyphen] not in HYPHENS or not _tight(reading, hyphen) or hyphen - 1 in taken:
        return one
    word = reading.word[hyphen - 1]
    begins = word.lower() in _INSIDE or (word[:1].isupper() and len(word) > 1 and word.isalpha())
    return Found(hyphen - 1, one.last, one.label) if begins else one


def _over_hyphen(reading: Reading, first: int, last: int, taken: set[int]) -> int:
    """Return the end of the name with a part that a hyphen ties to it: "Mbeki-Stone", "Park Dong-hyun"."""
    while last + 1 < len(reading) and reading.word[last] in HYPHENS and _tight(reading, last):
        word = reading.word[last + 1]
        family_first = last - first > 1 and reading.lower[first] in FAMILY_FIRST and word.isalpha()
        if last + 1 in taken or not ((word[:1].isupper() and len(word) > 1) or family_first):
            break
        last += 2
    return last


def _tight(reading: Reading, hyphen: int) -> bool:
    return (
        hyphen + 1 < len(reading)
        and reading.end[hyphen - 1] == reading.start[hyphen]
        and reading.end[hyphen] == reading.start[hyphen + 1]
    )


def _given(word: str) -> bool:
    folded = fold(word)
    return len(folded) == 1 and word[:1].isupper() and (folded[0] in MALE or folded[0] in FEMALE)


def _free_given(reading: Reading, beside: int, token: int, taken: set[int]) -> bool:
    """Whether `token`, next to the name that begins at `beside`, is a first name that no name holds."""
    return _free_name(reading, beside, token, taken, proper=True) and _given(reading.word[token])


def _free_name(reading: Reading, beside: int, token: int, taken: set[int], proper: bool = False) -> bool:
    """Whether `token` is in the paragraph of the name that begins at `beside`, in no name, and written as one."""
    return (
        0 <= token < len(reading)
        and token not in taken
        and reading.paragraph[token] == reading.paragraph[beside]
        and (proper or _proper(reading, token))
    )


def _proper(reading: Reading, token: int) -> bool:
    """Whether the token is written as a name: in a sentence, a capital says more than a tagger does."""
    if not reading.word[token][:1].isupper():
        return False
    return reading.tag[token] in _PROPER or token != reading.sentences[reading.sentence[token]][0]
