"""What an article calls its people: titles beside their names, and appositions after and before them."""

from __future__ import annotations

import re

from attribune_audit.roles import is_role_noun
from attribune_core.events import EnrichedArticle, Entity
from attribune_text.lexicon import words

#: Words of an apposition, at most; a longer one is a clause or a list. Set by hand.
_MAX_APPOSITION_WORDS = 14
#: Characters beside a name that are looked at. Set by hand.
_MAX_CHARACTERS = 160

#: ", the mayor of Ellery," after a name; a comma, a full stop, a dash or a bracket ends it.
_AFTER_NAME = re.compile(
    r"\s*,\s+(?:\d{1,3},\s+)?(?P<role>(?:an?|the|its|his|her|their|our|one of|co-?|former|chief|head|senior|deputy"
    r"|[a-z][\w-]*)\s[^,.;:—–()\n“”\"!?]{2,120}|[a-z][\w-]+)(?=[,.;:—–()\n“”\"!?]|$)"
)
#: "of the Oakhurst Fire Department" after a name, and ", who farms 3,000 acres".
_AFFILIATION = re.compile(
    r"\s+(?P<role>(?:of|from|at)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:of|for|and|the|[A-Z][\w’'-]*)){0,8})"
)
_CLAUSE = re.compile(r",?\s+(?P<role>who\s(?:[^\s,.;:—–()“”\"!?]+\s?){1,8})")
#: "the mayor of Ellery, " before a name, and "the singer " straight before one.
_BEFORE_NAME = re.compile(
    r".*(?P<role>\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s[^,.;:—–()\n“”\"!?]{2,80}?)(?P<comma>,?)\s*$"
)
#: Words that begin a clause or an adverbial, not an apposition.
_NO_ROLE = words(
    """
    and but or whom whose which that where when while as after before because if though although said says told added
    speaking writing adding noting calling citing in on with to for by during about according then also not is was has
    had were are been being having both all each meanwhile however so too
    """
)


def roles_of(entity: Entity, event: EnrichedArticle) -> tuple[str, ...]:
    """Return what the article calls a person, in the text's own words: titles first, then appositions in order."""
    found = list(entity.titles)
    for mention in entity.mentions:
        if mention.kind != "name":
            continue
        for role in (
            _after(_AFTER_NAME, event.text, mention.end),
            _before(event.text, mention.start),
            _after(_AFFILIATION, event.text, mention.end),
            _after(_CLAUSE, event.text, mention.end),
        ):
            if role is not None and role not in found:
                found.append(role)
    return tuple(found)


def _after(pattern: re.Pattern[str], text: str, end: int) -> str | None:
    return _role(pattern.match(text, end, min(len(text), end + _MAX_CHARACTERS)))


def _before(text: str, start: int) -> str | None:
    begin = max(0, start - _MAX_CHARACTERS)
    match = _BEFORE_NAME.search(text[begin:start])
    # "The judge told Ada Roe": without a comma the word before the name has to be the noun.
    if match is not None and not match["comma"] and not is_role_noun(match["role"].split()[-1]):
        return None
    return _role(match)


def _role(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    role = " ".join(match.group("role").split())
    parts = role.split()
    if not parts or len(parts) > _MAX_APPOSITION_WORDS or parts[0].casefold() in _NO_ROLE:
        return None
    return role
