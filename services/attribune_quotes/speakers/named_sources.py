"""What a source names: the entity that is mentioned at it, the name beside a description, or a body by its own name."""

from __future__ import annotations

from attribune_core.events import Mention
from attribune_quotes.speakers.appositions import apposed_names
from attribune_quotes.speakers.demonyms import is_demonym
from attribune_quotes.speakers.entity_states import EntityStates
from attribune_quotes.speakers.mention import is_pronoun
from attribune_quotes.speakers.named_bodies import add_named_body, name_before_kind, named_body
from attribune_text.noun_phrases import coordinated
from attribune_text.token_table import TokenTable


class NamedSources:
    """Finds the names of sources. Bodies that the entity stage does not know are added when a source names them."""

    def __init__(self, table: TokenTable, states: EntityStates) -> None:
        """Begin with the entities of the article."""
        self._table = table
        self._states = states

    def heads(self, head: int) -> list[int]:
        """Return the tokens that head the sources which the noun phrase of `head` coordinates, in order of the text.

        Names that stand beside a description in the plural take its place: "lawyers for the firm, Roe and Poe".
        """
        out: list[int] = []
        for one in coordinated(self._table, head):
            names = [] if one in self._states.mention_at else apposed_names(self._table, self._states, one)
            out += names if len(names) > 1 else [one]
        return list(dict.fromkeys(out))

    def numbers(self, head: int) -> list[int]:
        """Return the numbers of the named entities that the noun phrase of `head` names, coordinated ones with them."""
        found = [self._number(one) for one in self.heads(head)]
        return [number for number in found if number is not None]

    def beside(self, head: int) -> tuple[int, Mention] | None:
        """Return the named entity of a description, and its name in the phrase; None if the phrase names nobody."""
        names = apposed_names(self._table, self._states, head)
        if names:
            return self._states.mention_at[names[0]]
        return name_before_kind(self._table, self._states, head) or self._body(head)

    def longer(self, head: int) -> tuple[int, Mention] | None:
        """Return the body of whose name only the end was recognised, at `head`, and its name; None if that is whole."""
        mention_at = self._states.mention_at
        return self._body(head) if head in mention_at or head + 1 in mention_at else None

    def at(self, head: int) -> tuple[int, Mention] | None:
        """Return the entity that has a mention which `head` heads, and the mention; None without one.

        The head of a mention is its last token, or no later token of it depends on a word outside. Of a person's name
        it is any token, because a parse may divide a long name.
        """
        table = self._table
        there = self._states.mention_at.get(head)
        if there is None:
            return None
        mention = there[1]
        if mention.kind == "name" and self._states.person_at(head) is not None:
            return there
        if table.starts[head] < mention.end <= table.ends[head]:
            return there
        tokens = table.tokens_in(mention.start, mention.end)
        is_head = all(table.heads[token] in tokens or token == head for token in tokens if token >= head)
        return there if is_head else None

    def _body(self, head: int) -> tuple[int, Mention] | None:
        name = named_body(self._table, self._states, head)
        if name is None:
            return None
        return add_named_body(self._table, self._states, *name, head), self._states.mention(*name, "name")

    def _number(self, head: int) -> int | None:
        there = self.longer(head) or self.at(head)
        if there is not None:
            is_known = self._states.by_number[there[0]].entity.named
            return there[0] if is_known and not is_demonym(self._table, self._states, head) else None
        found = self.beside(head) if not is_pronoun(self._table, head) else None
        return found[0] if found is not None else None
