"""Link each pronoun to the person that it most likely means, or to nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp

from attribune_entities.lexicon.pronouns import GENDERS, REFLEXIVE
from attribune_entities.people import Figure, Place, place
from attribune_entities.pronouns.clauses import forbidden, is_possessive, may_follow
from attribune_entities.pronouns.features import described
from attribune_entities.pronouns.quoted import speakers
from attribune_entities.pronouns.timeline import Timeline
from attribune_entities.pronouns.weights import THRESHOLD, THRESHOLD_IN_QUOTES, WEIGHTS
from attribune_entities.reading import Reading

Candidate = tuple[Figure, dict[str, float]]
#: Called with each pronoun and its candidates before the choice: how the weights are fitted.
Watch = Callable[[Place, Sequence[Candidate]], "Figure | None"]


def link_pronouns(reading: Reading, quoted: list[int], figures: list[Figure], watch: Watch | None = None) -> None:
    """Add to `figures` the pronouns that stand for them.

    Outside quotation marks first, in order of the text, then inside, where the pronoun is never the speaker.
    `quoted` is what `quoted.regions` gives; `watch`, if given, decides in place of the weights.
    """
    subjects = speakers(reading, quoted)
    timeline = Timeline(figures, reading.sentence)
    tokens = [t for t, word in enumerate(reading.lower) if word in GENDERS]
    for token in sorted(tokens, key=lambda t: (quoted[t] >= 0, t)):
        gender = GENDERS[reading.lower[token]]
        pronoun = place(reading, token, token + 1, "pronoun")
        speaker = subjects.get(quoted[token], -1)
        candidates = _candidates(reading, quoted, timeline.near(token), pronoun, gender, speaker)
        threshold = THRESHOLD if quoted[token] < 0 else THRESHOLD_IN_QUOTES
        chosen = watch(pronoun, candidates) if watch else choose(candidates, threshold)
        if chosen is not None:
            chosen.add(pronoun)
            timeline.add(chosen, pronoun)
            chosen.gender = chosen.gender or gender


def choose(candidates: Sequence[Candidate], threshold: float = THRESHOLD) -> Figure | None:
    """Return the candidate whose probability is at least `threshold`, or None."""
    if not candidates:
        return None
    scores = [exp(score(values)) for _, values in candidates]
    best = max(range(len(scores)), key=scores.__getitem__)
    return candidates[best][0] if scores[best] >= threshold * (sum(scores) + exp(WEIGHTS["nobody"])) else None


def score(values: dict[str, float]) -> float:
    """Return the sum of the features' weights."""
    return sum(value * WEIGHTS.get(name, 0.0) for name, value in values.items())


def _candidates(
    reading: Reading, quoted: list[int], figures: Sequence[Figure], pronoun: Place, gender: str, speaker: int
) -> list[Candidate]:
    token = pronoun.head
    here = reading.sentence[token]
    reflexive = reading.lower[token] in REFLEXIVE
    possessive = is_possessive(reading, token)
    near: list[tuple[int, bool, Figure]] = []
    for figure in figures:
        if figure.gender and figure.gender != gender:
            continue
        if speaker >= 0 and _is_at(figure, speaker):
            continue
        count = figure.before(token)
        ahead = any(may_follow(reading, pronoun, one) for one in _of_sentence(reading, figure, count, 1, here))
        if not count and not ahead:
            continue
        last = figure.places[max(0, count - 1)]
        beside = [
            *_of_sentence(reading, figure, count - 1, -1, here),
            *_of_sentence(reading, figure, count, 1, here),
        ] or [last]
        barred = [forbidden(reading, token, reflexive, possessive, one) for one in beside]
        if all(barred) if reflexive else any(barred):
            continue
        near.append((-last.first if count else last.first, ahead, figure))
    # Those before it, the nearest first; then those after it.
    near.sort(key=lambda one: (one[0] > 0, one[0]))
    return list(zip([one[2] for one in near], described(reading, quoted, pronoun, near), strict=True))


def _is_at(figure: Figure, token: int) -> bool:
    """Whether one of the figure's places holds `token`, or has it as its head."""
    at = figure.before(token + 1)
    return any(one.head == token or one.first <= token < one.last for one in figure.places[max(0, at - 1) : at + 1])


def _of_sentence(reading: Reading, figure: Figure, at: int, step: int, sentence: int) -> list[Place]:
    """Return the figure's places from number `at` on, in steps of `step`, while they are in the sentence."""
    out = []
    while 0 <= at < len(figure.places) and reading.sentence[figure.places[at].head] == sentence:
        out.append(figure.places[at])
        at += step
    return out
