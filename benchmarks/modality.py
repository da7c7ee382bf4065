"""How often the modality of a quote is right: ``python -m benchmarks.modality``, over 120 invented sentences.

``modality.tsv`` has twenty sentences for each modality. The columns are the modality; the part; and the sentence or
short passage, with the cue in braces and the words that it reports in brackets, by the conventions of
:mod:`benchmarks.articles_gold`. The rules were written by the sentences of the part ``rules``. Those of the part
``aside`` say how the rules do on what they were not written by. A modality is that of the reporting, not of the words:

actual        it was said, written or thought: also where it was denied, asked or said to have been alleged, as a habit,
              and where a question takes it for granted (*why did she say*)
negated       it was not said
question      the text asks whether it was said, or leaves that open
hypothetical  it is imagined, possible, demanded or part of a condition, or a person of a work says it
future        it is planned, expected or announced
disputed      the text or somebody in it holds that the quotation is false or was never made

The quote of a sentence is the one with the cue; if there is none, the one whose words overlap the gold's the most. A
sentence in which no quote is found is judged as if one had been, with the cue and the words of the gold.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from attribune_core.events import AnnotatedArticle, Modality, Quote, RawArticle

FILE = Path(__file__).with_name("modality.tsv")
PARTS = ("rules", "aside")
VALUES: tuple[Modality, ...] = get_args(Modality)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the gold; spans are [start, end) in code points of `text`."""

    modality: Modality
    part: str
    text: str
    cue: tuple[int, int]
    content: tuple[int, int]


@dataclass(frozen=True)
class Outcome:
    """What was found in a sentence; `is_quote` is false where no quote was."""

    sentence: Sentence
    found: Modality
    is_quote: bool

    @property
    def is_right(self) -> bool:
        """Whether the modality is the gold's."""
        return self.found == self.sentence.modality


def read(path: Path = FILE) -> list[Sentence]:
    """The sentences in the file ``path``, in its order. Raises ValueError for a line that cannot be right."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    return [_sentence(*line.split("\t")) for line in lines]


def _sentence(modality: str, part: str, marked: str) -> Sentence:
    if modality not in VALUES or part not in PARTS:
        raise ValueError(f"no modality and part: {modality!r}, {part!r}")
    text, spans, opened = "", {}, {}
    for character in marked:
        if character in "{[":
            opened["}" if character == "{" else "]"] = len(text)
        elif character in "}]":
            spans[character] = opened.pop(character), len(text)
        else:
            text += character
    if opened or spans.keys() != {"}", "]"}:
        raise ValueError(f"not one cue in braces and one content in brackets: {marked!r}")
    return Sentence(modality, part, text, spans["}"], spans["]"])  # type: ignore[arg-type]


def outcomes(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Yield what the services make of each sentence. Raises what they raise for a text that they refuse."""
    from attribune_cleaner import clean_many
    from attribune_entities import annotate_many
    from attribune_quotes import link

    raws = [RawArticle(body=one.text, id=str(at), language="en") for at, one in enumerate(sentences)]
    cleaned = []
    for clean, one in zip(clean_many(raws), sentences, strict=True):
        if isinstance(clean, Exception):
            raise clean
        if clean.text != one.text:
            raise ValueError(f"cleaning changes {one.text!r}")
        cleaned.append(clean)
    for annotated, one in zip(annotate_many(cleaned), sentences, strict=True):
        if isinstance(annotated, Exception):
            raise annotated
        quote = quote_of(one, link(annotated).quotes)
        yield Outcome(one, _by_gold(annotated, one) if quote is None else quote.modality, quote is not None)


def quote_of(sentence: Sentence, quotes: Sequence[Quote]) -> Quote | None:
    """Return the quote with the cue of the gold, else the one that overlaps its words the most; None for no quote."""
    with_cue = [quote for quote in quotes if quote.cue is not None and _overlap(quote.cue.spans, sentence.cue) > 0]
    among = with_cue or [quote for quote in quotes if _overlap(quote.spans, sentence.content) > 0]
    return max(among, key=lambda quote: _overlap(quote.spans, sentence.content), default=None)


def _overlap(spans: Sequence[tuple[int, int]], other: tuple[int, int]) -> int:
    return sum(max(0, min(end, other[1]) - max(start, other[0])) for start, end in spans)


def _by_gold(annotated: AnnotatedArticle, sentence: Sentence) -> Modality:
    from attribune_quotes.cues.disputes import Disputes
    from attribune_quotes.cues.modality import modality_of
    from attribune_text.token_table import table_of

    assert annotated.annotation is not None
    table = table_of(annotated, annotated.annotation)
    cue = table.tokens_in(*sentence.cue)[0]
    return modality_of(table, cue, (sentence.content,), Disputes(table, [sentence.content]))


def accuracy(found: Sequence[Outcome]) -> float:
    """The share of ``found`` that is right; 0 of none."""
    return sum(one.is_right for one in found) / len(found) if found else 0.0


def lines(found: Sequence[Outcome], errors: Sequence[str] = PARTS) -> Iterator[str]:
    """Yield the figures: accuracies, the confusion, and what is wrong in the parts ``errors``."""
    for part in PARTS:
        own = [one for one in found if one.sentence.part == part]
        yield f"{part:12} {accuracy(own):.3f} of {len(own)}, {sum(one.is_quote for one in own)} found as quotes"
    yield f"{'both':12} {accuracy(found):.3f} of {len(found)}"
    pairs = Counter((one.sentence.modality, one.found) for one in found)
    yield f"{'gold':14}" + "".join(f"{value:>14}" for value in VALUES)
    for gold in VALUES:
        yield f"{gold:14}" + "".join(f"{pairs[gold, value] or '.':>14}" for value in VALUES)
    for one in found:
        if not one.is_right and one.sentence.part in errors:
            yield f"{one.sentence.modality} found {one.found}: {one.sentence.text}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; ``rules`` or ``aside`` as an argument prints the errors of that part alone."""
    parts = list(sys.argv[1:] if argv is None else argv) or PARTS
    print(*lines(list(outcomes(read())), parts), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
