"""From a parsed article to its entities: the order in which the steps run, each in a module of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attribune_core.events import Entity, Mention, MentionKind
from attribune_entities.coreference.bodies import join_bodies
from attribune_entities.coreference.canonical_names import canonical_name, name_key
from attribune_entities.coreference.individuals.judge import IndividualJudge, without_things
from attribune_entities.coreference.nominals import describe_bodies, describe_persons, title_words_of, unnamed_persons
from attribune_entities.coreference.person_entities import PersonEntity, named_person
from attribune_entities.coreference.persons import join_persons
from attribune_entities.coreference.pronouns.relative_pronouns import link_relative_pronouns
from attribune_entities.coreference.pronouns.resolution import ChooseAntecedent, link_pronouns
from attribune_entities.coreference.pronouns.rough_quotation_marks import regions
from attribune_entities.document.parsed_article import ParsedArticle
from attribune_entities.names.label_consistency import agree_on_labels, move_places
from attribune_entities.names.missed_repeats import with_repeats
from attribune_entities.names.name_mention import VALUES, NameMention
from attribune_entities.names.name_spans import recognised_names
from attribune_entities.names.possessive_names import keep_possessives
from attribune_entities.names.publishers import move_publishers
from attribune_entities.names.titles import add_titles, unique
from attribune_text.token_table import TokenTable


def extract(
    parsed: ParsedArticle, choose: ChooseAntecedent | None = None, judge: IndividualJudge | None = None
) -> tuple[Entity, ...]:
    """Return the entities of `parsed` in order of their first mention, ids e1, e2, ….

    `choose` is asked for the antecedent of each pronoun, and `judge` whether a name is a person's; without them, those
    that ship.
    """
    table = parsed.table
    found, groups = find_names(parsed)
    groups, nothing = without_things(table, parsed.name_scores, groups, judge)
    found = [name for name in found if name.first not in nothing]
    bodies = join_bodies([name for name in found if name.label != "PERSON" and name.label not in VALUES])
    values = [name for name in found if name.label in VALUES]
    named = _tokens(found)
    persons = _link_persons(table, groups, found, named, choose)
    described: dict[int, list[Mention]] = {}
    for number, (first, last) in describe_bodies(table, bodies, named | _mentioned(persons)):
        described.setdefault(number, []).append(_mention(table, first, last))
    drafts = [
        *((names, _mentions_of_person(table, names, person)) for names, person in zip(groups, persons, strict=True)),
        *((names, _mentions(names, described.get(number, ()))) for number, names in enumerate(bodies)),
        *(([value], _mentions([value])) for value in values),
    ]
    drafts.sort(key=lambda draft: (draft[1][0].start, draft[1][0].end))
    return tuple(_entity(f"e{number}", *draft) for number, draft in enumerate(drafts, 1))


def find_names(parsed: ParsedArticle) -> tuple[list[NameMention], list[list[NameMention]]]:
    """Return the names in order of the text, with the titles beside them, and those of each person.

    Not all that are labelled persons are some, see `without_things`.
    """
    table = parsed.table
    found = recognised_names(parsed)
    agree_on_labels(table, found)
    found = with_repeats(table, found)
    add_titles(table, found)
    keep_possessives(table, found)
    move_places(table, found)
    move_publishers(table, found)
    return found, join_persons([name for name in found if name.label == "PERSON"])


def _link_persons(
    table: TokenTable,
    groups: Sequence[Sequence[NameMention]],
    found: Sequence[NameMention],
    named: set[int],
    choose: ChooseAntecedent | None,
) -> list[PersonEntity]:
    """Return a person for each of `groups`, with its descriptions and pronouns; `named` are the tokens of `found`."""
    persons = [named_person(table, names) for names in groups]
    for person, names in zip(persons, groups, strict=True):
        person.titles = title_words_of(names)
        person.opens_article = person is persons[0]
    describe_persons(table, persons, named, _tokens(name for name in found if name.label in VALUES))
    taken = named | _mentioned(persons) | {noun for name in found for noun in name.apposed_nouns}
    quoted = regions(table)
    everybody = [*persons, *unnamed_persons(table, taken, quoted)]
    link_pronouns(table, quoted, everybody, named, choose)
    link_relative_pronouns(table, everybody, named)
    return persons


def _tokens(found: Iterable[NameMention]) -> set[int]:
    return {token for name in found for token in range(name.first, name.last)}


def _mentioned(persons: Iterable[PersonEntity]) -> set[int]:
    """Return the tokens of all mentions of `persons`."""
    return {token for person in persons for one in person.mentions for token in range(one.first, one.last)}


def _mentions_of_person(table: TokenTable, names: Sequence[NameMention], person: PersonEntity) -> list[Mention]:
    others = (one for one in person.mentions if one.kind != "name")
    return _mentions(names, [_mention(table, one.first, one.last, one.kind) for one in others])


def _mentions(names: Sequence[NameMention], others: Iterable[Mention] = ()) -> list[Mention]:
    """Return the mentions of an entity in order of the text: its names and `others`."""
    mentions = [Mention(start=name.start, end=name.end, text=name.text, kind="name") for name in names]
    return sorted([*mentions, *others], key=lambda mention: (mention.start, mention.end))


def _entity(identifier: str, names: Sequence[NameMention], mentions: Sequence[Mention]) -> Entity:
    label = names[0].label
    name = canonical_name(names)
    titles = unique(title for one in names for title in one.titles)
    return Entity(
        id=identifier, label=label, name=name, titles=titles, name_key=name_key(name, label), mentions=tuple(mentions)
    )


def _mention(table: TokenTable, first: int, last: int, kind: MentionKind = "nominal") -> Mention:
    start, end = table.starts[first], table.ends[last - 1]
    return Mention(start=start, end=end, text=table.text[start:end], kind=kind)
