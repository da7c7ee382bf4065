"""Names that end in a possessive, as those of firms do: "Moody's said", "shares of McDonald's"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attribune_entities.names.entity_spans import POSSESSIVES
from attribune_entities.names.name_mention import NameMention
from attribune_text import lexicon
from attribune_text.token_table import TokenTable

#: Labels of names that may be a firm's, a shop's or a church's.
_LABELS = frozenset({"PERSON", "ORG", "FAC", "LOC"})
#: Classes of words and marks that go on after a name: what is owned is neither, and nor is its mark ("NBC's 'Today'").
_ON = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PART"})
_STOPS = frozenset(".,;:!?)")
_SAINTS = lexicon.words("saint st st.")


def keep_possessives(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Lengthen the names of which a possessive is the end, and label the persons among them as organisations.

    That is a name which stands with a possessive wherever the article has its last word, and once at least where it
    owns nothing by the parse. Persons are a lone word, or saints; what has a title or an article before it is none
    ("Mr. Levi's", "the Senate's"), nor is a lone word for a region.
    """
    groups: defaultdict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    for name in names:
        if name.label in _LABELS and _may_be_one(table, name):
            groups[tuple(table.lowers[name.first : name.last])].append(name)
    if not groups:
        return
    ends = {words[-1] for words in groups}
    places: defaultdict[str, set[int]] = defaultdict(set)
    for token, word in enumerate(table.lowers):
        if word in ends:
            places[word].add(token)
    for words, members in groups.items():
        if places[words[-1]] == {name.last - 1 for name in members} and _owns_nothing(table, members):
            for name in members:
                name.last += 1
                name.end = table.ends[name.last - 1]
                name.text = table.text[name.start : name.end]
                name.label = "ORG" if name.label == "PERSON" else name.label


def _may_be_one(table: TokenTable, name: NameMention) -> bool:
    after = name.last
    if after >= len(table) or table.lowers[after] not in POSSESSIVES or table.tags[after] != "POS":
        return False
    if table.starts[after] != name.end or (name.first and table.lowers[name.first - 1] == "the"):
        return False
    lone, saint = name.last - name.first == 1, table.lowers[name.first] in _SAINTS
    if name.label == "PERSON":
        return (lone or saint) and not (name.titles or name.title_gender or name.apposed_nouns)
    return name.label != "LOC" or not lone  # "America's"


def _owns_nothing(table: TokenTable, members: Iterable[NameMention]) -> bool:
    """Whether one of `members` is a part of its sentence by itself.

    Not behind "than": there, what it owns was named before ("lower than Roe's").
    """
    for name in members:
        head, after = table.head_of(name.first, name.last), name.last + 1
        goes_on = after == len(table) or table.words[after] in _STOPS or table.pos[after] in _ON
        than = name.first > 0 and table.lowers[name.first - 1] == "than"
        if goes_on and not than and table.roles[head] != "poss" and table.heads[head] != head:
            return True
    return False
