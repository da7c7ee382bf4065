"""From the head of a source to the entity behind it: the cast of an article.

An entity that is mentioned there; by way of the antecedent of a relative pronoun or of an apposition; the last
speaker that a pronoun can stand for; or an entity of its own for somebody whom the text does not name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribune_core.events import Entity, Mention, Speaker
from attribune_quotes.text.interview_layout import InterviewLayout, interview_layout, interviewee
from attribune_text.gender import PRONOUNS, gender_of_pronouns
from attribune_text.noun_phrases import antecedent, appositions, coordinated, phrase
from attribune_text.person_nouns import is_indefinite, is_part, is_several, label_of
from attribune_text.token_table import TokenTable

#: Labels of entities that can speak.
SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})

_PLURAL = frozenset({"they", "them", "their", "themselves"})
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})

#: How many sentences back a pronoun that the entity stage left open may find the last speaker.
_REACH = 3


@dataclass
class EntityState:
    """An entity, with what is learned about it on the way."""

    entity: Entity
    mentions: list[Mention]
    #: Gender by its pronouns: m, f or unknown.
    gender: str | None = None
    plural: bool = False
    #: Lemma of the noun that an unnamed one goes by.
    noun: str | None = None


@dataclass(frozen=True)
class _Said:
    """Somebody spoke, in this sentence."""

    number: int
    sentence: int
    head: int


@dataclass
class SpeakerResolver:
    """The entities of an article, which grows by unnamed speakers and never loses or renumbers one."""

    table: TokenTable
    states: list[EntityState] = field(default_factory=list)
    #: Entity and mention at each token: a name rather than a description, the longest one first.
    at: dict[int, tuple[int, Mention]] = field(default_factory=dict)
    #: The turns of the article where it is an interview.
    layout: InterviewLayout = field(default_factory=lambda: InterviewLayout({}, {}))
    _said: list[_Said] = field(default_factory=list)

    @classmethod
    def of(cls, table: TokenTable, entities: Sequence[Entity]) -> SpeakerResolver:
        """The cast that the entity stage found."""
        resolver = cls(table, layout=interview_layout(table))
        for number, entity in enumerate(entities):
            resolver.states.append(EntityState(entity, list(entity.mentions), _gender(entity.mentions)))
            if entity.label in SPEAKING:
                for mention in entity.mentions:
                    resolver._place(number, mention)
        return resolver

    def _place(self, number: int, mention: Mention) -> None:
        for token in self.table.tokens_in(mention.start, mention.end):
            known = self.at.get(token)
            if known is None or (known[1].kind != "name" and mention.kind == "name"):
                self.at[token] = number, mention

    def labels(self) -> dict[int, str]:
        """The label of the entity that is named at a token."""
        return {
            token: self.states[number].entity.label
            for token, (number, mention) in self.at.items()
            if mention.kind == "name"
        }

    def numbers(self) -> dict[int, int]:
        """The number of the entity that is mentioned at a token."""
        return {token: number for token, (number, _) in self.at.items()}

    def speakers(self, head: int) -> list[Speaker]:
        """The speakers that the noun phrase of `head` names, in order of the text."""
        found = [self.speaker(one) for one in coordinated(self.table, head)]
        ends = [speaker.end for speaker in found]
        return [one for at, one in enumerate(found) if all(one.start >= end for end in ends[:at])]

    def speaker(self, head: int) -> Speaker:
        """The speaker whose mention's head is the token `head`."""
        table = self.table
        number, mention = self._find(head)
        start, end = (mention.start, mention.end) if mention is not None else table.span(*phrase(table, head))
        if number is not None:
            self._said.append(_Said(number, table.sentence_of[head], head))
        return self._speaker(start, end, number)

    def myself(self, head: int, said_by: str | None) -> Speaker:
        """The speaker whose mention is an *I* at `head`, within words that the entity `said_by` says.

        Where nobody else says them, in an interview's answer, they are the interviewee's.
        """
        answers = self.layout.turns.get(self.table.paragraph_of[head]) == "answer"
        number = next((at for at, one in enumerate(self.states) if one.entity.id == said_by), None)
        number = self._interviewee() if said_by is None and answers else number
        if number is not None and (self.states[number].entity.label != "PERSON" or self.states[number].plural):
            number = None
        if number is not None:
            self._add(number, head, head, "pronoun")
        return self._speaker(*self.table.span(head, head), number)

    def _interviewee(self) -> int | None:
        persons = {
            number: one.mentions
            for number, one in enumerate(self.states)
            if one.entity.label == "PERSON" and one.entity.named
        }
        return interviewee(self.table, self.layout, persons)

    def _speaker(self, start: int, end: int, number: int | None) -> Speaker:
        table = self.table
        entity = self.states[number].entity if number is not None else None
        return Speaker(
            start=start,
            end=end,
            text=table.text[start:end],
            entity=entity.id if entity else None,
            name=entity.name if entity else None,
        )

    def _find(self, head: int) -> tuple[int | None, Mention | None]:
        """The entity of `head`, and its mention there where that is the speaker's mention."""
        table = self.table
        turn = self.layout.labels.get(head)
        if turn is not None:
            return (self._interviewee() if turn == "answer" else None), None
        known = self.at.get(head)
        if known is not None and self._heads(head, known[1]):
            return known
        noun = antecedent(table, head)
        if noun is not None:
            return self._find(noun)[0], None
        if table.tags[head] in _PRONOUN_TAGS:
            number = self._last_speaker(head)
            if number is not None:
                self._add(number, head, head, "pronoun")
            return number, None
        number, mention = self._name_after(head)
        if number is not None:
            return number, mention
        for other in appositions(table, head):
            known = self.at.get(other)
            if known is not None and self.states[known[0]].entity.label == "PERSON":
                return known
        return self._unnamed(head), None

    def _name_after(self, head: int) -> tuple[int | None, Mention | None]:
        """The person whose name goes on from a title, whatever the parse makes of the two: "spokesman John Kirby"."""
        _, last = phrase(self.table, head)
        for token in (head + 1, last + 1):
            known = self.at.get(token)
            if known is not None and known[1].kind == "name" and self.states[known[0]].entity.label == "PERSON":
                number, mention = known
                if mention.start == self.table.starts[token] and self.table.tags[head] in ("NN", "NNP"):
                    return number, mention
        return None, None

    def _heads(self, head: int, mention: Mention) -> bool:
        """Whether `head` is the head of the mention, not "White House" in "White House officials"."""
        return self.table.starts[head] < mention.end <= self.table.ends[head] or self._ends_name(head, mention)

    def _ends_name(self, head: int, mention: Mention) -> bool:
        tokens = self.table.tokens_in(mention.start, mention.end)
        return all(self.table.heads[token] in tokens or token == head for token in tokens if token >= head)

    def _last_speaker(self, head: int) -> int | None:
        word = self.table.lowers[head]
        sentence = self.table.sentence_of[head]
        for said in reversed(self._said):
            if not 0 <= sentence - said.sentence <= _REACH:
                continue
            one = self.states[said.number]
            person = one.entity.label == "PERSON"
            gender = PRONOUNS.get(word)
            if gender is not None:
                # The entity stage has linked the pronouns of named people where that is clear.
                fits = one.gender == gender or (one.gender is None and not one.entity.named)
                if person and not one.plural and fits:
                    one.gender = gender
                    return said.number
                owner = self._owner(said.head, gender) if not person else None
                if owner is not None:
                    return owner
            elif (word in _PLURAL and (one.plural or one.entity.label in ("ORG", "NORP"))) or (
                word in ("it", "its") and one.entity.label in ("ORG", "GPE")
            ):
                return said.number
        return None

    def _owner(self, head: int, gender: str) -> int | None:
        """The person whose office, campaign or lawyers spoke, whom a pronoun after it means: *Roe's office said*."""
        owner = self.table.child(head, "nmod:poss")
        known = self.at.get(owner) if owner is not None else None
        if known is None or self.states[known[0]].entity.label != "PERSON":
            return None
        return known[0] if self.states[known[0]].gender in (None, gender) else None

    def _unnamed(self, head: int) -> int | None:
        """The entity of somebody whom the text does not name: known from before, or new."""
        table = self.table
        label = self._label(head)
        if label is None:
            return None
        lemma = table.lemmas[head]
        first, last = phrase(table, head)
        if table.lowers[first] == "no":
            return None  # "no official said": nobody did
        plural = table.tags[head] in ("NNS", "NNPS") or is_several(lemma)
        if table.lowers[first] in ("the", "that", "this", "these", "those"):
            for number in reversed(range(len(self.states))):
                one = self.states[number]
                if one.noun == lemma and one.plural == plural and self._may_be(one, first, last):
                    self._add(number, first, last, "nominal")
                    return number
        number = len(self.states)
        start, end = table.span(first, last)
        mention = Mention(start=start, end=end, text=table.text[start:end], kind="nominal")
        entity = Entity(id=self._new_id(), label=label, name=_flat(mention.text), named=False, mentions=(mention,))
        self.states.append(EntityState(entity, [mention], plural=plural, noun=lemma))
        self._place(number, mention)
        return number

    def _may_be(self, one: EntityState, first: int, last: int) -> bool:
        """Whether the names in a description are those of the member's: "the Tory leader" is no "Labour leader"."""
        own = {word for word in self.table.words[first + 1 : last + 1] if word[0].isupper()}
        known = {word for word in one.entity.name.split()[1:] if word[0].isupper()}
        return not own or not known or not own.isdisjoint(known)

    def _label(self, head: int) -> str | None:
        """PERSON or ORG where the word can speak; None where it cannot."""
        table, lemma = self.table, self.table.lemmas[head]
        if is_indefinite(lemma) or is_part(lemma):
            # "Some of the companies".
            of = (kid for kid in table.children[head] if table.deps[kid] == "nmod" and kid > head)
            named = next((label for kid in of if (label := label_of(table.lemmas[kid])) is not None), None)
            return named or ("PERSON" if is_indefinite(lemma) else None)
        if lemma == "old" and table.lemmas[max(0, head - 2)] == "year":
            return "PERSON"  # "the 34-year-old"
        return label_of(lemma) if table.pos[head] in ("NOUN", "PROPN", "ADJ", "NUM", "DET") else None

    def _new_id(self) -> str:
        taken = {state.entity.id for state in self.states}
        number = len(self.states) + 1
        while f"e{number}" in taken:
            number += 1
        return f"e{number}"

    def _add(self, number: int, first: int, last: int, kind: str) -> None:
        start, end = self.table.span(first, last)
        mention = Mention(
            start=start, end=end, text=self.table.text[start:end], kind="pronoun" if kind == "pronoun" else "nominal"
        )
        state = self.states[number]
        if all((mention.start, mention.end) != (one.start, one.end) for one in state.mentions):
            state.mentions.append(mention)
            self._place(number, mention)

    def entities(self) -> tuple[Entity, ...]:
        """All entities, those of the entity stage first and in their order, with the mentions that were added."""
        out = []
        for state in self.states:
            if len(state.mentions) == len(state.entity.mentions):
                out.append(state.entity)
                continue
            mentions = tuple(sorted(state.mentions, key=lambda one: (one.start, one.end)))
            out.append(state.entity.model_copy(update={"mentions": mentions}))
        return tuple(out)


def _flat(name: str) -> str:
    return " ".join(name.split())


def _gender(mentions: Sequence[Mention]) -> str | None:
    return gender_of_pronouns(mention.text for mention in mentions if mention.kind == "pronoun") or None
