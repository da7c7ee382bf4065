"""The grammatical constructions in which a word can report what somebody says, writes, thinks or intends.

A construction is a kind and, for some kinds, a word of the text: the preposition or the conjunction that opens the
content. Whether a lemma reports in a construction is learned.

Source: Universal Dependencies' guidelines on reported speech, clausal complements and parataxis.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

#: Most constructions that are remembered: their words come from the text, so there is no end of them. Set by hand.
_MAX_REMEMBERED = 4096


class Kind(Enum):
    """The kinds of constructions; the value is the name in the learned weights, `{}` the construction's word."""

    #: A clause after the cue: *said that …*, *wondered whether …*; a clause after a colon.
    CLAUSE = "ccomp"
    #: A clause before the cue: *…, she said*.
    CLAUSE_BEFORE = "ccomp<"
    #: The cue is an aside in the clause that it reports: *…, she said, …*.
    ASIDE = "para<"
    #: An aside with *as*: *as she put it*.
    AS_ASIDE = "as<"
    #: An infinitive: *vowed to …*.
    INFINITIVE = "to"
    #: A gerund: *denied having …*.
    GERUND = "ing"
    #: Another predicate without a subject: *felt betrayed*.
    PREDICATE = "x"
    #: An object and an infinitive, the object in the content: *wants him to go*.
    OBJECT_INFINITIVE = "o+to"
    #: An infinitive after an object that is not in the content: *told him to go*.
    INFINITIVE_WITHOUT_OBJECT = "to/o"
    #: An infinitive that is no complement by the parse: *spoke out to defend …*.
    ADVERBIAL_INFINITIVE = "advto"
    #: A clause with a conjunction or a participle that is no complement by the parse: *warned lest …*.
    ADVERBIAL = "adv:{}"
    #: An object after the cue: *criticised the plan*.
    OBJECT = "obj"
    #: An object before the cue: *what she said*.
    OBJECT_BEFORE = "obj<"
    #: An object and what it is held to be: *called it …*.
    OBJECT_PREDICATE = "o+x"
    #: A prepositional phrase: *spoke about …*.
    OBLIQUE = "{}"
    #: An object and a prepositional phrase: *accused him of …*.
    OBJECT_OBLIQUE = "o+{}"
    #: A prepositional phrase after an object that is not in the content: *warned voters of …*.
    OBLIQUE_WITHOUT_OBJECT = "{}/o"
    #: The subject of a passive: *the plan was criticised by …*.
    PASSIVE = "pass"
    #: The subject of a passive and an infinitive: *she is expected to …*.
    PASSIVE_INFINITIVE = "pass+to"
    #: The subject of a passive and another predicate: *she is considered unfit*.
    PASSIVE_PREDICATE = "pass+x"
    #: The subject of a passive and a prepositional phrase: *it was described as …*.
    PASSIVE_OBLIQUE = "pass+{}"
    #: The prepositional phrase of a passive alone: *she was told of …*.
    PASSIVE_OBLIQUE_ALONE = "pass/{}"
    #: *According to*.
    ACCORDING_TO = "acc"
    #: An infinitive of a noun: *his promise to …*.
    NOUN_INFINITIVE = "n:to"
    #: A clause of a noun: *his claim that …*.
    NOUN_CLAUSE = "n:that"
    #: A clause of a noun with another conjunction: *his fear lest …*.
    NOUN_MARKED_CLAUSE = "n:{}"
    #: A relative clause of a noun: *the claim that she made*.
    NOUN_RELATIVE_CLAUSE = "n:rel"
    #: A prepositional phrase of a noun: *his criticism of …*. The name is that of NOUN_MARKED_CLAUSE, too.
    NOUN_OBLIQUE = "n:{} "
    #: What a noun is said to be: *the question is whether …*.
    NOUN_PREDICATE = "n:be"
    #: An infinitive, a clause, a clause with another conjunction and a prepositional phrase of an adjective.
    ADJECTIVE_INFINITIVE = "a:to"
    ADJECTIVE_CLAUSE = "a:that"
    ADJECTIVE_MARKED_CLAUSE = "a:{}"
    ADJECTIVE_OBLIQUE = "a:{} "
    #: A verb after marked words, and one before them.
    VERB_AFTER_MARKS = "r>"
    VERB_BEFORE_MARKS = "r<"
    #: A verb before a colon before marked words.
    VERB_BEFORE_COLON = "r:"
    #: The main verb of the sentence before marked words.
    VERB_OF_SENTENCE_BEFORE = "r."
    #: A name and a colon: *Ada Roe: "…"*. The cue is the colon.
    LABEL = "label"
    #: No construction: the tags alone show the cue.
    TAGGED = "tag"


