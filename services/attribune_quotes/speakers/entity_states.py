"""The entities of an article while its speakers are resolved: they gain mentions, and unnamed speakers are added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribune_core.events import Entity, Mention, MentionKind
from attribune_text.fold import fold
from attribune_text.gender import gender_of_pronouns
from attribune_text.token_table import TokenTable

#: Labels of entities that can speak.
SPEAKING_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})


@dataclass
class EntityState:
    """An entity with what is learned about it."""

    entity: Entity
    #: Its mentions, those of `entity` first.
    mentions: list[Mention]
    #: "m" or "f" by its pronouns; None if unknown.
    gender: str | None = None
    #: Whether it stands for several.
    plural: bool = False
    #: The lemma of the noun that an unnamed speaker goes by.
    noun: str | None = None
    #: Whether its mentions are others than those of `entity`.
    changed: bool = False

    @property
    def can_speak(self) -> bool:
        """Whether its label is one of those that can speak, or it did speak, as a document."""
        return self.entity.label in SPEAKING_LABELS or not self.entity.named

    @property
    def is_person(self) -> bool:
        """Whether its label is PERSON."""
        return self.entity.label == "PERSON"

    @property
    def is_body(self) -> bool:
        """Whether it is named and no person, people or value."""
        return self.entity.named and self.entity.label in ("ORG", "GPE", "FAC", "LOC")


@dataclass
class EntityStates:
    """The entities of an article. An entity's number is its index in `by_number`; none is removed or renumbered."""

    table: TokenTable
    by_number: list[EntityState] = field(default_factory=list)
    #: Number and mention of the entity that can speak and is mentioned at a token. A name goes before other mentions,
    #: otherwise the mention that was added first.
    mention_at: dict[int, tuple[int, Mention]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: TokenTable, entities: Sequence[Entity]) -> EntityStates:
        """Return the states of the entities that the entity stage found."""
        new = cls(table)
        for number, entity in enumerate(entities):
            new.by_number.append(EntityState(entity, list(entity.mentions), _gender(entity.mentions)))
            if entity.label in SPEAKING_LABELS:
                for mention in entity.mentions:
                    new._index(number, mention)
        return new

    def labels(self) -> dict[int, str]:
        """Return the label of the entity whose name a token is in, by token."""
        return {
            token: self.by_number[number].entity.label
            for token, (number, mention) in self.mention_at.items()
            if mention.kind == "name"
        }

    def numbers(self) -> dict[int, int]:
        """Return the number of the entity that is mentioned at a token, by token."""
        return {token: number for token, (number, _) in self.mention_at.items()}

    def person_at(self, token: int | None) -> int | None:
        """Return the number of the person who is mentioned at `token`; None if there is none."""
        found = self.mention_at.get(token) if token is not None else None
        return found[0] if found is not None and self.by_number[found[0]].is_person else None

    def mention_of(self, number: int, token: int) -> Mention | None:
        """Return the mention of the entity that holds the token; None if it has none there."""
        start = self.table.starts[token]
        return next((one for one in self.by_number[number].mentions if one.start <= start < one.end), None)

    def add_mention(self, number: int, first: int, last: int, kind: MentionKind) -> None:
        """Add the tokens from `first` to `last` to the mentions of an entity, unless it has that mention."""
        mention = self.mention(first, last, kind)
        state = self.by_number[number]
        if all((mention.start, mention.end) != (one.start, one.end) for one in state.mentions):
            state.mentions.append(mention)
            state.changed = True
            self._index(number, mention)

    def remove_mention(self, number: int, mention: Mention) -> None:
        """Take a pronoun or a description from the mentions of an entity, so that another one may have it."""
        state = self.by_number[number]
        state.mentions.remove(mention)
        state.changed = True
        for token in self.table.tokens_in(mention.start, mention.end):
            if self.mention_at.get(token) == (number, mention):
                del self.mention_at[token]

    def add_unnamed(self, label: str, first: int, last: int, *, noun: str, plural: bool) -> int:
        """Add an entity that the tokens from `first` to `last` describe, and return its number."""
        number = len(self.by_number)
        mention = self.mention(first, last, "nominal")
        name = " ".join(mention.text.split())
        entity = Entity(id=self._new_id(), label=label, name=name, named=False, mentions=(mention,))
        self.by_number.append(EntityState(entity, [mention], plural=plural, noun=noun))
        self._index(number, mention)
        return number

    def add_named(self, label: str, first: int, last: int, *, name_key: str, noun: str) -> int:
        """Add an entity that the tokens from `first` to `last` name, and return its number.

        `noun` is the lemma of the noun that a description of it may have: "the administration".
        """
        mention = self.mention(first, last, "name")
        name = " ".join(mention.text.split())
        entity = Entity(id=self._new_id(), label=label, name=name, name_key=name_key or None, mentions=(mention,))
        number = len(self.by_number)
        self.by_number.append(EntityState(entity, [mention], noun=noun))
        self._index(number, mention)
        return number

    def mention(self, first: int, last: int, kind: MentionKind) -> Mention:
        """Return the mention that the tokens from `first` to `last` are."""
        start, end = self.table.span(first, last)
        return Mention(start=start, end=end, text=self.table.text[start:end], kind=kind)

    def add_named_person(self, first: int, last: int, name: str) -> int:
        """Add the person whom the tokens from `first` to `last` name, and return its number."""
        number = len(self.by_number)
        mention = self.mention(first, last, "name")
        key = " ".join(fold(name)) or None
        entity = Entity(id=self._new_id(), label="PERSON", name=name, name_key=key, mentions=(mention,))
        self.by_number.append(EntityState(entity, [mention]))
        self._index(number, mention)
        return number

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities with their mentions in order: those of the entity stage first, in their order."""
        out = []
        for state in self.by_number:
            if not state.changed:
                out.append(state.entity)
                continue
            mentions = tuple(sorted(state.mentions, key=lambda one: (one.start, one.end)))
            out.append(state.entity.model_copy(update={"mentions": mentions}))
        return tuple(out)

    def _index(self, number: int, mention: Mention) -> None:
        for token in self.table.tokens_in(mention.start, mention.end):
            there = self.mention_at.get(token)
            if there is None or (there[1].kind != "name" and mention.kind == "name"):
                self.mention_at[token] = number, mention

    def _new_id(self) -> str:
        ids = {state.entity.id for state in self.by_number}
        number = len(self.by_number) + 1
        while f"e{number}" in ids:
            number += 1
        return f"e{number}"


def _gender(mentions: Sequence[Mention]) -> str | None:
    return gender_of_pronouns(mention.text for mention in mentions if mention.kind == "pronoun") or None
