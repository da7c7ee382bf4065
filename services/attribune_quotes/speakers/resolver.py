"""From the token that heads a source to the entity that speaks.

It is the entity that is mentioned there, also through the antecedent of a relative pronoun, a title or an apposition;
who issued the document that speaks; the last speaker that a pronoun can stand for; or an entity that is added, for a
body that the recogniser missed or for somebody whom the text does not name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribune_core.events import Entity, Mention, Speaker
from attribune_quotes.speakers.appositions import office_holder
from attribune_quotes.speakers.demonyms import demonym_speaker, is_demonym
from attribune_quotes.speakers.documents import DOCUMENT_LABEL, Documents
from attribune_quotes.speakers.entity_states import EntityStates
from attribune_quotes.speakers.named_bodies import body_named_before
from attribune_quotes.speakers.named_sources import NamedSources
from attribune_quotes.speakers.pronoun_speakers import PreviousSpeakers, is_pronoun
from attribune_quotes.speakers.unnamed_speakers import unnamed_speaker
from attribune_quotes.text.interview_layout import InterviewLayout, interview_layout, interviewee
from attribune_text.noun_phrases import antecedent, phrase
from attribune_text.token_table import TokenTable


@dataclass
class SpeakerResolver:
    """Resolves the sources of an article. Those before a pronoun have to be resolved before it."""

    table: TokenTable
    entity_states: EntityStates
    #: The turns of the article if it is an interview.
    layout: InterviewLayout
    _previous: PreviousSpeakers
    _names: NamedSources
    _documents: Documents

    @classmethod
    def of(cls, table: TokenTable, entities: Sequence[Entity]) -> SpeakerResolver:
        """Return the resolver of an article with the entities that the entity stage found."""
        states = EntityStates.of(table, entities)
        names = NamedSources(table, states)
        layout, previous = interview_layout(table), PreviousSpeakers(table, states)
        return cls(table, states, layout, previous, names, Documents(table, states, names))

    def speakers(self, head: int) -> list[Speaker]:
        """Return the speakers that the noun phrase of the token `head` names, in order of the text.

        A document that several issued has several speakers, all with the document's phrase as their mention.
        """
        issuers = self._documents.issuers(head)
        if len(issuers) > 1:
            return [self._document_speaker(head, number) for number in issuers]
        found = [self.speaker(one) for one in self._names.heads(head)]
        ends = [speaker.end for speaker in found]
        return [one for at, one in enumerate(found) if all(one.start >= end for end in ends[:at])]

    def speaker(self, head: int) -> Speaker:
        """Return the speaker of the source that the token `head` heads; its entity is None if that stays unknown."""
        table = self.table
        if self._documents.is_document(head):
            issuers = self._documents.issuers(head)
            return self._document_speaker(head, issuers[0] if issuers else None)
        number, mention = self._find(head)
        start, end = (mention.start, mention.end) if mention is not None else table.span(*phrase(table, head))
        document = number is not None and self._stands_for_document(head, number)
        if number is not None:
            self._previous.add(number, head, document=document)
        return self._speaker(start, end, number, document=document)

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

    def _document_speaker(self, head: int, issuer: int | None) -> Speaker:
        """Return the document `head` as a speaker. Its phrase becomes a mention of the issuer, for whom it stands."""
        first, last = phrase(self.table, head)
        if issuer is None:
            issuer = self._unnamed_document(head)
        else:
            self.entity_states.add_mention(issuer, first, last, "nominal")
        if issuer is not None:
            self._previous.add(issuer, head, document=True)
        return self._speaker(*self.table.span(first, last), issuer, document=True)

    def _unnamed_document(self, head: int) -> int | None:
        """Return the number of the document `head`, which becomes an entity of its own."""
        return unnamed_speaker(self.table, self.entity_states, head, label_as=DOCUMENT_LABEL)

    def _stands_for_document(self, head: int, number: int) -> bool:
        """Return whether a pronoun stands for a document: "which" by its antecedent, "it" by the speaker before."""
        noun = antecedent(self.table, head)
        if noun is not None:
            return self._documents.is_document(noun)
        return self.table.lowers[head] == "it" and self._previous.last_is_document(number)

    def _speaker(self, start: int, end: int, number: int | None, *, document: bool = False) -> Speaker:
        entity = self.entity_states.by_number[number].entity if number is not None else None
        return Speaker(
            start=start,
            end=end,
            text=self.table.text[start:end],
            entity=entity.id if entity else None,
            name=entity.name if entity else None,
            document=document,
        )

    def _find(self, head: int) -> tuple[int | None, Mention | None]:
        """Return the number of the entity of `head`, and its mention there if that is the mention of the speaker."""
        table, states = self.table, self.entity_states
        turn = self.layout.labels.get(head)
        if turn is not None:
            return (self._interviewee() if turn == "answer" else None), None
        there = self._names.longer(head) or self._names.at(head)
        if there is not None:
            return self._find_named(head, *there)
        noun = antecedent(table, head)
        if noun is not None:
            return self._antecedent(noun), None
        if is_pronoun(table, head):
            number = self._previous.of_pronoun(head)
            if number is not None:
                states.add_mention(number, head, head, "pronoun")
            return number, None
        beside = self._names.beside(head)
        if beside is not None:
            return beside
        taken_up = body_named_before(table, states, head)
        return (taken_up if taken_up is not None else unnamed_speaker(table, states, head)), None

    def _find_named(self, head: int, number: int, mention: Mention) -> tuple[int, Mention | None]:
        """Return the entity that the mention at `head` leads to, and its mention, None for the whole phrase of `head`.

        That is who holds the office after the name of a body, or some people for the name of all.
        """
        holder = office_holder(self.table, self.entity_states, mention)
        if holder is not None:
            return self.entity_states.mention_at[holder]
        if is_demonym(self.table, self.entity_states, head):
            return self._names.beside(head) or (demonym_speaker(self.table, self.entity_states, head), None)
        return number, mention

    def _antecedent(self, noun: int) -> int | None:
        """Return the number of the entity that a relative pronoun stands for by its antecedent `noun`."""
        if not self._documents.is_document(noun):
            return self._find(noun)[0]
        issuers = self._documents.issuers(noun)
        return issuers[0] if issuers else self._unnamed_document(noun)
