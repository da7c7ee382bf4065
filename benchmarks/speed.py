"""How fast one core reads articles, beside a pipeline of the shape of spaCy's en_core_web_sm in the same run.

``python -m benchmarks.speed [--rounds N]`` measures, over the articles of ``benchmarks/articles``:

- a pipeline of that shape on the cleaned texts, paragraph by paragraph; its weights are untrained, which does not
  change its speed;
- the installed language pipeline on the cleaned texts, paragraph by paragraph, or on whole articles if it reads those;
- cleaning, annotating and linking together, from the raw bodies;
- each of these three stages;
- cleaning the web pages of ``benchmarks/pages``, from their bytes on, and trafilatura over the same.

It also prints the processor, what ONNX Runtime makes of it, and the time of linking divided by that of annotating. All
are measured in each round, so that other load affects all of them. The figures are medians over the rounds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import spacy
import trafilatura
from spacy.language import Language

from attribune import RawArticle, enrich_many
from attribune_cleaner import clean
from attribune_core.raw import decode_body
from attribune_core.settings import load_settings
from attribune_entities import annotate_many
from attribune_entities.language_model.loading import load_model
from attribune_entities.language_model.metadata import reads_articles
from attribune_quotes import link_many
from benchmarks.page_gold import PAGES
from benchmarks.processor import processor, products

ARTICLES = Path(__file__).with_name("articles")

_EMBED = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
_ROWS = [5000, 1000, 2500, 2500]
_ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3,
}  # fmt: skip
_LISTEN = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def shaped() -> Language:
    """An untrained English pipeline with the components and sizes of en_core_web_sm 3.8.

    One encoder, 96 wide with four layers, for tagger and parser, another for names; lemmas by rules. The labels are
    those of the installed pipeline.
    """
    ours = spacy.load(load_settings().model)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _encoder([*_EMBED, "SPACY", "IS_SPACE"], [*_ROWS, 50, 50])})
    tagger: Any = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _LISTEN}})
    parser: Any = nlp.add_pipe("parser", config={"model": _transitions("parser", _LISTEN)})
    nlp.add_pipe("attribute_ruler")
    names: Any = nlp.add_pipe("ner", config={"model": _transitions("ner", _encoder(_EMBED, _ROWS))})
    for label in ours.pipe_labels["tagger"]:
        if label and "|" not in label:
            tagger.add_label(label)
    for label in ours.pipe_labels["parser"]:
        parser.add_label(label)
    for label in ours.pipe_labels["ner"]:
        names.add_label(label)
    nlp.initialize()
    # spaCy's lemmatizer with our tables; `initialize` would need a package that is not installed.
    tables: Any = ours.get_pipe("lemmatizer")
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, before="ner")
    lemmatizer.initialize(lookups=tables.lookups)
    return nlp


def _encoder(attributes: list[str], rows: list[int]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": attributes,
            "rows": rows,
            "include_static_vectors": False,
        },
        "encode": _ENCODE,
    }


def _transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def seconds(ways: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The median wall seconds of each of ``ways`` over ``rounds``; a round runs each, and the first does not count."""
    taken: list[list[float]] = [[] for _ in ways]
    for number in range(rounds + 1):
        for way, times in zip(ways, taken, strict=True):
            start = time.process_time()
            way()
            if number:
                times.append(time.process_time() - start)
    return [statistics.median(times) for times in taken]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; see the module."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count")
    given = parser.parse_args(argv)
    bodies = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    raws = [RawArticle(body=body, id=str(number)) for number, body in enumerate(bodies)]
    cleans = [one for one in map(clean, raws) if one.language == "en"]
    paragraphs = [one.text[start:end] for one in cleans for start, end in one.paragraphs]
    ours, theirs = load_model(load_settings().model), shaped()
    texts = [one.text for one in cleans] if reads_articles(ours) else paragraphs
    words = sum(len(doc) for doc in theirs.tokenizer.pipe(paragraphs))
    annotated = annotate_many(cleans, ours)
    ways: list[Callable[[], object]] = [
        lambda: _all(theirs, paragraphs),
        lambda: _all(ours, texts),
        lambda: list(enrich_many(raws)),
        lambda: list(map(clean, raws)),
        lambda: annotate_many(cleans, ours),
        lambda: link_many(annotated),
    ]
    pages = [path.read_bytes() for path in sorted(PAGES.glob("*.html"))]
    of_pages = [
        lambda: [clean(RawArticle(body=decode_body(page), content_type="text/html")) for page in pages],
        lambda: [trafilatura.extract(decode_body(page)) for page in pages],
    ]
    base, *rest, cleaning, annotating, linking, ours_pages, their_pages = seconds([*ways, *of_pages], given.rounds)
    print(processor())
    print(products())
    print(f"{len(raws)} articles, {words} words, one core, median of {given.rounds} rounds of CPU time")
    print(f"{'shaped like en_core_web_sm':32} {words / base:9,.0f} words/s")
    for name, taken in zip(
        (f"{ours.meta['name']} {ours.meta['version']}", "clean, annotate and link"), rest, strict=True
    ):
        print(f"{name:32} {words / taken:9,.0f} words/s   {base / taken:.2f} times as fast")
    for name, taken in (("clean", cleaning), ("annotate", annotating), ("link", linking)):
        print(f"{name:32} {1e6 * taken / words:9.1f} µs a word")
    print(
        f"{'clean web pages':32} {1e3 * ours_pages / len(pages):9.1f} ms a page, "
        f"{ours_pages / their_pages:.2f} of what trafilatura takes"
    )
    print(f"linking costs {linking / annotating:.2f} of what annotating does")
    return 0


def _all(nlp: Language, texts: Sequence[str]) -> None:
    for _ in nlp.pipe(texts):
        pass


if __name__ == "__main__":
    sys.exit(main())
