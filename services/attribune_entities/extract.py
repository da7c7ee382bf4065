"""From a reading to its entities: the order in which the steps run, each in a module of its own."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.events import Entity, Mention
from attribune_entities.names.bodies import join_bodies
from attribune_entities.names.canonical import canonical_name, name_key
from attribune_entities.names.firms import keep_possessives
from attribune_entities.names.persons import join_persons
from attribune_entities.names.publishers import move_publishers
from attribune_entities.names.spans import VALUES, Name, names
from attribune_entities.names.spread import agree_on_labels, move_places, with_repeats
from attribune_entities.names.titles import add_titles, unique
from attribune_entities.nominals import describe_bodies, describe_persons, roles_of, unnamed
from attribune_entities.people import Figure, figure
from attribune_entities.pronouns.quoted import regions
from attribune_entities.pronouns.relative import link_relatives
from attribune_entities.pronouns.resolve import Watch, link_pronouns
from attribune_entities.reading import Reading


def extract(reading: Reading, watch: Watch | None = None) -> tuple[Entity, ...]:
    """Return the entities of `reading` in order of their first mention, ids e1, e2, ….

    `watch` sees every pronoun with its candidates and decides in place of the weights.
    """
    found = names(reading)
    agree_on_labels(reading, found)
    found = with_repeats(reading, found)
    add_titles(reading, found)
    keep_possessives(reading, found)
    move_places(reading, found)
    move_publishers(reading, found)
    people = join_persons([name for name in found if name.label == "PERSON"])
    bodies = join_bodies([name for name in found if name.label != "PERSON" and name.label not in VALUES])
    values = [name for name in found if name.label in VALUES]
    named = {token for name in found for token in range(name.first, name.last)}
    figures = _link(reading, people, found, named, watch)
    described: dict[int, list[Mention]] = {}
    taken = named | {token for one in figures for place in one.places for token in range(place.first, place.last)}
    for number, (first, last) in describe_bodies(reading, bodies, taken):
        described.setdefault(number, []).append(_mention(reading, first, last))
    drafts = [
        *((members, _mentions(reading, members, one)) for members, one in zip(people, figures, strict=True)),
        *((members, _mentions(reading, members, None, described.get(at, ()))) for at, members in enumerate(bodies)),
        *(([value], _mentions(reading, [value], None)) for value in values),
    ]
    drafts.sort(key=lambda draft: (draft[1][0].start, draft[1][0].end))
    return tuple(_entity(f"e{number}", *draft) for number, draft in enumerate(drafts, 1))


def _link(
    reading: Reading,
    people: Sequence[Sequence[Name]],
    found: Sequence[Name],
    named: set[int],
    watch: Watch | None,
) -> list[Figure]:
    """Return a figure for each of `people`, with its descriptions and pronouns; `named` are the tokens of `found`."""
    figures = [figure(reading, members) for members in people]
    for one, members in zip(figures, people, strict=True):
        one.roles = roles_of(members)
        one.opens = one is figures[0]
    values = {token for name in found if name.label in VALUES for token in range(name.first, name.last)}
    describe_persons(reading, figures, named, values)
    taken = named | {token for one in figures for place in one.places for token in range(place.first, place.last)}
    taken |= {noun for name in found for noun in name.beside}
    quoted = regions(reading)
    everybody = [*figures, *unnamed(reading, taken, quoted)]
    link_pronouns(reading, quoted, everybody, named, watch)
    link_relatives(reading, everybody, named)
    return figures


def _mentions(
    reading: Reading, members: Sequence[Name], one: Figure | None, described: Sequence[Mention] = ()
) -> list[Mention]:
    mentions = [Mention(start=name.start, end=name.end, text=name.text, kind="name") for name in members]
    mentions += described
    for place in one.places if one else ():
        if place.kind != "name":
            mentions.append(_mention(reading, place.first, place.last, place.kind))
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return mentions


def _entity(identifier: str, members: Sequence[Name], mentions: Sequence[Mention]) -> Entity:
    label = members[0].label
    name = canonical_name(members)
    titles = unique(title for member in members for title in member.titles)
    return Entity(
        id=identifier, label=label, name=name, titles=titles, name_key=name_key(name, label), mentions=tuple(mentions)
    )


def _mention(reading: Reading, first: int, last: int, kind: str = "nominal") -> Mention:
    start, end = reading.start[first], reading.end[last - 1]
    return Mention(
        start=start, end=end, text=reading.text[start:end], kind="pronoun" if kind == "pronoun" else "nominal"
    )
