"""Whether a few words are a person's name, a news organisation, or a credit; for bylines, datelines and credits."""

from __future__ import annotations

import re

from attribune_cleaner.lexicon import read
from attribune_text.lexicon import words

#: Agencies and broadcasters, one word each, in lower case.
NEWS_AGENCIES = read("news_agencies.txt")
_NAME_PARTICLES = read("name_particles.txt")
_JOB_TITLE_WORDS = read("job_title_words.txt")
_NEWS_ORGANISATION_WORDS = read("news_organisation_words.txt")
_NEVER_IN_NAMES = read("never_in_names.txt")
_CREDIT_WORDS = read("credit_words.txt") | _JOB_TITLE_WORDS
#: First names that newspapers have as well: Sun Li and Star Jones are people.
_FIRST_NAMES = words("star sun")
#: What stands small within the name of a paper or a place.
_AFFILIATION_WORDS = _NAME_PARTICLES | words("and of the")

_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")


def _is_capitalised(word: str) -> bool:
    # Letters of scripts without case count as capitals.
    return word[:1].isalpha() and not word[:1].islower()


def is_news_organisation(text: str) -> bool:
    """Whether `text` names an agency or a news organisation ("Reuters", "The Associated Press")."""
    parts = text.lower().replace(".", "").split()
    told = parts[1:] if len(parts) > 1 and parts[0] in _FIRST_NAMES else parts
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
        and all(_is_capitalised(word) or word == "&" or word.lower() in _AFFILIATION_WORDS for word in parts)
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
