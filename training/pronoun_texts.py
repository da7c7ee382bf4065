"""Texts with pronouns as the pipeline's cleaner leaves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribune_cleaner import clean
from attribune_core.events import RawArticle
from corpora.alignment import CharSpan, Letters, align
from corpora.pronouns import PronounText


def cleaned(text: PronounText) -> PronounText:
    """The text as the pipeline's cleaner leaves it; an answer is left out if its pronoun is removed."""
    article = clean(RawArticle(id=text.name, body=text.text, language="en"))
    moved = _moved(text.text, article.text)

    def there(spans: Sequence[CharSpan]) -> tuple[CharSpan, ...]:
        kept = [[moved[at] for at in range(*span) if moved[at] >= 0] for span in spans]
        return tuple((places[0], places[-1] + 1) for places in kept if places)

    answers = {
        moved[at]: replace(answer, right=there(answer.right), wrong=there(answer.wrong))
        for at, answer in text.answers.items()
        if moved[at] >= 0
    }
    return PronounText(text.name, article.text, article.paragraphs, answers)


def _moved(source: str, target: str) -> list[int]:
    """The position in `target` of each code point of `source`; -1 if it has none or is not a letter or digit."""
    places = [at for at, char in enumerate(target) if char.isalnum()]
    found = iter(align(Letters(source).text, Letters(target).text))
    return [-1 if not char.isalnum() or (at := next(found)) is None else places[at] for char in source]
