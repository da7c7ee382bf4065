"""Who made what a noun stands for, as far as the grammar says it: "Moor's report", "a statement from the bank"."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.speakers.descriptions import class_of
from attribune_quotes.speakers.mention import NounKind, SpeakerMention
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Prepositions before the maker of something.
_FROM = words("by from of")
#: Prepositions before what somebody's words stand in: "she said in a statement".
_IN = words("in on via through")
_SUBJECTS = ("nsubj", "nsubj:pass")


def makers(table: TokenTable, noun: int) -> frozenset[int]:
    """Return the tokens of those who made what the token `noun` stands for.

    They are its owners, nouns before it, those that "from" or "by" name, also after a participle ("issued by the
    bank"), and the subject of a verb that has it as its object or says that words stand in it.
    """
    found: set[int] = set()
    for kid in table.children[noun]:
        dep = table.deps[kid]
        if dep in ("nmod:poss", "compound", "amod", "nmod:desc") or (dep == "nmod" and _has_case(table, kid)):
            found.add(kid)
        elif dep == "acl":
            found.update(
                one for one in table.children[kid] if table.deps[one] in ("obl", "obl:agent") and _has_case(table, one)
            )
    verb = table.heads[noun]
    case = table.child(noun, "case")
    stands_in = table.deps[noun] == "obl" and case is not None and table.lowers[case] in _IN
    if verb != noun and (table.deps[noun] == "obj" or stands_in):
        subject = table.child(verb, *_SUBJECTS)
        if subject is None and table.deps[verb] in ("conj", "advcl", "xcomp"):
            subject = table.child(table.heads[verb], *_SUBJECTS)
        if subject is not None:
            found.add(subject)
    for one in list(found):
        found.update(kid for kid in table.children[one] if table.deps[kid] in ("conj", "appos", "flat"))
    return frozenset(found)


def _has_case(table: TokenTable, token: int) -> bool:
    case = table.child(token, "case")
    return case is not None and table.lowers[case] in _FROM


class NounIndex:
    """Where each noun stands, and each noun of a class."""

    def __init__(self, table: TokenTable) -> None:
        """Take the nouns of an article."""
        self._table = table
        self._by_lemma: dict[str, list[int]] = {}
        self._by_class: dict[str, list[int]] = {}
        for token, pos in enumerate(table.pos):
            if pos == "NOUN":
                self._by_lemma.setdefault(table.lemmas[token], []).append(token)
                kind = class_of(table.lemmas[token])
                if kind is not None:
                    self._by_class.setdefault(kind, []).append(token)

    def earlier(self, mention: SpeakerMention) -> Sequence[int]:
        """Return the tokens before a description that its noun stands at."""
        if mention.is_pronoun:
            return ()
        return [at for at in self._by_lemma.get(self._table.lemmas[mention.head], ()) if at < mention.head]

    def makers(self, mention: SpeakerMention) -> Sequence[frozenset[int]]:
        """Return who made what a description means, then earlier things of its kind whose makers are known.

        The last of these comes first. A letter and a statement are of one kind.
        """
        if mention.is_pronoun:
            return (frozenset(),)
        alike = set(self.earlier(mention))
        if mention.kind is NounKind.DOCUMENT and mention.noun_class is not None:
            alike.update(at for at in self._by_class.get(mention.noun_class, ()) if at < mention.head)
        found = (makers(self._table, at) for at in sorted(alike, reverse=True))
        return (makers(self._table, mention.head), *filter(None, found))
