"""From a parsed article to its entities: the order in which the steps run, each in a module of its own."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.events import Entity, Mention
from attribune_entities.coreference.bodies import join_bodies
from attribune_entities.coreference.canonical_names import canonical_name, name_key
from attribune_entities.coreference.nominals import describe_bodies, describe_persons, roles_of, unnamed
from attribune_entities.coreference.person_entities import Figure, figure
from attribune_entities.coreference.persons import join_persons
from attribune_entities.coreference.pronouns.relative_pronouns import link_relatives
from attribune_entities.coreference.pronouns.resolution import Watch, link_pronouns
from attribune_entities.coreference.pronouns.rough_quotation_marks import regions
from attribune_entities.document.parsed_article import ParsedArticle
from attribune_entities.names.label_consistency import agree_on_labels, move_places, with_repeats
from attribune_entities.names.name_mention import VALUES, NameMention
from attribune_entities.names.name_spans import names
from attribune_entities.names.possessive_names import keep_possessives
from attribune_entities.names.publishers import move_publishers
from attribune_entities.names.titles import add_titles, unique
from attribune_text.token_table import TokenTable


def extract(parsed: ParsedArticle, watch: Watch | None = None) -> tuple[Entity, ...]:
    """Return the entities of `parsed` in order of their first mention, ids e1, e2, ….

    `watch` sees every pronoun with its candidates and decides in place of the weights.
    """
    table = parsed.table
    found = names(parsed)
    agree_on_labels(table, found)
    found = with_repeats(table, found)
    add_titles(table, found)
    keep_possessives(table, found)
    move_places(table, found)
    move_publishers(table, found)
    people = join_persons([name for name in found if name.label == "PERSON"])
    bodies = join_bodies([name for name in found if name.label != "PERSON" and name.label not in VALUES])
    values = [name for name in found if name.label in VALUES]
    named = {token for name in found for token in range(name.first, name.last)}
    figures = _link(table, people, found, named, watch)
    described: dict[int, list[Mention]] = {}
    taken = named | {token for one in figures for place in one.places for token in range(place.first, place.last)}
    for number, (first, last) in describe_bodies(table, bodies, taken):
        described.setdefault(number, []).append(_mention(table, first, last))
    drafts = [
        *((members, _mentions(table, members, one)) for members, one in zip(people, figures, strict=True)),
        *((members, _mentions(table, members, None, described.get(at, ()))) for at, members in enumerate(bodies)),
        *(([value], _mentions(table, [value], None)) for value in values),
    ]
    drafts.sort(key=lambda draft: (draft[1][0].start, draft[1][0].end))
    return tuple(_entity(f"e{number}", *draft) for number, draft in enumerate(drafts, 1))


def _link(
    table: TokenTable,
    people: Sequence[Sequence[NameMention]],
    found: Sequence[NameMention],
    named: set[int],
    watch: Watch | None,
) -> list[Figure]:
    """Return a figure for each of `people`, with its descriptions and pronouns; `named` are the tokens of `found`."""
    figures = [figure(table, members) for members in people]
    for one, members in zip(figures, people, strict=True):
        one.roles = roles_of(members)
        one.opens = one is figures[0]
    values = {token for name in found if name.label in VALUES for token in range(name.first, name.last)}
    describe_persons(table, figures, named, values)
    taken = named | {token for one in figures for place in one.places for token in range(place.first, place.last)}
    taken |= {noun for name in found for noun in name.apposed_nouns}
    quoted = regions(table)
    everybody = [*figures, *unnamed(table, taken, quoted)]
    link_pronouns(table, quoted, everybody, named, watch)
    link_relatives(table, everybody, named)
    return figures


def _mentions(
    table: TokenTable, members: Sequence[NameMention], one: Figure | None, described: Sequence[Mention] = ()
) -> list[Mention]:
    mentions = [Mention(start=name.start, end=name.end, text=name.text, kind="name") for name in members]
    mentions += described
    for place in one.places if one else ():
        if place.kind != "name":
            mentions.append(_mention(table, place.first, place.last, place.kind))
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return mentions


def _entity(identifier: str, members: Sequence[NameMention], mentions: Sequence[Mention]) -> Entity:
    label = members[0].label
    name = canonical_name(members)
    titles = unique(title for member in members for title in member.titles)
    return Entity(
        id=identifier, label=label, name=name, titles=titles, name_key=name_key(name, label), mentions=tuple(mentions)
    )


def _mention(table: TokenTable, first: int, last: int, kind: str = "nominal") -> Mention:
    start, end = table.starts[first], table.ends[last - 1]
    return Mention(start=start, end=end, text=table.text[start:end], kind="pronoun" if kind == "pronoun" else "nominal")
