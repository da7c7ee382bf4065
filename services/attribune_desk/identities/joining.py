"""Names become identities: which names are one person's or one body's, and why.

The result depends on the set of names alone, not on the order in which they came. The rules, from the surest:

1. An id of the people file is an identity, whatever the name.
2. The same folded name is one, unless roles contradict (`senses`).
3. Full names of one surname that agree (`name_form`) are one where every other name that agrees with either agrees with
   both: "John Smith" and "John A. Smith" stay two beside "John B. Smith".
4. A longer form joins the only name that it begins with: "Ada Roe" and "Ada Roe Lind", unless there is "Ada Roe Holm".
5. What is left joins the identity of the people file that has one of its names in other articles, where only one has.
6. Editors' decisions beat all of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from attribune_desk.identities.decisions import Decisions
from attribune_desk.identities.name_form import NameForm, agreement, form_of, initials_of
from attribune_desk.identities.senses import KB, keys_of_senses

#: Between a label and a name in the key of what is no person.
LABELLED = ":"
#: Why a name is of an identity, for people to read; `{}` is the other name.
SAME_NAME = "the same name"
PEOPLE_FILE = "the people file has it under this id"
PEOPLE_FILE_ELSEWHERE = "the people file has this name under this id in other articles"
LONGER = "a longer form of {}, and no other name fits"
SHORTER = "the beginning of {}, and no other name fits"
AS_ANOTHER = "a form of a name that is one with this"
DECIDED = "an editor decided so"


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name in a sense, and how many articles have it so."""

    person: str
    sense: str
    articles: int


@dataclass(frozen=True, slots=True)
class Member:
    """A name in a sense as a part of an identity; `why` it is one, "" where by what the names themselves are."""

    person: str
    sense: str
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Identity:
    """One person or body: its key, the name that an editor gave it or "", and its members."""

    key: str
    renamed: str
    members: tuple[Member, ...]

    @property
    def is_person(self) -> bool:
        """Whether it is a person, not a body or a place."""
        return not all(is_labelled(member.person) for member in self.members)


def is_labelled(person: str) -> bool:
    """Whether a name is that of a body or a place: its label stands before it."""
    label, divided, _ = person.partition(LABELLED)
    return bool(divided) and label.isupper()


@dataclass(slots=True)
class _Node:
    """All that has one identity key."""

    key: str
    articles: int = 0
    uses: list[NameUse] = field(default_factory=list)

    @property
    def form(self) -> NameForm | None:
        """Its name's form; None for a body, and for an id of the people file."""
        person = self.uses[0].person
        return None if self.key.startswith(KB) or is_labelled(person) else form_of(person)


#: Nodes of one identity, with the reason of each that is not joined by its own name.
_Class = dict[str, str]


def join(uses: Iterable[NameUse], decisions: Decisions) -> list[Identity]:
    """Return the identities of all names that are given, in order of their keys.

    For a name to be joined rightly, all names of its surname, those that share its first two words, and those that a
    decision names with it must be given, too.
    """
    nodes = _nodes(uses)
    classes = _by_people_file(_by_beginnings(_by_agreement(nodes), nodes), nodes)
    classes = _by_decisions(classes, decisions)
    return sorted((_identity(one, nodes, decisions) for one in classes), key=lambda identity: identity.key)


def _nodes(uses: Iterable[NameUse]) -> dict[str, _Node]:
    of_person: dict[str, list[NameUse]] = defaultdict(list)
    for use in uses:
        of_person[use.person].append(use)
    nodes: dict[str, _Node] = {}
    for person in sorted(of_person):
        keys = keys_of_senses(person, {use.sense: use.articles for use in of_person[person]})
        for use in sorted(of_person[person], key=lambda use: use.sense):
            node = nodes.setdefault(keys[use.sense], _Node(keys[use.sense]))
            node.articles += use.articles
            node.uses.append(use)
    return nodes


def _by_agreement(nodes: Mapping[str, _Node]) -> list[_Class]:
    """Join full names that agree, and with which the same names agree."""
    forms = {key: form for key, node in nodes.items() if (form := node.form) is not None and form.is_full}
    near: dict[str, dict[str, str]] = {key: {key: SAME_NAME} for key in forms}
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, form in forms.items():
        for letter in initials_of(form):
            buckets[form.surname, letter].append(key)
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            why = agreement(forms[one], forms[other])
            if why is not None and nodes[one].uses[0].person != nodes[other].uses[0].person:
                near[one][other] = near[other][one] = why
    classes: dict[frozenset[str], _Class] = defaultdict(dict)
    for key in nodes:
        around = near.get(key, {key: SAME_NAME})
        classes[frozenset(around)][key] = ""
    return list(classes.values())


