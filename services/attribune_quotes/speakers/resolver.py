"""From the token that heads a source to the entity that speaks.

A name means its entity, also through the antecedent of a relative pronoun, a title or an apposition. A document stands
for who issued it. Whom a pronoun or another description means, the ranker chooses among the entities of the article
that can speak, those added for earlier sources among them. If it is none of them, a description is of somebody whom the
text does not name, who is added.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from attribune_core.events import Entity, Mention, MentionKind, Span, Speaker
from attribune_quotes.speakers.appositions import office_holder
from attribune_quotes.speakers.candidates import candidates
from attribune_quotes.speakers.demonyms import demonym_speaker, is_demonym
from attribune_quotes.speakers.descriptions import Described, described
from attribune_quotes.speakers.documents import DOCUMENT_LABEL, Documents
from attribune_quotes.speakers.entity_states import EntityStates
from attribune_quotes.speakers.history import SpeakerHistory, Spoke
from attribune_quotes.speakers.makers import NounIndex
from attribune_quotes.speakers.mention import Form, SpeakerMention, is_pronoun, speaker_mention
from attribune_quotes.speakers.named_bodies import body_named_before
from attribune_quotes.speakers.named_sources import NamedSources
from attribune_quotes.speakers.question import Candidate, Question
from attribune_quotes.speakers.ranker import chooser
from attribune_quotes.speakers.unnamed_speakers import unnamed_speaker
from attribune_quotes.text.interview_layout import InterviewLayout, interview_layout, interviewee
from attribune_text.noun_phrases import antecedent, phrase
from attribune_text.token_table import TokenTable


@dataclass
class SpeakerResolver:
    """Resolves the sources of an article, in order of the text: whom one means depends on who spoke before."""

    table: TokenTable
    entity_states: EntityStates
    #: The turns of the article if it is an interview.
    layout: InterviewLayout
    _names: NamedSources
    _documents: Documents
    #: The number of the entity that the label of a turn stands for, by the token that heads the label.
    label_speakers: dict[int, int] = field(default_factory=dict)
    _history: SpeakerHistory = field(default_factory=SpeakerHistory)
    #: What the article says of each entity, by its number. Filled when it is asked for.
    _described: dict[int, Described] = field(default_factory=dict)
    #: Where nouns stand. Filled when it is asked for.
    _nouns: NounIndex | None = None
    #: Whom the ranker chose for a source, and the mention, by the token that heads it: it may have several quotes.
    _answers: dict[int, tuple[int | None, Mention | None]] = field(default_factory=dict)
    #: How much likelier than the next the ranker found the entity of a source, by the token that heads the source.
    margins: dict[int, float] = field(default_factory=dict)

    #: For each token whether it is in the words of a quote.
    _in_quotes: list[bool] = field(default_factory=list)

    @classmethod
    def of(cls, table: TokenTable, entities: Sequence[Entity]) -> SpeakerResolver:
        """Return the resolver of an article with the entities that the entity stage found."""
        states = EntityStates.of(table, entities)
        names = NamedSources(table, states)
        return cls(table, states, interview_layout(table), names, Documents(table, states, names))

    def hear(self, spans: Iterable[Span]) -> None:
        """Take the code points of the words of all quotes: who is mentioned there is spoken of."""
        self._in_quotes = [False] * len(self.table)
        for start, end in spans:
            for token in self.table.tokens_in(start, end):
                self._in_quotes[token] = True

    def speakers(self, head: int, spans: Sequence[Span] = ()) -> list[Speaker]:
        """Return the speakers that the noun phrase of the token `head` names, in order of the text.

        `spans` are the code points of what they say. A document that several issued has several speakers, all with the
        document's phrase as their mention.
        """
        issuers = self._documents.issuers(head)
        if len(issuers) > 1:
            return [self._document_speaker(head, spans, number) for number in issuers]
        found = [self.speaker(one, spans) for one in self._names.heads(head)]
        ends = [speaker.end for speaker in found]
        return [one for at, one in enumerate(found) if all(one.start >= end for end in ends[:at])]

    def speaker(self, head: int, spans: Sequence[Span] = ()) -> Speaker:
        """Return the speaker of the source that the token `head` heads; its entity is None if that stays unknown.

        `spans` are the code points of what it says.
        """
        table = self.table
        if self._documents.is_document(head):
            issuers = self._documents.issuers(head)
            return self._document_speaker(head, spans, issuers[0] if issuers else None)
        number, mention = self._find(head, spans)
        start, end = (mention.start, mention.end) if mention is not None else table.span(*phrase(table, head))
        document = number is not None and self._stands_for_document(head, number)
        if number is not None:
            if mention is None:
                kind: MentionKind = "pronoun" if is_pronoun(table, head) else "nominal"
                self.entity_states.add_mention(number, *phrase(table, head), kind)
            self._remember(number, head, spans, document=document)
        return self._speaker(start, end, number, document=document)

    def first_person_speaker(self, head: int, said_by: str | None) -> Speaker:
        """Return the speaker that an *I* at the token `head` stands for.

        `said_by` is the id of the entity that says the words around it, "" if their speaker is unknown, and None if
        nobody else says them. With None, an *I* in an interview's answer stands for the interviewee.
        """
        answers = self.layout.turns.get(self.table.paragraph_of[head]) == "answer"
        states = self.entity_states.by_number
        number = next((other for other, state in enumerate(states) if state.entity.id == said_by), None)
        number = self.interviewee() if said_by is None and answers else number
        if number is not None and (not states[number].is_person or states[number].plural):
            number = None
        if number is not None:
            self.entity_states.add_mention(number, head, head, "pronoun")
        return self._speaker(*self.table.span(head, head), number)

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities of the article, with the mentions and the unnamed speakers that were added."""
        return self.entity_states.entities()

    def interviewee(self, begins: int | None = None) -> int | None:
        """Return the number of the person who is interviewed; None if that is not clear.

        `begins` is the code point at which the questions begin, if no label shows it.
        """
        persons = {
            number: state.mentions
            for number, state in enumerate(self.entity_states.by_number)
            if state.is_person and state.entity.named
        }
        return interviewee(self.table, self.layout, persons, begins)

    def _document_speaker(self, head: int, spans: Sequence[Span], issuer: int | None) -> Speaker:
        """Return the document `head` as a speaker. Its phrase becomes a mention of the issuer, for whom it stands."""
        first, last = phrase(self.table, head)
        if issuer is None:
            issuer = self._unnamed_document(head)
        else:
            self.entity_states.add_mention(issuer, first, last, "nominal")
        if issuer is not None:
            self._remember(issuer, head, spans, document=True)
        return self._speaker(*self.table.span(first, last), issuer, document=True)

    def _unnamed_document(self, head: int) -> int | None:
        """Return the number of the document `head`, which becomes an entity of its own."""
        return unnamed_speaker(self.table, self.entity_states, head, label_as=DOCUMENT_LABEL)

    def _stands_for_document(self, head: int, number: int) -> bool:
        """Return whether a pronoun stands for a document: "which" by its antecedent, "it" by the speaker before."""
        noun = antecedent(self.table, head)
        if noun is not None:
            return self._documents.is_document(noun)
        spoke = self._history.last_of.get(number)
        return self.table.lowers[head] == "it" and spoke is not None and spoke.document

    def _remember(self, number: int, head: int, spans: Sequence[Span], *, document: bool) -> None:
        said = [self.table.tokens_in(*span).stop - 1 for span in spans]
        self._history.add(Spoke(number, head, max([head, *said]), self.table.lowers[head], document, tuple(spans)))

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

    def _find(self, head: int, spans: Sequence[Span]) -> tuple[int | None, Mention | None]:
        """Return the number of the entity of `head`, and its mention there if that is the mention of the speaker."""
        labelled = self.label_speakers.get(head)
        if labelled is not None:
            return labelled, self.entity_states.mention_of(labelled, head)
        turn = self.layout.labels.get(head)
        if turn is not None:
            return (self.interviewee() if turn == "answer" else None), None
        there = self._names.longer(head) or self._names.at(head)
        if there is not None and there[1].kind == "name":
            return self._find_named(head, spans, *there)
        if there is None:
            noun = antecedent(self.table, head)
            if noun is not None:
                return self._antecedent(noun, spans), None
            beside = self._names.beside(head) if not is_pronoun(self.table, head) else None
            if beside is not None:
                return beside
            taken_up = body_named_before(self.table, self.entity_states, head)
            if taken_up is not None:
                return taken_up, None
        return self._ranked(head, spans, there)

    def _find_named(
        self, head: int, spans: Sequence[Span], number: int, mention: Mention
    ) -> tuple[int | None, Mention | None]:
        """Return the entity that the name at `head` leads to, and its mention, None for the whole phrase of `head`.

        That is who holds the office after the name of a body, and some people for the name of all. "The Norland
        Republican" may be somebody who is named.
        """
        table, states = self.table, self.entity_states
        holder = office_holder(table, states, mention)
        if holder is not None:
            return states.mention_at[holder]
        if not is_demonym(table, states, head):
            return number, mention
        beside = self._names.beside(head)
        if beside is not None:
            return beside
        first, _ = phrase(table, head)
        one = first < head and table.lowers[first] == "the" and table.tags[head] in ("NN", "NNP")
        return self._ranked(head, spans, None) if one else (demonym_speaker(table, states, head), None)

    def _antecedent(self, noun: int, spans: Sequence[Span]) -> int | None:
        """Return the number of the entity that a relative pronoun stands for by its antecedent `noun`."""
        if not self._documents.is_document(noun):
            return self._find(noun, spans)[0]
        issuers = self._documents.issuers(noun)
        return issuers[0] if issuers else self._unnamed_document(noun)

    def _ranked(
        self, head: int, spans: Sequence[Span], linked: tuple[int, Mention] | None
    ) -> tuple[int | None, Mention | None]:
        """Return whom the ranker chooses for a pronoun or a description; `linked` is what the entity stage chose."""
        if head not in self._answers:
            mention = speaker_mention(self.table, head)
            if mention.form is Form.OTHER_PRONOUN:
                return linked if linked is not None else (None, None)
            self._answers[head] = self._answer(mention, spans, linked)
        return self._answers[head]

    def _answer(
        self, mention: SpeakerMention, spans: Sequence[Span], linked: tuple[int, Mention] | None
    ) -> tuple[int | None, Mention | None]:
        states = self.entity_states
        question = self._question(mention, spans, linked[0] if linked is not None else None)
        chosen, self.margins[mention.head] = chooser()(question)
        possible = [one.number for one in question.candidates]
        if chosen < 0 and mention.is_pronoun and linked is not None and linked[0] in possible:
            return linked
        number = possible[chosen] if chosen >= 0 else None
        if linked is not None and linked[0] == number:
            return linked
        if linked is not None:
            states.remove_mention(*linked)
        if number is None:
            return (None if mention.is_pronoun else self._unknown(mention.head)), None
        self._learn(number, mention)
        states.add_mention(number, mention.first, mention.last, "pronoun" if mention.is_pronoun else "nominal")
        return number, None

    def _question(self, mention: SpeakerMention, spans: Sequence[Span], linked: int | None) -> Question:
        table = self.table
        if self._nouns is None:
            self._nouns = NounIndex(table)
        return Question(
            table=table,
            mention=mention,
            candidates=candidates(mention, self._others(mention), self._history, linked),
            history=self._history,
            spans=spans,
            linked=linked,
            earlier_nouns=self._nouns.earlier(mention),
            in_quotes=self._in_quotes or [False] * len(table),
            makers=self._nouns.makers(mention),
        )

    def _unknown(self, head: int) -> int | None:
        """Return the number of whoever a description means that means no known entity; None if it cannot speak."""
        table, states = self.table, self.entity_states
        if is_demonym(table, states, head):
            return demonym_speaker(table, states, head)
        return unnamed_speaker(table, states, head)

    def _others(self, mention: SpeakerMention) -> list[Candidate]:
        """Return the entities that can speak; without those around a pronoun in their words, who would say "I"."""
        start = self.table.starts[mention.head]
        return [one for one in self._known() if not (mention.is_pronoun and self._history.says(one.number, start))]

    def _known(self) -> list[Candidate]:
        """Return the entities that can speak, with what the article says of them."""
        found = []
        for number, state in enumerate(self.entity_states.by_number):
            if not state.can_speak:
                continue
            if number not in self._described:
                self._described[number] = described(self.table, state)
            found.append(Candidate(number, state, self._described[number]))
        return found

    def _learn(self, number: int, mention: SpeakerMention) -> None:
        """Remember that the mention means the entity."""
        about = self._described[number]
        if mention.head not in about.heads:
            insort(about.heads, mention.head)
        if mention.is_pronoun:
            self.entity_states.by_number[number].gender = (
                self.entity_states.by_number[number].gender or mention.gender or None
            )
        else:
            about.add_phrase(self.table, mention.head)
