"""From the token that heads a source to the entity that speaks.

It is the entity that is mentioned there, also through the antecedent of a relative pronoun, a title or an apposition;
the last speaker that a pronoun can stand for; or an entity that is added for somebody whom the text does not name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribune_core.events import Entity, Mention, Speaker
from attribune_quotes.speakers.entity_states import EntityStates
from attribune_quotes.speakers.pronoun_speakers import PreviousSpeakers, is_pronoun
from attribune_quotes.speakers.unnamed_speakers import unnamed_speaker
from attribune_quotes.text.interview_layout import InterviewLayout, interview_layout, interviewee
from attribune_text.noun_phrases import antecedent, appositions, coordinated, phrase
from attribune_text.token_table import TokenTable


@dataclass
class SpeakerResolver:
    """Resolves the sources of an article. Those before a pronoun have to be resolved before it."""

    table: TokenTable
    entity_states: EntityStates
    #: The turns of the article if it is an interview.
    layout: InterviewLayout
    _previous: PreviousSpeakers

    @classmethod
    def of(cls, table: TokenTable, entities: Sequence[Entity]) -> SpeakerResolver:
        """Return the resolver of an article with the entities that the entity stage found."""
        states = EntityStates.of(table, entities)
        return cls(table, states, interview_layout(table), PreviousSpeakers(table, states))

    def speakers(self, head: int) -> list[Speaker]:
        """Return the speakers that the noun phrase of the token `head` names, in order of the text."""
        found = [self.speaker(one) for one in coordinated(self.table, head)]
        ends = [speaker.end for speaker in found]
        return [one for at, one in enumerate(found) if all(one.start >= end for end in ends[:at])]

    def speaker(self, head: int) -> Speaker:
        """Return the speaker of the source that the token `head` heads; its entity is None if that stays unknown."""
        table = self.table
        number, mention = self._find(head)
        start, end = (mention.start, mention.end) if mention is not None else table.span(*phrase(table, head))
        if number is not None:
            self._previous.add(number, head)
        return self._speaker(start, end, number)

    def first_person_speaker(self, head: int, said_by: str | None) -> Speaker:
        """Return the speaker that an *I* at the token `head` stands for.

        `said_by` is the id of the entity that says the words around it, "" if their speaker is unknown, and None if
        nobody else says them. With None, an *I* in an interview's answer stands for the interviewee.
        """
        answers = self.layout.turns.get(self.table.paragraph_of[head]) == "answer"
        states = self.entity_states.by_number
        number = next((other for other, state in enumerate(states) if state.entity.id == said_by), None)
        number = self._interviewee() if said_by is None and answers else number
        if number is not None and (not states[number].is_person or states[number].plural):
            number = None
        if number is not None:
            self.entity_states.add_mention(number, head, head, "pronoun")
        return self._speaker(*self.table.span(head, head), number)

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities of the article, with the mentions and the unnamed speakers that were added."""
        return self.entity_states.entities()

    def _interviewee(self) -> int | None:
        persons = {
            number: state.mentions
            for number, state in enumerate(self.entity_states.by_number)
            if state.is_person and state.entity.named
        }
        return interviewee(self.table, self.layout, persons)

    def _speaker(self, start: int, end: int, number: int | None) -> Speaker:
        entity = self.entity_states.by_number[number].entity if number is not None else None
        return Speaker(
            start=start,
            end=end,
            text=self.table.text[start:end],
            entity=entity.id if entity else None,
            name=entity.name if entity else None,
        )

    def _find(self, head: int) -> tuple[int | None, Mention | None]:
        """Return the number of the entity of `head`, and its mention there if that is the mention of the speaker."""
        table, mention_at = self.table, self.entity_states.mention_at
        turn = self.layout.labels.get(head)
        if turn is not None:
            return (self._interviewee() if turn == "answer" else None), None
        there = mention_at.get(head)
        if there is not None and self._is_head_of(head, there[1]):
            return there
        noun = antecedent(table, head)
        if noun is not None:
            return self._find(noun)[0], None
        if is_pronoun(table, head):
            number = self._previous.of_pronoun(head)
            if number is not None:
                self.entity_states.add_mention(number, head, head, "pronoun")
            return number, None
        named = self._name_after_title(head)
        if named is not None:
            return named
        for other in appositions(table, head):
            if self.entity_states.person_at(other) is not None:
                return mention_at[other]
        return unnamed_speaker(table, self.entity_states, head), None

    def _name_after_title(self, head: int) -> tuple[int, Mention] | None:
        """Return the person whose name follows a title, and the name: "spokesman John Kirby"; None if there is none.

        Parsers often separate the two.
        """
        _, last = phrase(self.table, head)
        for token in (head + 1, last + 1):
            if self.entity_states.person_at(token) is None:
                continue
            number, mention = self.entity_states.mention_at[token]
            begins = mention.kind == "name" and mention.start == self.table.starts[token]
            if begins and self.table.tags[head] in ("NN", "NNP"):
                return number, mention
        return None

    def _is_head_of(self, head: int, mention: Mention) -> bool:
        """Return whether the token `head`, which is in the mention, is its head.

        It is the mention's last token, or no later token of the mention depends on a word outside.
        """
        table = self.table
        if table.starts[head] < mention.end <= table.ends[head]:
            return True
        tokens = table.tokens_in(mention.start, mention.end)
        return all(table.heads[token] in tokens or token == head for token in tokens if token >= head)
