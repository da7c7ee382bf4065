"""Names at the start of a line, with titles before them: *— Harbour Commissioner Ada Moreno*."""

from __future__ import annotations

from attribune_text.token_table import TokenTable

#: Most words of titles before a name. Set by hand.
_MAX_TITLE_WORDS = 6
#: Parts of speech that titles before a name have.
_IN_TITLES = frozenset({"NOUN", "PROPN", "ADJ", "PUNCT"})


def begins_with_name_or_title(table: TokenTable, start: int, name: int) -> bool:
    """Return whether nothing but titles stands between the code points `start` and `name`, where a name begins.

    The first word of a title there has a capital. Other words than nouns and adjectives make it a sentence.
    """
    before = table.tokens_in(start, name)
    words = [token for token in before if table.words[token][:1].isalnum()]
    if len(words) > _MAX_TITLE_WORDS or (words and not table.words[words[0]][0].isupper()):
        return False
    return all(table.pos[token] in _IN_TITLES and table.words[token] not in (",", ";", ".") for token in before)
