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

DEVELOPMENT = ("gum-dev", "ewt-dev")


def convert(corpora: Path, work: Work) -> None:
    """Write every source under ``work.converted``; a source whose file is there is not written again.

    Raises:
        FileNotFoundError: ``corpora`` lacks a corpus.
    """
    work.converted.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    sources = [*training_sources(corpora), english_web_treebank(corpora, "dev"), georgetown_multilayer(corpora, "dev")]
    for source in sources:
        _write(source, work.converted / f"{source.name}.spacy", vocab)


def read(work: Work, name: str, vocab: Vocab) -> list[Doc]:
    """The documents of one converted source."""
    return list(DocBin().from_disk(work.converted / f"{name}.spacy").get_docs(vocab))


def _write(source: Source, path: Path, vocab: Vocab) -> None:
    docs = DocBin(attrs=_ATTRS)
    limit = _MAX_SENTENCES if source.grouped else 1
    count = 0
    for document in source.documents:
        for group in paragraphs(document, limit, _MAX_TOKENS):
            docs.add(to_doc(vocab, group))
            count += 1
    part = path.with_suffix(".part")
    docs.to_disk(part)
    part.replace(path)
    print(f"{source.name}: {count} paragraphs")
