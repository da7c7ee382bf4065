"""Documents that speak, and who issued them: "a Harbour Trust report", "the letter", "Brant's annual statement".

The issuer stands in the document's own phrase, or where the article introduces it: "The Harbour Trust published a
report … The report says". All mentions of one document have the issuer that one of them names.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from attribune_quotes.lexicon import read, read_map
from attribune_quotes.speakers.entity_states import EntityStates
from attribune_quotes.speakers.issuers import OWNER_RELATIONS, TIMES, IssuerFinder
from attribune_quotes.speakers.named_sources import NamedSources
from attribune_text.lexicon import words
from attribune_text.noun_phrases import phrase
from attribune_text.token_table import TokenTable

#: The label of a document that nobody is known to have issued, the nearest of OntoNotes' labels.
DOCUMENT_LABEL = "WORK_OF_ART"

_DOCUMENT_NOUNS = read("document_nouns.txt")
#: Nouns by which a text takes up a document of another noun, each with the noun under which both are known.
_SAME_DOCUMENTS = read_map("same_documents.txt")
#: Nouns for newspapers, too: they are documents only where a word before them says so.
_AMBIGUOUS = words("paper")
_OF_PAPERS = words(
    "academic conference discussion green new official policy position research scientific white working"
)
_DEFINITE = words("the this that these those")


@dataclass
class _Document:
    """A document of the article."""

    #: The tag of the noun that introduces it: singular or plural.
    tag: str
    #: The numbers of the entities that issued it.
    issuers: list[int] = field(default_factory=list)


class Documents:
    """The documents that an article mentions. They are read when the first of them speaks."""

    def __init__(self, table: TokenTable, states: EntityStates, names: NamedSources) -> None:
        """Begin with the entities of the article."""
        self._table = table
        self._states = states
        self._finder = IssuerFinder(table, states, names)
        self._by_head: dict[int, _Document] | None = None

    def is_document(self, head: int) -> bool:
        """Return whether the token is the noun for a document, and in no name."""
        table = self._table
        if table.lemmas[head] not in _DOCUMENT_NOUNS or table.tags[head] not in ("NN", "NNS", "NNP", "NNPS"):
            return False
        if head in self._states.mention_at:
            return False
        return table.lemmas[head] not in _AMBIGUOUS or self._is_of_papers(head)

    def issuers(self, head: int) -> list[int]:
        """Return the numbers of the entities that issued the document which `head` mentions.

        They are none where nothing says it, and for a token that is no document's noun.
        """
        if not self.is_document(head):
            return []
        if self._by_head is None:
            self._by_head = self._read()
        found = self._by_head.get(head)
        return list(found.issuers) if found is not None else []

    def _is_of_papers(self, head: int) -> bool:
        """Return whether a word for newspapers is a document's: by the words before it, here or further up."""
        table, lemma = self._table, self._table.lemmas[head]
        return any(
            table.lowers[kid] in _OF_PAPERS
            for token in range(head + 1)
            if table.lemmas[token] == lemma
            for kid in table.children[token]
            if kid < token
        )

    def _read(self) -> dict[int, _Document]:
        """Return the document of each mention in the article, by the mention's head."""
        table = self._table
        found: dict[int, _Document] = {}
        last: dict[str, _Document] = {}
        for head, lemma in enumerate(table.lemmas):
            if lemma not in _DOCUMENT_NOUNS or table.deps[head] == "compound" or not self.is_document(head):
                continue
            kind = _SAME_DOCUMENTS.get(lemma, lemma)
            own = self._finder.issuers(head)
            document = last.get(kind)
            if document is None or self._is_new(head, own, document):
                document = _Document(table.tags[head])
            document.issuers = document.issuers or own
            found[head] = document
            if own or kind not in last or not self._is_generic(head):
                last[kind] = document
        return found

    def _is_new(self, head: int, own: list[int], before: _Document) -> bool:
        """Return whether the mention at `head`, issued by `own`, is of another document than the one `before`."""
        table = self._table
        if own and before.issuers:
            return own != before.issuers
        owner = table.child(head, *OWNER_RELATIONS)
        if owner is None:
            return table.lowers[phrase(table, head)[0]] not in _DEFINITE
        # "His letter" may be the letter before; "the minister's letter" is his own, whoever the minister is.
        is_same = table.tags[owner] == "PRP$" and before.tag == table.tags[head]
        return table.lemmas[owner] not in TIMES and not is_same

    def _is_generic(self, head: int) -> bool:
        """Return whether the mention is of any such document, as in "he expects an indictment"."""
        others = [self._table.lowers[kid] for kid in self._table.children[head] if kid != head + 1]
        return others in (["a"], ["an"])
