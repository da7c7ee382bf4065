"""Part one of training: the corpora as spaCy's binary documents, one file for each source."""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from corpora.sentences import Sentence
from training.documents import paragraphs, to_doc
from training.paths import Work
from training.sources import Source, english_web_treebank, georgetown_multilayer, training_sources

#: Sentences of a paragraph; a longer one is cut, since it costs memory and teaches nothing more. Set by hand.
_MAX_SENTENCES = 8
#: Tokens of a paragraph; a longer one is cut. Set by hand.
_MAX_TOKENS = 220

_ATTRS = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]

#: Key of `user_data` for the id of a paragraph's first sentence; in political news it is the name of the article.
FIRST_SENTENCE = "first sentence"

#: The sources that are scored while training goes on.
DEVELOPMENT = ("gum-dev", "ewt-dev", "ewt-dev-joined")

#: Suffix of a source whose paragraphs are joined, as in a text whose line breaks were lost.
JOINED = "-joined"
#: The sources that are also written with joined paragraphs.
_TO_JOIN = ("ewt-train", "gum-train", "ewt-dev")
#: Tokens of joined paragraphs: as many as the pipeline reads at once.
_JOINED_TOKENS = 180


def convert(corpora: Path, work: Work, without: Collection[str] = ()) -> None:
    """Write all sources but those ``without`` to ``work.converted``, a folder that appears when it is complete.

    Raises:
        FileNotFoundError: ``corpora`` lacks a corpus.
        FileExistsError: ``work.converted`` exists.
    """
    if work.converted.exists():
        raise FileExistsError(f"{work.converted} is there: remove it to convert again")
    part = work.converted.with_suffix(".part")
    part.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    for source in training_sources(corpora, without):
        _write(source, part, vocab)
    for source in (english_web_treebank(corpora, "dev"), georgetown_multilayer(corpora, "dev")):
        _write(source, part, vocab)
    part.rename(work.converted)


def read(work: Work, name: str, vocab: Vocab) -> list[Doc]:
    """The documents of one converted source."""
    return list(DocBin().from_disk(work.converted / f"{name}.spacy").get_docs(vocab))


def _write(source: Source, folder: Path, vocab: Vocab) -> None:
    limit = _MAX_SENTENCES if source.grouped else 1
    groups = (group for document in source.documents for group in paragraphs(document, limit, _MAX_TOKENS))
    _save(folder / f"{source.name}.spacy", groups, vocab)
    if source.name in _TO_JOIN:
        _save(folder / f"{source.name}{JOINED}.spacy", joined(source.documents), vocab)


def joined(documents: Iterable[list[Sentence]]) -> Iterator[list[Sentence]]:
    """Groups of consecutive sentences of each document, over the bounds of paragraphs, which become spaces."""
    for document in documents:
        for before, after in pairwise(document):
            before.spaces[-1] |= after.opens
        yield from paragraphs(document, len(document), _JOINED_TOKENS, across=True)


def _save(path: Path, groups: Iterable[list[Sentence]], vocab: Vocab) -> None:
    docs = DocBin(attrs=_ATTRS, store_user_data=True)
    for group in groups:
        doc = to_doc(vocab, group)
        doc.user_data[FIRST_SENTENCE] = group[0].id
        docs.add(doc)
    docs.to_disk(path)
    print(f"{path.stem}: {len(docs)} groups of sentences")
