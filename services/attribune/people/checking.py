"""Looks at a people file: what would stop a worker, and what is odd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from attribune_entities.people.index import Content, lines_of
from attribune_entities.people.name_forms import body_key, forms_of
from attribune_entities.people.person import Person, PersonError, read_person

#: Entries that share a name of which each is told; of more only how many they are. Set by hand.
_TOLD = 5


@dataclass(frozen=True)
class Remark:
    """What is wrong or odd in a line of a people file."""

    line: int
    says: str
    #: Whether a worker refuses the file for it.
    is_error: bool = False


@dataclass(frozen=True)
class Report:
    """What was found in a people file."""

    entries: int
    #: In order of the lines.
    remarks: tuple[Remark, ...]

    @property
    def errors(self) -> int:
        """How many remarks stop a worker."""
        return sum(remark.is_error for remark in self.remarks)


def check(content: Content) -> Report:
    """Return what is wrong (no entry, an id that is there twice) and odd (one name for several) in a people file."""
    remarks: list[Remark] = []
    lines_by_id: dict[str, int] = {}
    lines_by_name: defaultdict[str, list[int]] = defaultdict(list)
    entries = 0
    for line, _, raw in lines_of(content):
        try:
            person = read_person(raw)
        except PersonError as error:
            remarks.append(Remark(line, str(error), is_error=True))
            continue
        entries += 1
        other = lines_by_id.setdefault(person.id, line)
        if other != line:
            remarks.append(Remark(line, f"the id {person.id!r} stands in line {other}, too", is_error=True))
        remarks.extend(Remark(line, says) for says in _odd(person))
        for name in _names_of(person):
            lines_by_name[name].append(line)
    remarks.extend(_shared(lines_by_name))
    if not entries and not remarks:
        remarks.append(Remark(1, "the file names nobody", is_error=True))
    return Report(entries, tuple(sorted(remarks, key=lambda remark: (remark.line, not remark.is_error, remark.says))))


def _names_of(person: Person) -> set[str]:
    if person.kind == "organisation":
        return {body_key(name)[1:] for name in person.all_names}
    return {" ".join([*words, suffix]).strip() for name in person.all_names for words, suffix in forms_of(name)}


def _odd(person: Person) -> Iterator[str]:
    if person.kind == "person":
        for name in person.all_names:
            if any(len(words) == 1 for words, _ in forms_of(name)):
                yield f"{name!r} is one word: whoever else is called so may be taken for this entry"
    if not person.roles and not person.description:
        yield f"{person.name!r} has neither roles nor a description: nothing tells this entry from a namesake"


def _shared(lines_by_name: dict[str, list[int]]) -> Iterator[Remark]:
    for name, lines in lines_by_name.items():
        if len(lines) > 1:
            told = ", ".join(map(str, lines[:_TOLD]))
            more = f" and {len(lines) - _TOLD} more" if len(lines) > _TOLD else ""
            yield Remark(lines[0], f"{len(lines)} entries are called {name!r}: lines {told}{more}")
