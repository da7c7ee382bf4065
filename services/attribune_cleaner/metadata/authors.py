"""Lists of authors as people and pages write them: "Jane Doe and John Roe, Staff Writers"."""

from __future__ import annotations

import re

from attribune_cleaner.metadata.names import is_job_title, is_person_name

#: Between two names.
_BETWEEN = re.compile(
    r"\s*,\s*(?:and|und|et)\s+|\s*[,;|•·\n、，]\s*|\s+(?:and|und|et|with|mit|&)\s+",
    re.IGNORECASE,
)
#: Before the first name.
_LEAD = re.compile(
    r"(?:(?:written|(?:words|story|text)(?:\s+(?:and|&)\s+(?:pictures|photos|photographs|images))?|reporting|reported|posted|published|analysis|opinion|exclusive|kolumne)\s+)?"
    r"(?:by|von|par|por|af|av|door|autor(?:in)?|authors?|words|text)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
#: After a name: what stands in brackets, an address, a handle, and "reporter" in Korean.
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|\s*\S+@\S+|\s+@\w+|\s*https?://\S+|\s*(?:선임)?기자(?=\Z|[,;\s])")
_ADDRESS = re.compile(r"https?://|\bwww\.|\S+@\S+\.\S+|/\w+/")
#: Two full names with a slash between them.
_SLASH = re.compile(r"(?<=\w)\s*/\s*(?=[A-Z])")
#: Longest list of authors, in code points; what is longer is a text. Set by hand.
_MAX_LIST = 1_000
#: Longest name, in code points. Set by hand.
_MAX_NAME = 80
#: Most words of a name. Set by hand: names of Spanish and Arabic have six.
_MAX_WORDS = 7
#: Longest abbreviation, in code points: a lone word in capitals that is no longer stays as it is (AFP, IANS).
_MAX_ABBREVIATION = 5


def split_authors(text: str) -> tuple[str, ...]:
    """Return the names in `text`, a list of authors, each once and without addresses and remarks in brackets.

    A role beside names is left out: "Jane Doe, Staff Writer" is Jane Doe.
    """
    if len(text) > _MAX_LIST:
        return ()
    names: list[str] = []
    for part in _BETWEEN.split(_REMARK.sub("", _without_lead(text))):
        for one in _names_of(part):
            name = recase_capitals(" ".join(_without_lead(one).split()).strip(" .,–—-/"))
            if is_author_name(name) and name not in names:
                names.append(name)
    roles = [name for name in names if is_job_title(name)]
    return tuple(names if len(roles) == len(names) else [name for name in names if name not in roles])


def is_author_name(name: str) -> bool:
    """Whether `name` may be that of an author: no address, no sentence, not a role alone."""
    return (
        0 < len(name) <= _MAX_NAME
        and len(name.split()) <= _MAX_WORDS
        and any(map(str.isalpha, name))
        and not _ADDRESS.search(name)
    )


def recase_capitals(names: str) -> str:
    """Return names that are all in capitals with one capital a part: JEAN-LUC O'BRIEN is Jean-Luc O'Brien.

    A lone short word stays: it is an agency.
    """
    if not names.isupper() or (" " not in names and len(names) <= _MAX_ABBREVIATION):
        return names
    return re.sub(
        r"(?<![.\w])(MC)?(\w)(\w*)(?![.])|\bAND\b",
        lambda match: "and" if match.group() == "AND" else (match[1] or "").title() + match[2] + match[3].lower(),
        names,
    )


def _without_lead(text: str) -> str:
    text = text.strip()
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text


def _names_of(part: str) -> list[str]:
    """Return the names in `part`, which may be two with a slash between them."""
    names = _SLASH.split(part)
    return names if len(names) > 1 and all(map(is_person_name, names)) else [part]