def _by_beginnings(classes: Sequence[_Class], nodes: Mapping[str, _Node]) -> list[_Class]:
    """Join longer forms to the name with which they begin, where all that begin so are one."""
    class_of = {key: at for at, one in enumerate(classes) for key in one}
    shorts: dict[str, set[int]] = defaultdict(set)
    longs: dict[str, set[int]] = defaultdict(set)
    for key, node in nodes.items():
        form = node.form
        if form is not None and form.is_full and not form.generation:
            (shorts if form.is_short else longs)[form.beginning].add(class_of[key])
    meant: dict[int, set[int]] = defaultdict(set)
    for beginning, found in longs.items():
        # Of two who share a name, neither is meant; nor is either of two who lengthen it otherwise.
        if len(found) == 1 and len(shorts[beginning]) == 1:
            meant[next(iter(found))] |= shorts[beginning]
    joined = [dict(one) for one in classes]
    gone = {long: next(iter(found)) for long, found in meant.items() if len(found) == 1 and long not in found}
    for long, short in sorted(gone.items()):
        if short not in gone:
            joined[short] |= joined[long]
    return [one for at, one in enumerate(joined) if at not in gone or gone[at] in gone]


def _by_people_file(classes: Sequence[_Class], nodes: Mapping[str, _Node]) -> list[_Class]:
    """Join what bears a name that one id of the people file has in other articles."""
    ids: dict[str, set[str]] = defaultdict(set)
    for key, node in nodes.items():
        if key.startswith(KB):
            for use in node.uses:
                ids[use.person].add(key)
    linked: dict[str, _Class] = {}
    rest: list[_Class] = []
    for one in classes:
        if all(key.startswith(KB) for key in one):
            linked |= {key: linked.get(key, {}) | {key: ""} for key in one}
            continue
        found = {kb for key in one for use in nodes[key].uses for kb in ids.get(use.person, ())}
        if len(found) == 1:
            kb = found.pop()
            linked[kb] = linked.get(kb, {}) | dict.fromkeys(one, PEOPLE_FILE_ELSEWHERE)
        else:
            rest.append(one)
    return [*rest, *linked.values()]


def _by_decisions(classes: Sequence[_Class], decisions: Decisions) -> list[_Class]:
    """Take apart what was decided to be different, then join what was decided to be the same."""
    found = [dict(one) for one in classes]
    of_key = {key: one for one in found for key in one}
    for decision in decisions.different.values():
        together = of_key.get(decision.a)
        if together is not None and decision.b in together and len(together) > 1:
            del together[decision.b]
            of_key[decision.b] = {decision.b: DECIDED}
    for decision in decisions.same:
        one, other = of_key.get(decision.a), of_key.get(decision.b)
        if one is None or other is None or one is other:
            continue
        if any(decisions.forbids(a, b) for a in one for b in other):
            continue
        one |= {key: why or DECIDED for key, why in other.items()}
        of_key |= dict.fromkeys(other, one)
    return list({id(one): one for one in of_key.values()}.values())


def ranked(articles: Mapping[str, int]) -> list[str]:
    """Return the keys of one identity, of which so many articles have each, the one that is its own first.

    That is the id of the people file, else the full name of most articles, else the surname.
    """
    return sorted(
        articles, key=lambda key: (not key.startswith(KB), " " not in key, -articles[key], -len(key.split()), key)
    )


def _identity(one: _Class, nodes: Mapping[str, _Node], decisions: Decisions) -> Identity:
    keys = ranked({key: nodes[key].articles for key in one})
    members = [Member(use.person, use.sense, key, _said(one[key], key)) for key in keys for use in nodes[key].uses]
    renamed = next((decisions.names[key] for key in keys if key in decisions.names), "")
    return Identity(keys[0], renamed, tuple(members))


def _said(why: str, key: str) -> str:
    return PEOPLE_FILE if key.startswith(KB) else why


def explain(why: str, person: str, main: str, shown: str) -> str:
    """Return for people to read why the name `person` is of an identity that most articles call `main`.

    `why` is what its member says, and `shown` how `main` is written.
    """
    if why or person == main or is_labelled(person) or is_labelled(main):
        return why or SAME_NAME
    form, other = form_of(person), form_of(main)
    if not (form.is_full and other.is_full):
        return DECIDED
    if (found := agreement(form, other)) is not None:
        return found.format(shown)
    if form.beginning == other.beginning:
        return (LONGER if len(form.words) > len(other.words) else SHORTER).format(shown)
    return AS_ANOTHER
