"""The words that name a speaker, as far as they say whom they mean: pronoun or description, gender, number, kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from attribune_quotes.lexicon import read
from attribune_quotes.speakers.descriptions import class_of, content_words, full_noun, gender_shown
from attribune_quotes.speakers.unnamed_speakers import label_of_phrase
from attribune_text.gender import PRONOUNS
from attribune_text.lexicon import words
from attribune_text.noun_phrases import phrase
from attribune_text.person_nouns import is_several
from attribune_text.token_table import TokenTable

#: Nouns for what somebody wrote or said.
_DOCUMENTS = read("document_nouns.txt") | read("record_nouns.txt")
_PLURAL_PRONOUNS = words("they them their theirs themselves")
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})
_DEFINITE = words("the that this these those")


class Form(IntEnum):
    """What a mention is. The trees are fitted to the numbers."""

    GENDERED_PRONOUN = 0
    THEY = 1
    IT = 2
    OTHER_PRONOUN = 3
    DEFINITE = 4
    INDEFINITE = 5
    POSSESSED = 6
    BARE = 7


class NounKind(IntEnum):
    """What a noun stands for. The trees are fitted to the numbers."""

    PERSON = 0
    BODY = 1
    DOCUMENT = 2
    OTHER = 3


@dataclass(frozen=True)
class SpeakerMention:
    """A pronoun or a description that is the source of a quote."""

    head: int
    #: First and last token.
    first: int
    last: int
    form: Form
    kind: NounKind
    #: "m", "f" or "".
    gender: str
    plural: bool
    #: Its words as they are written.
    words: tuple[str, ...]
    #: The noun in lower case, its class if it has one, and the words with it.
    noun: str
    noun_class: str | None
    modifiers: frozenset[str]
    #: An age in digits: "the 37-year-old".
    age: str
    #: The token of whose it is, "Frost's lawyer"; -1 if nobody is named there.
    owner: int = -1

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a pronoun."""
        return self.form <= Form.OTHER_PRONOUN


def is_pronoun(table: TokenTable, token: int) -> bool:
    """Return whether the token is a personal or a relative pronoun."""
    return table.tags[token] in _PRONOUN_TAGS


def speaker_mention(table: TokenTable, head: int) -> SpeakerMention:
    """Return the mention that the token `head` heads."""
    word = table.lowers[head]
    if is_pronoun(table, head):
        form, plural = _form_of_pronoun(word), word in _PLURAL_PRONOUNS
        kind = NounKind.PERSON if form is Form.GENDERED_PRONOUN else NounKind.OTHER
        return SpeakerMention(
            head,
            head,
            head,
            form,
            kind,
            PRONOUNS.get(word, ""),
            plural,
            (table.words[head],),
            "",
            None,
            frozenset(),
            "",
        )
    first, last = phrase(table, head)
    noun = full_noun(table.lemmas[head])
    age = next((table.words[at] for at in range(first, head) if table.lowers[at + 1 : at + 3] == ["-", "year"]), "")
    owner = table.child(head, "nmod:poss")
    return SpeakerMention(
        head=head,
        first=first,
        last=last,
        form=_form_of_phrase(table, first, head),
        kind=_kind(table, head, noun),
        gender=gender_shown(noun),
        plural=table.tags[head] in ("NNS", "NNPS") or is_several(noun),
        words=tuple(table.words[first : last + 1]),
        noun=noun,
        noun_class=class_of(noun),
        modifiers=frozenset(content_words(table, first, last, head)),
        age=age,
        owner=-1 if owner is None else owner,
    )


def _form_of_pronoun(word: str) -> Form:
    if word in PRONOUNS:
        return Form.GENDERED_PRONOUN
    if word in _PLURAL_PRONOUNS:
        return Form.THEY
    return Form.IT if word in ("it", "its") else Form.OTHER_PRONOUN


def _form_of_phrase(table: TokenTable, first: int, head: int) -> Form:
    determiner = table.lowers[first]
    if determiner in _DEFINITE and first < head:
        return Form.DEFINITE
    if determiner in ("a", "an") or table.tags[first] in ("CD", "DT"):
        return Form.INDEFINITE
    owner = table.child(head, "nmod:poss")
    return Form.POSSESSED if owner is not None else Form.BARE


def _kind(table: TokenTable, head: int, noun: str) -> NounKind:
    label = label_of_phrase(table, head)
    if label is None:
        return NounKind.DOCUMENT if noun in _DOCUMENTS else NounKind.OTHER
    return NounKind.PERSON if label == "PERSON" else NounKind.BODY
