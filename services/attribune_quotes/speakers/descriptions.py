"""What an article says each entity is: its titles, appositions, predicates, age, and the words of its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from attribune_quotes.lexicon import read_map
from attribune_quotes.speakers.entity_states import EntityState
from attribune_text.fold import fold
from attribune_text.gender import gender_of_name, gender_of_noun, gender_of_title, title_noun
from attribune_text.lexicon import words
from attribune_text.noun_phrases import phrase, with_premodifiers
from attribune_text.person_nouns import label_of
from attribune_text.token_table import TokenTable

#: The class of a noun, by which descriptions are alike that share no word: "the lawmaker" is a senator.
CLASSES = read_map("description_classes.txt")
#: The nouns that abbreviated titles stand for.
ABBREVIATIONS = read_map("title_abbreviations.txt")

#: Relations of a noun that says what the noun above or below is.
_SAYS_WHAT = frozenset({"appos", "flat", "nmod:desc", "compound"})
#: Words that say nothing of whom a description means.
_EMPTY = words("the a an this that these those his her their its my our of in on for to and at by from with who former")
#: What the letter before an American politician's state says: "(R-Ariz.)", "D-Texas".
_PARTIES = {"R-": "republican", "D-": "democrat"}
#: Ages that are looked for beside a name. Set by hand.
_AGES = range(5, 111)
#: Most tokens from a name to the age after it: "Ada Moor, 37,", "Ada Moor, who is 37,". Set by hand.
_MAX_TOKENS_TO_AGE = 2


@dataclass
class Described:
    """An entity as the article describes it."""

    #: Lemmas of the nouns that stand for it, and their classes.
    nouns: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    #: The other words of its descriptions, in lower case.
    modifiers: set[str] = field(default_factory=set)
    #: The folded words of its names, and their classes.
    name_words: set[str] = field(default_factory=set)
    name_classes: set[str] = field(default_factory=set)
    #: Its age in digits, as far as the article says it.
    ages: set[str] = field(default_factory=set)
    #: "m" or "f" by its names and descriptions; "" if they show none or both.
    gender: str = ""
    #: Tokens that head its mentions, in order of the text.
    heads: list[int] = field(default_factory=list)

    def add_noun(self, lemma: str) -> None:
        """Add a noun that stands for the entity."""
        noun = full_noun(lemma)
        self.nouns.add(noun)
        if (found := class_of(noun)) is not None:
            self.classes.add(found)

    def add_phrase(self, table: TokenTable, noun: int) -> None:
        """Add the noun at the token `noun` with the words of its noun phrase."""
        first, last = phrase(table, noun)
        first = min(first, with_premodifiers(table, noun)[0])
        self.add_noun(table.lemmas[noun])
        self.modifiers.update(content_words(table, first, last, noun))
        for token in range(first, noun):
            if table.deps[token] in _SAYS_WHAT and table.pos[token] == "NOUN":
                self.add_noun(table.lemmas[token])


def full_noun(lemma: str) -> str:
    """Return the noun of a title or a description in full: "Sen." is a senator."""
    noun = title_noun(lemma)
    return ABBREVIATIONS.get(noun, noun)


def gender_shown(noun: str) -> str:
    """Return the gender that a noun for a person shows, also by its ending: "frontiersman"."""
    return gender_of_noun(noun) or ("m" if noun.endswith("man") and label_of(noun) == "PERSON" else "")


def class_of(noun: str) -> str | None:
    """Return the class of a noun in lower case; None if it has none."""
    found = CLASSES.get(noun)
    if found is None and noun.endswith(("ologist", "icist", "ographer")):
        return "researcher"
    return found


def content_words(table: TokenTable, first: int, last: int, noun: int) -> Iterator[str]:
    """Yield the words from `first` to `last` that say whom a description means, in lower case, without its `noun`."""
    for token in range(first, last + 1):
        word = table.lowers[token]
        if token != noun and word not in _EMPTY and any(map(str.isalnum, word)):
            yield word


def described(table: TokenTable, state: EntityState) -> Described:
    """Return what the article says of the entity."""
    found = Described()
    genders: set[str] = set()
    by_name: set[str] = set()
    for title in state.entity.titles:
        parts = title.lower().partition(" of ")[0].partition(" for ")[0].split()
        if parts:
            found.add_noun(parts[-1].rstrip("."))
            found.modifiers.update(one for one in title.lower().split() if one not in _EMPTY)
            genders.add(gender_of_title(parts[-1]))
    if state.noun is not None:
        found.add_noun(state.noun)
    for mention in state.mentions:
        tokens = table.tokens_in(mention.start, mention.end)
        if not len(tokens):
            continue
        head = table.head_of(tokens[0], tokens[-1] + 1)
        found.heads.append(head)
        if mention.kind == "name":
            name = fold(mention.text)
            found.name_words.update(name)
            by_name.add(gender_of_name(name) if state.is_person else "")
            genders.add(_gender_before(table, tokens[0]) if state.is_person else "")
            _add_said_beside(table, found, tokens, head)
        elif mention.kind == "nominal":
            found.add_phrase(table, head)
    found.heads.sort()
    found.name_classes = {CLASSES[word] for word in found.name_words if word in CLASSES}
    genders.update(map(gender_shown, found.nouns) if state.is_person else ())
    found.gender = _only(by_name) or _only(genders)
    return found


def _only(genders: set[str]) -> str:
    """Return the gender that all agree on that show one; "" if none does, or they differ."""
    genders.discard("")
    return next(iter(genders)) if len(genders) == 1 else ""


def _gender_before(table: TokenTable, first: int) -> str:
    return gender_of_title(table.words[first - 1]) if first > 0 else ""


def _add_said_beside(table: TokenTable, found: Described, tokens: Sequence[int], head: int) -> None:
    """Add the nouns, the party and the age that stand beside a name whose tokens are `tokens`."""
    for kid in table.children[head]:
        if kid not in tokens and _says_what(table, kid):
            found.add_phrase(table, kid)
    above = table.heads[head]
    if above != head and table.pos[above] == "NOUN" and table.deps[head] in ("appos", "flat", "nmod:desc"):
        found.add_phrase(table, above)
    if above != head and table.deps[head] == "nsubj":
        _add_predicates(table, found, above)
    after = tokens[-1] + 1
    if after + 1 < len(table) and table.words[after] in (",", "("):
        party = _PARTIES.get(table.words[after + 1][:2])
        if party is not None:
            found.add_noun(party)
    for token in range(after, min(len(table), after + _MAX_TOKENS_TO_AGE)):
        word = table.words[token]
        if word.isdecimal() and len(word) < 4 and int(word) in _AGES:
            found.ages.add(word)


def _says_what(table: TokenTable, kid: int) -> bool:
    """Return whether a token that depends on a name says what it is: *Moor, a baker*, *Moor, who is a baker*."""
    if table.deps[kid] in _SAYS_WHAT:
        return table.pos[kid] in ("NOUN", "ADJ", "NUM")
    clause = table.deps[kid] in ("acl:relcl", "acl")
    return clause and table.pos[kid] == "NOUN" and table.child(kid, "cop") is not None


def _add_predicates(table: TokenTable, found: Described, predicate: int) -> None:
    """Add what the predicate says of its subject: *is a baker*, *works as a baker*."""
    if table.pos[predicate] == "NOUN" and table.child(predicate, "cop") is not None:
        found.add_phrase(table, predicate)
    for kid in table.children[predicate]:
        case = table.child(kid, "case") if table.deps[kid] == "obl" else None
        if case is not None and table.lowers[case] == "as" and table.pos[kid] == "NOUN":
            found.add_phrase(table, kid)
