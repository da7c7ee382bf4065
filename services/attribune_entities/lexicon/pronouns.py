"""The pronouns that stand for a man or a woman, and nouns for unnamed persons."""

from __future__ import annotations

from attribune_entities.lexicon import words

GENDERS: dict[str, str] = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
REFLEXIVE: frozenset[str] = frozenset({"himself", "herself"})

#: Nouns for a person that are no titles.
PERSON_NOUNS: frozenset[str] = words(
    """
    adult attendee baby bather boy buyer caller celebrity child colleague commuter customer dad employee
    father-in-law fellow female friend girl guest guy immigrant infant insider kid man migrant mom motorist mum
    newcomer nonprofit offender opponent parent patient pedestrian person predecessor pupil reader refugee
    relative rival shooter source spouse stranger successor survivor teen teenager toddler tourist user viewer
    visitor voter woman worker youngster youth
    """
)
MALE_NOUNS: frozenset[str] = words("boy dad father-in-law guy man")
FEMALE_NOUNS: frozenset[str] = words("girl mom mum woman")
