"""Whether a few words are a person's name, a news organisation, or a credit; for bylines, datelines and credits."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())


#: Agencies and broadcasters as datelines and bylines write them, folded.
NEWS_AGENCIES = words(
    "ap afp reuters upi xinhua tass bloomberg dpa ansa efe pti ani ians cnn bbc kyodo yonhap pa cna kuna wafa aa "
    "anadolu cp aap npr abc cbs nbc apa mti pap ritzau ntb tt belga lusa bernama antara interfax ukrinform"
)
_NAME_PARTICLES = words(
    "de del della di da do dos du des la le el al bin ibn bint ben abu van von der den ter ten zu y e af st und"
)
_JOB_TITLE_WORDS = words(
    "writer writers reporter reporters correspondent correspondents editor editors contributor contributors columnist "
    "staff chief producer fellow analyst intern bureau special freelance photographer journalist journalists "
    "political senior"
)
_NEWS_ORGANISATION_WORDS = words(
    "press news times post agency magazine journal herald tribune gazette courier guardian wire daily network radio "
    "television tv media chronicle observer telegraph independent mail express standard globe star sun dispatch "
    "examiner register sentinel mirror review week today service services bulletin record inquirer echo argus "
    "advertiser ledger courant beacon enquirer newspaper newspapers broadcasting weekly nation digest online"
)
#: Words that begin no name.
_NEVER_IN_NAMES = words(
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
    _JOB_TITLE_WORDS
    | words(
        "photo photos courtesy handout file pool c s supplied provided submitted archive archives family picture "
        "alliance"
    )
)

_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")


def _is_capitalised(word: str) -> bool:
    # Letters of scripts without case count as capitals.
    return word[:1].isalpha() and not word[:1].islower()


def is_news_organisation(text: str) -> bool:
    """Whether `text` names an agency or a news organisation ("Reuters", "The Associated Press")."""
    parts = text.lower().replace(".", "").split()
    # Sun Li and Star Jones are people.
    told = parts[1:] if parts[:1] in (["sun"], ["star"]) and len(parts) > 1 else parts
    return (
        0 < len(parts) <= 6
        and (parts[-1] in NEWS_AGENCIES or not _NEWS_ORGANISATION_WORDS.isdisjoint(told))
        and _JOB_TITLE_WORDS.isdisjoint(parts)
    )


def is_affiliation(text: str) -> bool:
    """Whether `text`, behind the names of a byline, can be a paper, a place or a desk: one to six words with capitals.

    Which of them it is cannot be told ("Paris", "The Harbor Echo"), so nothing but the text is spared the line.
    """
    parts = text.split()
    return (
        0 < len(parts) <= 6
        and all(_WORD.fullmatch(word) or word == "&" for word in parts)
        and _is_capitalised(parts[-1])
        and all(
            _is_capitalised(word) or word == "&" or word.lower() in _NAME_PARTICLES | {"of", "and", "the"}
            for word in parts
        )
    )


def is_job_title(text: str) -> bool:
    """Whether `text` is a role or desk behind a byline's names ("Staff Writer", "Chief Political Correspondent")."""
    parts = text.lower().split()
    return 0 < len(parts) <= 8 and not _JOB_TITLE_WORDS.isdisjoint(parts)


def without_job_title(text: str) -> str:
    """Return `text` without the role behind a paper's name: "Harbor Times Staff Writers" is the Harbor Times."""
    parts = text.split()
    while parts and parts[-1].lower() in _JOB_TITLE_WORDS:
        parts.pop()
    return " ".join(parts)


def is_person_name(text: str) -> bool:
    """Whether `text` has the form of a person's full name: two to five words, capitals but for particles."""
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not all(_WORD.fullmatch(word) for word in parts):
        return False
    if any(word.lower() in _NEVER_IN_NAMES for word in parts) or not _is_capitalised(parts[-1]):
        return False
    return all(_is_capitalised(word) or word.lower() in _NAME_PARTICLES for word in parts)


def holds_only_names(text: str) -> bool:
    """Whether `text` is nothing but names and the small words between them; no verb of a sentence fits in."""
    parts = re.findall(r"[^\W_]+(?:[.'’\-][^\W_]+)*", text)
    return 0 < len(parts) <= 40 and all(
        _is_capitalised(word)
        or word.lower() in _CREDIT_WORDS
        or word.lower() in _NAME_PARTICLES
        or word.lower() in NEWS_AGENCIES
        for word in parts
    )
