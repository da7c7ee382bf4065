"""Whether a few words are a person's name, a news organisation, or a credit; for bylines, datelines and credits."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())


#: Agencies and broadcasters as datelines and bylines write them, folded.
AGENCIES = words(
    "ap afp reuters upi xinhua tass bloomberg dpa ansa efe pti ani ians cnn bbc kyodo yonhap pa cna kuna wafa aa "
    "anadolu cp aap npr abc cbs nbc apa mti pap ritzau ntb tt belga lusa bernama antara interfax ukrinform"
)
_PARTICLES = words(
    "de del della di da do dos du des la le el al bin ibn bint ben abu van von der den ter ten zu y e af st und"
)
_ROLES = words(
    "writer writers reporter reporters correspondent correspondents editor editors contributor contributors columnist "
    "staff chief producer fellow analyst intern bureau special freelance photographer journalist journalists "
    "political senior"
)
_OUTLETS = words(
    "press news times post agency magazine journal herald tribune gazette courier guardian wire daily network radio "
    "television tv media chronicle observer telegraph independent mail express standard globe star sun dispatch "
    "examiner register sentinel mirror review week today service services bulletin record inquirer echo argus "
    "advertiser ledger courant beacon enquirer newspaper newspapers broadcasting weekly nation digest online"
)
#: Words that begin no name.
_NO_NAME = words(
    "the a an in on at by this that these those and or but if when while after before monday tuesday wednesday "
    "thursday friday saturday sunday january february march april june july august september october november "
    "december more next last all our your my his her its their popular"
)
#: Small words between the names of a credit.
_CREDIT_WORDS = words(
    "and in by with from for of the at to via reporting editing writing additional further contributed contributing "
    "translated compiled written edited research production photography video graphics illustration a an this report "
    "story article on"
) | (
    _ROLES
    | words(
        "photo photos courtesy handout file pool c s supplied provided submitted archive archives family picture "
        "alliance"
    )
)

_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")


def _initial(word: str) -> bool:
    # Letters of scripts without case count as capitals.
    return word[:1].isalpha() and not word[:1].islower()


def is_outlet(text: str) -> bool:
    """Whether `text` names an agency or a news organisation ("Reuters", "The Associated Press")."""
    parts = text.lower().replace(".", "").split()
    # Sun Li and Star Jones are people.
    told = parts[1:] if parts[:1] in (["sun"], ["star"]) and len(parts) > 1 else parts
    return 0 < len(parts) <= 6 and (parts[-1] in AGENCIES or not _OUTLETS.isdisjoint(told)) and _ROLES.isdisjoint(parts)


def is_desk(text: str) -> bool:
    """Whether `text`, behind the names of a byline, can be a paper, a place or a desk: one to six words with capitals.

    Which of them it is cannot be told ("Paris", "The Harbor Echo"), so nothing but the text is spared the line.
    """
    parts = text.split()
    return (
        0 < len(parts) <= 6
        and all(_WORD.fullmatch(word) or word == "&" for word in parts)
        and _initial(parts[-1])
        and all(_initial(word) or word == "&" or word.lower() in _PARTICLES | {"of", "and", "the"} for word in parts)
    )


def is_role(text: str) -> bool:
    """Whether `text` is a role or desk behind a byline's names ("Staff Writer", "Chief Political Correspondent")."""
    parts = text.lower().split()
    return 0 < len(parts) <= 8 and not _ROLES.isdisjoint(parts)


def without_role(text: str) -> str:
    """Return `text` without the role behind a paper's name: "Harbor Times Staff Writers" is the Harbor Times."""
    parts = text.split()
    while parts and parts[-1].lower() in _ROLES:
        parts.pop()
    return " ".join(parts)


def is_person(text: str) -> bool:
    """Whether `text` has the form of a person's full name: two to five words, capitals but for particles."""
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not all(_WORD.fullmatch(word) for word in parts):
        return False
    if any(word.lower() in _NO_NAME for word in parts) or not _initial(parts[-1]):
        return False
    return all(_initial(word) or word.lower() in _PARTICLES for word in parts)


def is_credit(text: str) -> bool:
    """Whether `text` is nothing but names and the small words between them; no verb of a sentence fits in."""
    parts = re.findall(r"[^\W_]+(?:[.'’\-][^\W_]+)*", text)
    return 0 < len(parts) <= 40 and all(
        _initial(word) or word.lower() in _CREDIT_WORDS or word.lower() in _PARTICLES or word.lower() in AGENCIES
        for word in parts
    )
