"""Examples for the speaker ranker: the pronouns and descriptions that are sources of quotes, with whom they mean.

An article goes through the quote linker, whose questions of whom a source means are answered here: each is kept with
the features of its candidates and with those that are right. Two things say who is right: the quotes of news_gold,
where the same words stand beside them, and `speaker_mentions.tsv`, mentions in other news that were read for this.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np

from attribune_cleaner import clean
from attribune_core.events import AnnotatedArticle, RawArticle
from attribune_core.raw import decode_body
from attribune_entities import annotate
from attribune_quotes import link
from attribune_quotes.speakers.features import rows
from attribune_quotes.speakers.question import Question
from attribune_quotes.speakers.ranker import Chooser, choosing
from corpora.alignment import Letters, align
from corpora.news_gold import Article, Quote, read_articles
from corpora.news_scoring import FOUND, is_unnamed_speaker, means_speaker

#: Mentions that were read: the document; where the mention begins; where a mention of the entity that it means begins,
#: "-" if it means none of the article's. Code points of the cleaned text.
READ = Path(__file__).with_name("speaker_mentions.tsv")

#: For each candidate whether it is right, and whether none of them is, as well.
Answer = tuple[list[bool], bool]


class Answers(Protocol):
    """What knows whom the mentions of an article mean."""

    def answer(self, question: Question) -> Answer | None:
        """The answer to the question; None if it is not known."""
        ...


@dataclass(frozen=True)
class Text:
    """An annotated article with what knows whom its mentions mean."""

    #: Texts of one event are in one fold.
    event: str
    annotated: AnnotatedArticle
    answers: Answers


@dataclass(frozen=True)
class Example:
    """A question with its answer."""

    event: str
    #: How the mention is formed, as `attribune_quotes.speakers.mention.Form` has it.
    form: int
    words: str
    rows: np.ndarray
    #: For each candidate whether it is right.
    right: np.ndarray
    #: Whether none of them is an answer, too.
    nobody: bool
    #: What was chosen: the index of a candidate, or -1.
    chosen: int


@dataclass
class GoldAnswers:
    """The answers of news_gold: whom the quote means that has most of the letters, and the same words beside it."""

    article: Article
    own: Letters
    places: Sequence[int | None]
    quotes: list[tuple[set[int], Quote]] = field(default_factory=list)

    @classmethod
    def of(cls, article: Article, text: str) -> GoldAnswers:
        """The answers for ``article``, whose cleaned text is ``text``."""
        own, theirs = Letters(text), Letters(article.text)
        quotes = [(theirs.all(list(one.spans)), one) for one in article.quotes]
        return cls(article, own, align(own.text, theirs.text), quotes)

    def answer(self, question: Question) -> Answer | None:
        """The answer by the gold's quote.

        A speaker without a name is a new one, or one of those without a name that were added before.
        """
        quote = self.quote_of(question)
        if quote is None:
            return None
        entities = [(one.state.entity, one.state.mentions) for one in question.candidates]
        if quote.name is not None:
            name = quote.name
            right = [one.named and means_speaker(name, one.name, self.article.people) for one, _ in entities]
            return right, not any(right)
        right = [
            not one.named and is_unnamed_speaker(quote, [mention.text for mention in mentions])
            for one, mentions in entities
        ]
        return right, not any(right) or not question.mention.is_pronoun

    def quote_of(self, question: Question) -> Quote | None:
        """The gold's quote that the question is about, if the same words beside it name the speaker."""
        found = {self.places[at] for at in self.own.all(list(question.spans))} - {None}
        best, share = None, FOUND
        for letters, quote in self.quotes:
            both = len(letters & found)
            if both and both / len(letters | found) >= share:
                best, share = quote, both / len(letters | found)
        if best is None or best.mention is None:
            return None
        words, gold = words_of(question).lower(), best.mention.lower()
        return best if words in gold or gold in words else None


@dataclass
class ReadAnswers:
    """The answers for mentions that were read: where each begins, and where one of what it means does."""

    means: Mapping[int, int | None]

    def answer(self, question: Question) -> Answer | None:
        """The answer by the entity that is mentioned where the reader said."""
        start = question.table.starts[question.mention.first]
        if start not in self.means:
            return None
        wanted = self.means[start]
        right = [any(mention.start == wanted for mention in one.state.mentions) for one in question.candidates]
        return right, not any(right)


def words_of(question: Question) -> str:
    """The words of the mention."""
    start, end = question.table.span(question.mention.first, question.mention.last)
    return question.table.text[start:end]


def examples(text: Text, decide: Chooser | None) -> list[Example]:
    """The examples of ``text``.

    Speakers before a mention are features of it. They are those that ``decide`` chooses; without it, the right ones.
    """
    found: list[Example] = []

    def choose(question: Question) -> tuple[int, float]:
        answer = text.answers.answer(question)
        if decide is not None:
            chosen, margin = decide(question)
        elif answer is not None:
            chosen, margin = next((at for at, one in enumerate(answer[0]) if one), -1), 1.0
        else:
            chosen, margin = _as_linked(question), 1.0
        if answer is not None:
            right, nobody = answer
            found.append(
                Example(
                    event=text.event,
                    form=int(question.mention.form),
                    words=words_of(question),
                    rows=np.array(rows(question)),
                    right=np.array(right, dtype=bool),
                    nobody=nobody,
                    chosen=chosen,
                )
            )
        return chosen, margin

    with choosing(choose):
        link(text.annotated)
    return found


def _as_linked(question: Question) -> int:
    """Choose what the entity stage linked; nobody otherwise."""
    numbers = [one.number for one in question.candidates]
    return numbers.index(question.linked) if question.linked in numbers else -1


def read_texts(corpora: Path) -> Iterator[Text]:
    """The train part of news_gold, and the texts whose mentions were read, as the pipeline annotates them.

    Raises FileNotFoundError where a text is not in ``corpora``.
    """
    for article in read_articles(corpora / "news_gold", "train"):
        annotated = annotate(clean(RawArticle(id=article.name, body=article.text)))
        yield Text(article.event or article.name, annotated, GoldAnswers.of(article, annotated.text))
    _, *lines = (corpora / "news_gold" / "groups_more.tsv").read_text(encoding="utf-8").splitlines()
    events = {name: event for name, event, _ in (line.split("\t") for line in lines)}
    for document, means in _read_mentions().items():
        _, _, name = document.partition("/")
        yield Text(events.get(name, name), annotate(clean(_raw(corpora, document))), ReadAnswers(means))


def _read_mentions() -> dict[str, dict[int, int | None]]:
    _, *lines = READ.read_text(encoding="utf-8").splitlines()
    found: dict[str, dict[int, int | None]] = defaultdict(dict)
    for document, mention, means in (line.split("\t") for line in lines):
        found[document][int(mention)] = None if means == "-" else int(means)
    return found


def _raw(corpora: Path, document: str) -> RawArticle:
    """The article ``more/NAME`` of news_gold, or the page ``pages/NAME`` of news_pages."""
    folder, _, name = document.partition("/")
    if folder == "more":
        body = (corpora / "news_gold" / "more" / f"{name}.txt").read_text(encoding="utf-8")
        return RawArticle(id=document, body=body)
    page = gzip.decompress((corpora / "news_pages" / f"{name}.html.gz").read_bytes())
    return RawArticle(id=document, body=decode_body(page), content_type="text/html")
