"""Organisations: acronyms that stand without being spelled out, and the words that their names are made of."""

from __future__ import annotations

from attribune_entities.lexicon import read, read_map
from attribune_text.lexicon import folded_name, folded_word, token

#: Acronyms and other short names, each with the name that it stands for; both folded.
ACRONYMS = read_map("acronyms.txt", folded_name)
#: Acronyms that longer names begin with: "UN Security Council" is the "United Nations Security Council".
EXPANDED_IN_NAMES = frozenset({"un", "eu"})
#: Spellings of words in names, each with the one under which names are compared; folded.
SPELLINGS = read_map("spellings.txt", folded_word)
#: Nouns for parts of a government that stand before "of" or last; folded.
DEPARTMENTS = read("departments.txt", folded_word)

#: Legal forms that may be left out of a company's name; folded.
LEGAL_FORMS = read("legal_forms.txt", folded_word)
#: Last words that a short form may leave out: "Harvard" for "Harvard University"; folded.
OMISSIBLE_LAST_WORDS = LEGAL_FORMS | read("omissible_last_words.txt", folded_word)
#: Names that never stand for a longer name that holds them; folded.
SELF_STANDING_NAMES = read("self_standing_names.txt", folded_word)

#: Nouns by which a text takes up a company, in lower case.
COMPANY_NOUNS = read("company_nouns.txt", token)
#: Words in the names of companies, in lower case and folded.
COMPANY_WORDS = LEGAL_FORMS | read("company_words.txt", folded_word)
#: Common nouns by which a text takes up an organisation whose name holds that noun, in lower case and folded.
BODY_NOUNS = read("body_nouns.txt", token)

_LAST_WORDS = {
    **dict.fromkeys(COMPANY_WORDS | BODY_NOUNS, "ORG"),
    **read_map("last_words.txt", token),
}
#: The label that the last word of a name of several words tells, whatever the recogniser says; words in lower case.
LABEL_OF_LAST_WORD = {word: label for word, label in _LAST_WORDS.items() if label != "-"}
