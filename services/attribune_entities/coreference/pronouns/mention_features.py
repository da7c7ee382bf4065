"""Features of the pronoun, of the person, and of the person's mentions near the pronoun."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from attribune_entities.coreference.person_entities import PersonEntity
from attribune_entities.coreference.pronouns.binding import is_possessive
from attribune_entities.coreference.pronouns.candidates import Candidate
from attribune_entities.coreference.pronouns.clauses import clause
from attribune_entities.coreference.pronouns.question import Features, Question, clause_kind, part, speaks
from attribune_text.gender import PRONOUNS, REFLEXIVE_PRONOUNS
from attribune_text.token_table import TokenTable

#: Greater values of a feature count as this one. All set by hand; the ranker is fitted to them.
_MAX_SENTENCES = 8
_MAX_WORDS = 200
_MAX_PLACE = 40
_MAX_BESIDE = 4
#: Mentions that are looked through for the last name, at most: bounds the work on long articles. Set by hand.
_MAX_MENTIONS_TO_NAME = 40


def add_pronoun(question: Question, rows: Sequence[Features]) -> None:
    """Add what is known of the pronoun: the same for each candidate."""
    table, token = question.table, question.pronoun.head
    shared: Features = {
        "p " + part(question.pronoun.role): 1.0,
        "p possessive": float(is_possessive(table, token)),
        "p reflexive": float(table.lowers[token] in REFLEXIVE_PRONOUNS),
        "p place": min(token - table.sentences[table.sentence_of[token]][0], _MAX_PLACE),
        "p quoted": float(question.quoted[token] >= 0),
        "p clause " + clause_kind(table, clause(table, token)): 1.0,
        "p speaks": float(speaks(table, token)),
    }
    for row in rows:
        row.update(shared)


def add_person(question: Question, rows: Sequence[Features]) -> None:
    """Add what is known of the person in the whole article: how it is mentioned, and its gender."""
    gender = PRONOUNS[question.table.lowers[question.pronoun.head]]
    for one, row in zip(question.candidates, rows, strict=True):
        person = one.person
        pronouns = person.pronoun_counts["m"] + person.pronoun_counts["f"]
        row["mentions before"] = log(1 + one.mentions_before)
        row["mentions"] = log(1 + len(person.mentions))
        row["pronouns"] = log(1 + pronouns)
        row["names"] = log(1 + len(person.mentions) - pronouns)
        row["named"] = float(person.named)
        row["gender"] = _agreement(person, gender)
        row["opens the text"] = float(person.opens_article)


def _agreement(person: PersonEntity, gender: str) -> float:
    """How the genders of person and pronoun agree: 3 by title, 2 by pronouns, 1.5 by first name, 1 by a lone name.

    Below 0 it disagrees; 0 where nothing is known. The steps are set by hand.
    """
    same = person.pronoun_counts[gender]
    other = sum(person.pronoun_counts.values()) - same
    if person.title_gender:
        return 3.0 if person.title_gender == gender else -3.0
    if person.first_name_gender and not (same and person.first_name_gender != gender):
        return 1.5 + (same > 0) if person.first_name_gender == gender else -2.0
    if same != other:
        return 2.0 if same > other else -1.5
    if person.lone_name_gender:
        return 1.0 if person.lone_name_gender == gender else -1.0
    return 0.0


def add_distance(question: Question, rows: Sequence[Features]) -> None:
    """Add how far the nearest mention is from the pronoun, and what lies between."""
    table, quoted, token = question.table, question.quoted, question.pronoun.head
    for one, row in zip(question.candidates, rows, strict=True):
        head = one.nearest.head
        distance = table.sentence_of[token] - table.sentence_of[head]
        row["sentences"] = min(max(distance, 0), _MAX_SENTENCES)
        row["words"] = log(1 + min(abs(token - head), _MAX_WORDS))
        row["after"] = float(not one.mentions_before)
        row["ahead"] = float(one.cataphoric)
        row["same paragraph"] = float(table.paragraph_of[head] == table.paragraph_of[token])
        row["across marks"] = float((quoted[head] >= 0) != (quoted[token] >= 0))
        row["sentences to name"] = _sentences_to_name(table, one, token)


def _sentences_to_name(table: TokenTable, one: Candidate, token: int) -> int:
    last = one.mentions_before - 1
    for number in range(last, max(-1, last - _MAX_MENTIONS_TO_NAME), -1):
        mention = one.person.mentions[number]
        if mention.kind == "name":
            return min(table.sentence_of[token] - table.sentence_of[mention.head], _MAX_SENTENCES)
    return _MAX_SENTENCES


def add_nearest_mention(question: Question, rows: Sequence[Features]) -> None:
    """Add what the nearest mention is, and its part in its sentence."""
    for one, row in zip(question.candidates, rows, strict=True):
        nearest = one.nearest
        row["near pronoun"] = float(nearest.kind == "pronoun")
        row["near nominal"] = float(nearest.kind == "nominal")
        row["near " + part(nearest.role)] = 1.0
        row["near modifier"] = float(nearest.role in ("compound", "amod", "desc", "flat"))
        row["near apposed"] = float(nearest.role == "appos")
        row["near conjoined"] = float(question.table.roles[nearest.head] == "conj")


def add_nearest_sentence(question: Question, rows: Sequence[Features]) -> None:
    """Add what the mentions in the sentence of the nearest one are there."""
    table = question.table
    own = part(question.pronoun.role)
    for one, row in zip(question.candidates, rows, strict=True):
        mentions = one.of_nearest_sentence
        parts = {part(mention.role) for mention in mentions}
        opens = (mention.first == table.sentences[table.sentence_of[mention.head]][0] for mention in mentions)
        row["subject"] = float("subject" in parts)
        row["object"] = float("object" in parts)
        row["possessor"] = float("possessor" in parts)
        row["parallel"] = float(own in parts and own != "other")
        row["speaks again"] = float(any(speaks(table, mention.head) for mention in mentions))
        row["opens its sentence"] = float(any(opens))
        row["beside"] = min(len(mentions), _MAX_BESIDE)


def add_binding(question: Question, rows: Sequence[Features]) -> None:
    """Add the binding condition that the candidate breaks, under its own name; see `binding.broken_condition`."""
    for one, row in zip(question.candidates, rows, strict=True):
        if one.broken_condition:
            row[one.broken_condition] = 1.0
