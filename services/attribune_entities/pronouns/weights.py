"""How much each feature counts, in natural logarithms of odds.

Fitted by maximum likelihood over the candidates of each pronoun, on the training part of GUM and the development part
of GAP, then rounded.
"""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "same sentence": 2.1,
    "1 sentences back": 0.7,
    "2 sentences back": -0.6,
    "3 sentences back": -1.2,
    "4 sentences back": -2.2,
    "across marks": -0.3,
    "after": -1.1,
    "first name agrees": 1.0,
    "first name differs": -1.5,
    "gender agrees": 0.5,
    "main subject": 0.6,
    "mentions": -0.2,
    "mentions before": 0.7,
    "modifier": -0.2,
    "named": 0.2,
    "nearest subject": 0.8,
    "object": 0.3,
    "opens its sentence": 0.4,
    "opens the text": 0.4,
    "parallel object": 0.1,
    "parallel possessor": 0.2,
    "parallel subject": 0.6,
    "possessor": 0.1,
    "rank": -2.1,
    "same paragraph": 0.7,
    "speaks again": 0.2,
    "subject": -0.4,
    "subject ahead": 2.9,
    "subject of its clause": 0.7,
    "subject of the clause above": 0.1,
    "nobody": 0.5,
}

#: The best candidate must have at least this probability among them all; a pronoun that is less clear is left out.
THRESHOLD = 0.4

#: The same inside quotation marks, where people speak of what the text around them does not name.
THRESHOLD_IN_QUOTES = 0.5
