"""Part one of training: the corpora as spaCy's binary documents, a file a source."""

from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.annotation import paragraphs, to_doc
from training.paths import Work
from training.sources import Source, english_web_treebank, georgetown_multilayer, training_sources

#: Longer paragraphs are cut: the state of a long one costs memory in training and teaches nothing more.
_MAX_SENTENCES = 8
_MAX_TOKENS = 220

_ATTRS = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]

#: Where a paragraph keeps the id of its first sentence; in political news that is the name of the article.
FIRST_SENTENCE = "first sentence"

DEVELOPMENT = ("gum-dev", "ewt-dev")


def convert(corpora: Path, work: Work) -> None:
    """Write every source under ``work.converted``, which appears only when all of them are there.

    Raises:
        FileNotFoundError: ``corpora`` lacks a corpus.
        FileExistsError: ``work.converted`` is there.
    """
    if work.converted.exists():
        raise FileExistsError(f"{work.converted} is there: remove it to convert again")
    part = work.converted.with_suffix(".part")
    part.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    for source in training_sources(corpora):
        _write(source, part, vocab)
    for source in (english_web_treebank(corpora, "dev"), georgetown_multilayer(corpora, "dev")):
        _write(source, part, vocab)
    part.rename(work.converted)


def read(work: Work, name: str, vocab: Vocab) -> list[Doc]:
    """The documents of one converted source."""
    return list(DocBin().from_disk(work.converted / f"{name}.spacy").get_docs(vocab))


def _write(source: Source, folder: Path, vocab: Vocab) -> None:
    docs = DocBin(attrs=_ATTRS, store_user_data=True)
    limit = _MAX_SENTENCES if source.grouped else 1
    for document in source.documents:
        for group in paragraphs(document, limit, _MAX_TOKENS):
            doc = to_doc(vocab, group)
            doc.user_data[FIRST_SENTENCE] = group[0].id
            docs.add(doc)
    docs.to_disk(folder / f"{source.name}.spacy")
    print(f"{source.name}: {len(docs)} paragraphs")
