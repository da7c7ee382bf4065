"""Who issued a document, by the words around one mention of it: "a Harbour Trust report", "the mayor sent a letter"."""

from __future__ import annotations

from attribune_quotes.lexicon import read
from attribune_quotes.speakers.entity_states import EntityStates
from attribune_quotes.speakers.named_sources import NamedSources
from attribune_text.lexicon import words
from attribune_text.noun_phrases import phrase
from attribune_text.token_table import TokenTable

#: Relations of a possessor.
OWNER_RELATIONS = frozenset({"nmod:poss", "poss"})
#: Possessors that say when: "today's report".
TIMES = words("today yesterday week month year monday tuesday wednesday thursday friday saturday sunday")

#: Nouns for documents in which somebody speaks for themselves, so that who speaks in one issued it.
_PERSONAL = read("personal_documents.txt")
#: Nouns for documents in which their writers speak where the text introduces them: "in a paper, she argues".
_WRITTEN = words("analysis article column commentary essay paper report study")
#: Nouns for documents about the person whose they are: "his obituary".
_ABOUT_OWNER = words("indictment lawsuit obituary profile record suit transcript")
#: Nouns for documents that others than their writers publish: "emails published by the Herald".
_HELD = words("cable document email file message note record text transcript")
#: Nouns for documents that a name before them is a party to: "the union contract".
_CONCLUDED = words("agreement charter contract law rule treaty")
#: Nouns for documents after which a publisher's name may follow with "in".
_PUBLISHED = words("article column commentary editorial essay report story")
#: Nouns for documents after which the issuer's name may follow with "of".
_ISSUED_OF = words("announcement declaration decree judgement judgment letter memo proclamation ruling statement tweet")

#: Verbs whose subject issues their object.
_ISSUING_VERBS = words(
    """
    author circulate compile draft email file issue make pen post prepare present produce publish release send share
    sign submit tweet unveil write
    """
)
#: Verbs in the passive after which "by" names the issuer.
_MAKING_VERBS = words(
    "author carry commission compile conduct draft file issue post prepare produce publish release sign write"
)
#: Those of them that say who wrote a document which others may publish.
_WRITING_VERBS = words("author draft email issue send sign write")
#: Most verbs from one without a subject up to the one that has it. Set by hand.
_MAX_VERBS_UP = 3


class IssuerFinder:
    """Finds who issued documents by single mentions of them."""

    def __init__(self, table: TokenTable, states: EntityStates, names: NamedSources) -> None:
        """Begin with the entities of the article."""
        self._table = table
        self._states = states
        self._names = names

    def issuers(self, head: int) -> list[int]:
        """Return the numbers of the entities that issued the document `head`; none if nothing says it."""
        for tokens in (self._owner(head), self._compound(head), self._complement(head), self._subject_of_issuing(head)):
            numbers = [number for token in tokens for number in self._names.numbers(token)]
            if numbers:
                return list(dict.fromkeys(numbers))
        return []

    def _owner(self, head: int) -> list[int]:
        """Return the possessor: "the mayor's letter", "her statement"."""
        table = self._table
        if table.lemmas[head] in _ABOUT_OWNER:
            return []
        return [
            kid for kid in table.children[head] if table.deps[kid] in OWNER_RELATIONS and table.lemmas[kid] not in TIMES
        ]

    def _compound(self, head: int) -> list[int]:
        """Return the names that stand before the noun: "a Harbour Trust report", "an ABC/Gallup poll"."""
        table = self._table
        if table.lemmas[head] in _CONCLUDED:
            return []
        labels = {"ORG"} if table.lemmas[head] in _ABOUT_OWNER else {"ORG", "PERSON"}
        out = []
        for token in range(phrase(table, head)[0], head):
            there = self._states.mention_at.get(token)
            if there is None or there[1].kind != "name" or table.starts[token] != there[1].start:
                continue
            end = table.tokens_in(there[1].start, there[1].end).stop
            owns = end < head and table.tags[end] == "POS"
            if not owns and self._states.by_number[there[0]].entity.label in labels:
                out.append(end - 1)
        return out

    def _complement(self, head: int) -> list[int]:
        """Return the issuer after the noun: "by", "from", "in" and "of", also after a participle ("published by")."""
        table, lemma = self._table, self._table.lemmas[head]
        prepositions = {"from"} if lemma in _HELD else {"by", "from"}
        prepositions |= {"in"} if lemma in _PUBLISHED else set()
        prepositions |= {"of"} if lemma in _ISSUED_OF else set()
        verbs = _WRITING_VERBS if lemma in _HELD else _MAKING_VERBS
        for kid in table.children[head]:
            if kid < head:
                continue
            if table.roles[kid] in ("nmod", "obl") and self._preposition(kid) in prepositions:
                return [kid]
            if table.roles[kid] == "acl" and table.lemmas[kid] in verbs:
                agents = self._agents(kid)
                if agents:
                    return agents
        return []

    def _subject_of_issuing(self, head: int) -> list[int]:
        """Return who issues the document by the verb over it: "Roe sent a letter", "in a statement, Roe said"."""
        table, verb, lemma = self._table, self._table.heads[head], self._table.lemmas[head]
        role = table.roles[head]
        if verb == head:
            return []
        if role == "nsubj" and table.lemmas[verb] in _MAKING_VERBS:
            return self._agents(verb)
        issues = role == "obj" and table.lemmas[verb] in _ISSUING_VERBS
        is_introduced = lemma in _WRITTEN and table.lowers[phrase(table, head)[0]] in ("a", "an")
        speaks_in = role == "obl" and self._preposition(head) == "in" and (is_introduced or lemma in _PERSONAL)
        return self._subject(verb) if issues or speaks_in else []

    def _agents(self, verb: int) -> list[int]:
        """Return who does what a passive says: "signed by Roe"."""
        table = self._table
        return [
            kid
            for kid in table.children[verb]
            if kid > verb and table.roles[kid] in ("obl", "nmod", "agent") and self._preposition(kid) == "by"
        ][:1]

    def _subject(self, verb: int) -> list[int]:
        """Return the subject of a verb, or of the verb that it follows as a participle or is coordinated with."""
        table = self._table
        for _ in range(_MAX_VERBS_UP):
            subject = table.child(verb, "nsubj")
            if subject is not None:
                return [subject]
            if table.deps[verb] not in ("conj", "advcl", "xcomp") or table.heads[verb] == verb:
                break
            verb = table.heads[verb]
        return []

    def _preposition(self, noun: int) -> str:
        """Return the preposition of a noun, in lower case; "" if it has none."""
        case = self._table.child(noun, "case")
        return self._table.lowers[case] if case is not None else ""
