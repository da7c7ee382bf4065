"""Whether a few words name a person, a news organisation or a job, as bylines, datelines and credits write them."""

from __future__ import annotations

import re

from attribune_cleaner.lexicon import read
from attribune_text.lexicon import words

#: Agencies and broadcasters, one word each, in lower case.
NEWS_AGENCIES = read("news_agencies.txt")
_NAME_PARTICLES = read("name_particles.txt")
_JOB_TITLE_WORDS = read("job_title_words.txt")
_NEWS_ORGANISATION_WORDS = read("news_organisation_words.txt")
#: Words that stand in no person's name, in lower case: the days and months among them.
NEVER_IN_NAMES = read("never_in_names.txt")
_CREDIT_WORDS = read("credit_words.txt") | _JOB_TITLE_WORDS
#: First names that newspapers have as well: Sun Li and Star Jones are people.
_FIRST_NAMES = words("star sun")
#: What stands small within the name of a paper or a place.
_AFFILIATION_WORDS = _NAME_PARTICLES | words("and of the")

#: Most words of a news organisation's name and of an affiliation. Set by hand.
_MOST_WORDS = 6
#: Most words of a job title. Set by hand.
_MOST_TITLE_WORDS = 8
#: Words of a person's full name. Set by hand.
_NAME_LENGTHS = range(2, 6)
#: Most words of the names of a credit. Set by hand.
_MOST_CREDIT_WORDS = 40
_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
#: A word of a credit, without the marks around it.
_CREDIT_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")


def _is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital; letters of scripts without case count as capitals."""
    return word[:1].isalpha() and not word[:1].islower()


def is_news_organisation(text: str) -> bool:
    """Whether `text` names an agency or a news organisation ("Reuters", "The Associated Press")."""
    parts = text.lower().replace(".", "").split()
    telling = parts[1:] if len(parts) > 1 and parts[0] in _FIRST_NAMES else parts
    return (
        0 < len(parts) <= _MOST_WORDS
        and (parts[-1] in NEWS_AGENCIES or not _NEWS_ORGANISATION_WORDS.isdisjoint(telling))
        and _JOB_TITLE_WORDS.isdisjoint(parts)
    )


def is_affiliation(text: str) -> bool:
    """Whether `text`, after the names of a byline, can be a paper, a place or a desk: one to six words with capitals.

    Which of them it is cannot be told ("Paris", "The Harbor Echo"), so it fills no field of the metadata by itself.
    """
    parts = text.split()
    return (
        0 < len(parts) <= _MOST_WORDS
        and all(_WORD.fullmatch(word) or word == "&" for word in parts)
        and _is_capitalised(parts[-1])
        and all(_is_capitalised(word) or word == "&" or word.lower() in _AFFILIATION_WORDS for word in parts)
    )


def is_job_title(text: str) -> bool:
    """Whether `text` is a job title after a byline's names ("Staff Writer", "Chief Political Correspondent")."""
    parts = text.lower().split()
    return 0 < len(parts) <= _MOST_TITLE_WORDS and not _JOB_TITLE_WORDS.isdisjoint(parts)


def without_job_title(text: str) -> str:
    """Return `text` without the job title after a paper's name: "Harbor Times Staff Writers" is "Harbor Times"."""
    parts = text.split()
    while parts and parts[-1].lower() in _JOB_TITLE_WORDS:
        parts.pop()
    return " ".join(parts)


def is_person_name(text: str) -> bool:
    """Whether `text` has the form of a person's full name: two to five words, capitals but for particles."""
    parts = text.split()
    if len(parts) not in _NAME_LENGTHS or not all(_WORD.fullmatch(word) for word in parts):
        return False
    if any(word.lower() in NEVER_IN_NAMES for word in parts) or not _is_capitalised(parts[-1]):
        return False
    return all(_is_capitalised(word) or word.lower() in _NAME_PARTICLES for word in parts)


def holds_only_names(text: str) -> bool:
    """Whether `text` is nothing but names and the small words of a credit: no verb of a sentence stands in it."""
    parts = _CREDIT_WORD.findall(text)
    return 0 < len(parts) <= _MOST_CREDIT_WORDS and all(
        _is_capitalised(word)
        or word.lower() in _CREDIT_WORDS
        or word.lower() in _NAME_PARTICLES
        or word.lower() in NEWS_AGENCIES
        for word in parts
    )
