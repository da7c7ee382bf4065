"""Which tokens are written as names."""

from __future__ import annotations

from attribune_text.token_table import TokenTable

PROPER_TAGS = frozenset({"NNP", "NNPS"})


def is_proper_noun(table: TokenTable, token: int) -> bool:
    """Whether the token has a capital and is tagged as a proper noun."""
    return table.tags[token] in PROPER_TAGS and table.words[token][:1].isupper()


def is_written_as_name(table: TokenTable, token: int) -> bool:
    """Whether the token has a capital, and is tagged as a proper noun or does not open its sentence.

    Inside a sentence a capital tells more than a tagger does.
    """
    if not table.words[token][:1].isupper():
        return False
    return table.tags[token] in PROPER_TAGS or token != table.sentences[table.sentence_of[token]][0]
