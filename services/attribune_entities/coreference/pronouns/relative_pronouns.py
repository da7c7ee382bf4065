"""Link "who", "whom" and "whose" to the person that their clause says more of."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from attribune_entities.coreference.person_entities import PersonEntity, mention_of
from attribune_entities.coreference.pronouns.clauses import clause
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

_RELATIVE_PRONOUNS = words("who whom whose")


def link_relative_pronouns(table: TokenTable, persons: Sequence[PersonEntity], named: Container[int] = ()) -> None:
    """Add to `persons` the relative pronouns that mean them: by the tree, else by the name right before.

    `named` are the tokens of names, which are no pronouns: "Doctor Who".
    """
    person_at: dict[int, PersonEntity] = {}
    for person in persons:
        for mention in person.mentions:
            person_at.update(dict.fromkeys([mention.head, *range(mention.first, mention.last)], person))
        person_at.update(dict.fromkeys(person.apposed_nouns, person))
    for token, word in enumerate(table.lowers):
        opens_sentence = token == table.sentences[table.sentence_of[token]][0]
        if word not in _RELATIVE_PRONOUNS or token in named or opens_sentence:
            continue
        found = next((person_at[noun] for noun in _antecedents(table, token) if noun in person_at), None)
        if found is not None:
            found.add(mention_of(table, token, token + 1, "pronoun"))


def _antecedents(table: TokenTable, pronoun: int) -> Iterator[int]:
    """Yield the noun that the pronoun's clause depends on; where it depends on none, the word before the pronoun."""
    predicate = clause(table, pronoun)
    if table.roles[predicate] == "acl":
        yield table.heads[predicate]
        return
    before = pronoun - 1
    if table.words[before] == "," and before > 0:
        yield before - 1
    elif table.roles[predicate] != "ccomp":
        yield before  # not "asked Ann Roe who had won"
