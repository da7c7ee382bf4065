"""Names that end in a possessive, as those of firms do: "Moody's said", "shares of McDonald's"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attribune_entities.names.entity_spans import POSSESSIVES
from attribune_entities.names.name_mention import NameMention
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Labels of names that may be a firm's, a shop's or a church's.
_LABELS = frozenset({"PERSON", "ORG", "FAC", "LOC"})
#: Parts of speech that follow a name which owns nothing: what is owned is not a word of these classes.
_FOLLOWING_POS = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PART"})
#: Marks that follow a name which owns nothing. Those that open what is owned are not among them: "NBC's 'Today'".
_FOLLOWING_MARKS = frozenset(".,;:!?)")
_SAINTS = words("saint st st.")


def keep_possessives(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Lengthen the names that end in a possessive, and label the persons among them as organisations.

    Such a name stands with a possessive wherever the article has its last word, and at least once where it owns nothing
    by the parse. A person has one word, or is a saint. What has a title or an article before it is no such name
    ("Mr. Levi's", "the Senate's"), nor is a lone word for a region.
    """
    groups: defaultdict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    for name in names:
        if name.label in _LABELS and _may_end_in_possessive(table, name):
            groups[tuple(table.lowers[name.first : name.last])].append(name)
    if not groups:
        return
    ends = {lowers[-1] for lowers in groups}
    tokens_of: defaultdict[str, set[int]] = defaultdict(set)
    for token, word in enumerate(table.lowers):
        if word in ends:
            tokens_of[word].add(token)
    for lowers, members in groups.items():
        if tokens_of[lowers[-1]] == {name.last - 1 for name in members} and _owns_nothing_once(table, members):
            for name in members:
                name.last += 1
                name.end = table.ends[name.last - 1]
                name.text = table.text[name.start : name.end]
                name.label = "ORG" if name.label == "PERSON" else name.label


def _may_end_in_possessive(table: TokenTable, name: NameMention) -> bool:
    after = name.last
    if after >= len(table) or table.lowers[after] not in POSSESSIVES or table.tags[after] != "POS":
        return False
    if table.starts[after] != name.end or (name.first and table.lowers[name.first - 1] == "the"):
        return False
    is_lone = name.last - name.first == 1
    if name.label == "PERSON":
        is_saint = table.lowers[name.first] in _SAINTS
        return (is_lone or is_saint) and not (name.titles or name.title_gender or name.apposed_nouns)
    return name.label != "LOC" or not is_lone  # "America's"


def _owns_nothing_once(table: TokenTable, members: Iterable[NameMention]) -> bool:
    """Whether one of `members` is a part of its sentence by itself.

    Not after "than": there, what it owns was named before ("lower than Roe's").
    """
    for name in members:
        head, after = table.head_of(name.first, name.last), name.last + 1
        is_whole = after == len(table) or table.words[after] in _FOLLOWING_MARKS or table.pos[after] in _FOLLOWING_POS
        after_than = name.first > 0 and table.lowers[name.first - 1] == "than"
        if is_whole and not after_than and table.roles[head] != "poss" and table.heads[head] != head:
            return True
    return False