_PASSIVES = frozenset(
    {
        *(Kind.PASSIVE, Kind.PASSIVE_INFINITIVE, Kind.PASSIVE_PREDICATE, Kind.PASSIVE_OBLIQUE),
        Kind.PASSIVE_OBLIQUE_ALONE,
    }
)
_OF_NOUNS = frozenset(
    {
        *(Kind.NOUN_INFINITIVE, Kind.NOUN_CLAUSE, Kind.NOUN_MARKED_CLAUSE, Kind.NOUN_RELATIVE_CLAUSE),
        *(Kind.NOUN_OBLIQUE, Kind.NOUN_PREDICATE),
    }
)
_OF_ADJECTIVES = frozenset(
    {
        *(Kind.ADJECTIVE_INFINITIVE, Kind.ADJECTIVE_CLAUSE, Kind.ADJECTIVE_MARKED_CLAUSE, Kind.ADJECTIVE_OBLIQUE),
    }
)
#: Kinds of a verb beside its content, whose source its position may show.
_BESIDE_CONTENT = frozenset({Kind.VERB_AFTER_MARKS, Kind.VERB_BEFORE_MARKS, Kind.CLAUSE_BEFORE, Kind.ASIDE})
#: Kinds in which the source may stand after the verb: "…," said the mayor.
_INVERTED = frozenset({Kind.CLAUSE_BEFORE, Kind.ASIDE, Kind.VERB_AFTER_MARKS})


class Construction:
    """A construction: `of` gives the one object for each kind and word.

    Its `name` is what the learned weights call it. Two names are ambiguous, and so the weights are fitted to them:
    the preposition *to* has the name of the infinitive, and a preposition that begins with *r* ("regarding") is read
    as a verb beside marked words. The properties `…_fitted` are those readings; training/REFIT.md lists them.
    """

    def __init__(self, kind: Kind, word: str) -> None:
        """Take the kind and its word, "" for a kind that has none."""
        self.kind = kind
        self.word = word
        self.name: str = kind.value.strip().format(word)
        self.is_passive = kind in _PASSIVES
        self.is_of_noun = kind in _OF_NOUNS
        self.is_of_adjective = kind in _OF_ADJECTIVES
        self.is_beside_content = kind in _BESIDE_CONTENT
        self.is_inverted = kind in _INVERTED
        #: Fitted: an infinitive of a verb, or its preposition *to*.
        self.is_infinitive_fitted = self.name == "to"
        #: Fitted: an infinitive of a noun or an adjective, or its preposition *to*.
        self.is_nominal_infinitive_fitted = self.name in ("n:to", "a:to")
        #: Fitted: a verb beside marked words, or a preposition that begins with *r*.
        self.is_beside_marks_fitted = self.name.startswith("r")

    def __repr__(self) -> str:
        return f"Construction({self.name})"


@lru_cache(maxsize=_MAX_REMEMBERED)
def construction(kind: Kind, word: str = "") -> Construction:
    """Return the construction of `kind` with `word`, the preposition or conjunction in lower case."""
    return Construction(kind, word)


CLAUSE = construction(Kind.CLAUSE)
CLAUSE_BEFORE = construction(Kind.CLAUSE_BEFORE)
ACCORDING_TO = construction(Kind.ACCORDING_TO)
LABEL = construction(Kind.LABEL)
TAGGED = construction(Kind.TAGGED)
