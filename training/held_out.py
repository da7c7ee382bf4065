"""Quotation tags of articles by a network that was not trained on them: the weights of quote linking need such tags."""

from pathlib import Path

import numpy as np

from corpora.polnear import read_articles
from training.assemble import assembled
from training.paths import Work
from training.plan import in_half


def write_held_out(corpora: Path, work: Work) -> None:
    """Write to ``work.held_out`` the pipeline of ``work.half``, and its tags of the articles it was not trained on.

    The pipeline is the folder ``pipeline``. ``NAME.npz`` has the tags of the article ``NAME``: the arrays ``start``,
    ``end`` and ``quotation``, with a row for each token; offsets are code points of the article's text. Each line of
    the text is read by itself.
    """
    part = work.held_out.with_suffix(".part")
    part.mkdir(parents=True, exist_ok=True)
    nlp = assembled(work.half)
    nlp.to_disk(part / "pipeline")
    for article in read_articles(corpora / "polnear", "train"):
        if in_half(article.name):
            continue
        starts, ends, tables = [], [], []
        at = 0
        for line in article.text.split("\n"):
            doc = nlp(line)
            words = [token for token in doc if not token.is_space]
            starts += [at + token.idx for token in words]
            ends += [at + token.idx + len(token) for token in words]
            tables.append(doc.user_data["quotation"][[token.i for token in words]])
            at += len(line) + 1
        np.savez(part / f"{article.name}.npz", start=starts, end=ends, quotation=np.concatenate(tables))
    part.replace(work.held_out)
