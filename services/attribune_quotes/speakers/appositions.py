"""Names that say who a description is: "a spokesman for the party, Erik Falk", "the gas company, Northline".

The parse shows most of them. A long complement often hides one from it, so that the order of the words counts, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribune_core.events import Mention
from attribune_quotes.speakers.entity_states import EntityStates
from attribune_text.lexicon import words
from attribune_text.noun_phrases import appositions, phrase
from attribune_text.person_nouns import is_several, label_of
from attribune_text.token_table import TokenTable

#: Labels of names that may stand beside a description of a body.
_BODY_LABELS = frozenset({"ORG", "FAC", "PERSON"})
#: Most tokens from a description to the comma before its name: "a spokesman for … ,". Set by hand.
_MAX_COMPLEMENT_TOKENS = 14
#: Most tokens of a title before the name. Set by hand.
_MAX_TITLE_TOKENS = 4
#: Most names that one description in the plural has. Set by hand.
_MAX_NAMES = 6
#: A clause between a description and a name shows that the name is somebody else's.
_CLAUSE_POS = frozenset({"VERB", "AUX", "SCONJ"})
_PRONOUN_TAGS = frozenset({"PRP", "WP", "WDT", "WP$"})
#: Marks within words and names.
_INNER_MARKS = words("- – ’ ' . & /")
#: Marks after a name that stands beside a description, and those of them that end a clause.
_AFTER_NAMES = words('. , " ” ’ ; ) ! ? — –')
_CLOSING = words('. " ” ; ! ?')
#: Tags of words after a comma that go on about the name before it: "Roe, 34", "Roe, a nurse", "Roe, who".
_GOING_ON_TAGS = frozenset({"CD", "DT", "WP", "WDT"})


def apposed_names(table: TokenTable, states: EntityStates, head: int) -> list[int]:
    """Return the last tokens of the names that say who the description with the noun `head` is, in order of the text.

    There are several only beside a description in the plural: "lawyers for the firm, Ann Marsh and Peter Lowe".
    """
    if table.tags[head] in _PRONOUN_TAGS or table.is_verb(head):
        return []
    finder = _Finder(table, states, head)
    for token in finder.candidates():
        names = finder.names_from(token)
        if names:
            return names
    return []


def office_holder(table: TokenTable, states: EntityStates, body: Mention) -> int | None:
    """Return the first token of the name of who holds the office that follows the name of a body; None without one.

    Parsers take the body for the source: "Holm Bank (HB) chief strategist, Lucy Vane, said".
    """
    first = table.tokens_in(body.start, body.end).stop
    if table.words[first : first + 1] == ["("] and table.words[first + 2 : first + 3] == [")"]:
        first += 3
    end = first
    while end < min(len(table), first + _MAX_TITLE_TOKENS) and end not in states.mention_at:
        is_word = table.pos[end] in ("NOUN", "ADJ") and table.words[end].islower()
        if not is_word and table.words[end] != "-":
            break
        end += 1
    if body.kind != "name" or end == first or table.tags[end - 1] not in ("NN", "JJ"):
        return None
    name = end + (table.words[end : end + 1] == [","])
    number = states.person_at(name)
    begins = number is not None and states.mention_at[name][1].start == table.starts[name]
    return name if begins and states.mention_at[name][1].kind == "name" else None


class _Finder:
    """Looks for the names of one description."""

    def __init__(self, table: TokenTable, states: EntityStates, head: int) -> None:
        self._table = table
        self._states = states
        self._head = head
        self._first, self._last = phrase(table, head)
        self._is_body = label_of(table.lemmas[head]) == "ORG"
        self._is_plural = table.tags[head] in ("NNS", "NNPS") or is_several(table.lemmas[head])

    def candidates(self) -> Iterator[int]:
        """Yield tokens of names that may say who the description is, the surest first."""
        for token in (self._head + 1, self._last + 1):
            if self._begins_name(token) and self._is_noun():
                yield token
        for token in self._appositions():
            if self._name(token) is not None:
                yield token
        after = self._after_complement()
        if after is not None:
            yield after
        before = self._before()
        if before is not None:
            yield before

    def _appositions(self) -> Iterator[int]:
        """Yield the appositions of the description, and those of each: "a former judge, now a lawyer, Ann Marsh"."""
        for token in appositions(self._table, self._head):
            yield token
            if token > self._head and self._name(token) is None:
                yield from (one for one in appositions(self._table, token) if one > token)

    def names_from(self, token: int) -> list[int]:
        """Return the last tokens of the name at `token` and, beside a plural, of those that a list adds to it."""
        name = self._name(token)
        found: list[int] = []
        while name is not None and len(found) < _MAX_NAMES:
            last = self._last_of(name)
            found.append(last)
            following = self._next_in_list(last) if self._is_plural else None
            name = self._name(following) if following is not None else None
        return found

    def _is_noun(self) -> bool:
        """Return whether the description is a common noun or a title, which a name may follow directly."""
        tags = ("NN", "NNP", "NNS") if not self._is_body else ("NN",)
        return self._table.tags[self._head] in tags

    def _name(self, token: int | None) -> Mention | None:
        """Return the name at `token` if it is one that the description can have."""
        found = self._states.mention_at.get(token) if token is not None else None
        if found is None or token is None:
            return None
        number, mention = found
        tokens = self._table.tokens_in(mention.start, mention.end)
        if mention.kind != "name" or self._head in tokens:
            return None
        after = tokens.stop
        if after < len(self._table) and self._table.tags[after] == "POS":
            return None
        label = self._states.by_number[number].entity.label
        if self._is_body:
            return mention if label in _BODY_LABELS and (label != "PERSON" or token <= self._last + 2) else None
        return mention if label == "PERSON" else None

    def _begins_name(self, token: int) -> bool:
        name = self._name(token)
        return name is not None and name.start == self._table.starts[token]

    def _last_of(self, name: Mention) -> int:
        return self._table.tokens_in(name.start, name.end).stop - 1

    def _next_in_list(self, last: int) -> int | None:
        """Return the token after "and", a comma or both that follow the token `last`."""
        lowers = self._table.lowers
        token = last + 1
        while token < min(len(lowers), last + 3) and lowers[token] in (",", "and", "&"):
            token += 1
        return token if last + 1 < token < len(lowers) else None

    def _after_complement(self) -> int | None:
        """Return the first token of the name after the complement and a comma: "a man from the firm, Roe, said"."""
        comma = self._end_of_complement()
        name = self._skip_titles(comma + 1) if comma is not None else None
        if name is None:
            return None
        return name if self._closes(self.names_from(name)[-1] + 1) else None

    def _end_of_complement(self) -> int | None:
        """Return the comma after the description, which has at most a complement of nouns before it."""
        table, head = self._table, self._head
        end = min(table.sentences[table.sentence_of[head]][1], head + _MAX_COMPLEMENT_TOKENS)
        for token in range(head + 1, end):
            if table.words[token] == ",":
                return token
            in_clause = table.pos[token] in _CLAUSE_POS or table.tags[token] in _PRONOUN_TAGS
            is_end = table.pos[token] == "PUNCT" and table.words[token] not in _INNER_MARKS
            if in_clause or is_end or (token == head + 1 and table.pos[token] not in ("ADP", "PART")):
                return None
        return None

    def _skip_titles(self, token: int) -> int | None:
        """Return the first token of the name that begins at `token`, or after the words of a title there."""
        table = self._table
        for at in range(token, min(len(table), token + _MAX_TITLE_TOKENS + 1)):
            if self._begins_name(at):
                return at
            if table.pos[at] not in ("NOUN", "PROPN", "ADJ") or at in self._states.mention_at:
                return None
        return None

    def _closes(self, after: int) -> bool:
        """Return whether the token `after` a name shows that the name stood beside the description.

        After "according to" a subject follows: "according to an officer, Roe was seen" says nothing of who it is.
        """
        table, head = self._table, self._head
        if after >= len(table):
            return True
        word = table.words[after]
        case = table.child(head, "case")
        if case is not None:
            following = table.tags[after + 1] if after + 1 < len(table) else ""
            return word in _CLOSING or (word == "," and following not in _GOING_ON_TAGS)
        is_last = table.sentence_of[after] != table.sentence_of[head]
        return word in _AFTER_NAMES or table.heads[head] == after or is_last

    def _before(self) -> int | None:
        """Return the last token of a name that the description follows between commas: "Roe, its founder, said"."""
        table = self._table
        comma, after = min(self._first, table.lefts[self._head]) - 1, self._last + 1
        if comma < 1 or table.words[comma] != "," or after >= len(table) or table.words[after] != ",":
            return None
        name = self._name(comma - 1)
        if name is None or self._is_plural or self._is_body or table.child(self._head, "case") is not None:
            return None
        first = table.tokens_in(name.start, name.end).start
        before = first - 1
        begins = before < 0 or table.pos[before] == "PUNCT" or table.sentence_of[before] != table.sentence_of[first]
        return comma - 1 if begins else None
