"""Invented pieces of corpora, which several tests read."""

from __future__ import annotations

from pathlib import Path

from corpora.polnear import Article, read_articles
from corpora.pronouns import PronounText
from corpora.sentences import Sentence


def write(folder: Path, text: str) -> Path:
    path = folder / "file"
    path.write_text(text, encoding="utf8")
    return path


GAP = (
    "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
    "one\tAda Roe  met Bo Doe. She left.\tShe\t21\tAda Roe\t0\tTRUE\tBo Doe\t13\tFALSE\thttp://x\n"
)


def words(text: PronounText) -> dict[str, list[str]]:
    return {
        text.text[at : at + 3]: [text.text[start:end] for start, end in answer.right]
        for at, answer in text.answers.items()
    }


def sentence(rows: list[tuple[str, str, int, str, str]]) -> Sentence:
    words, tags, heads, deps, misc = (list(column) for column in zip(*rows, strict=True))
    return Sentence(words, [True] * len(words), tags=tags, heads=heads, deps=deps, misc=misc)


def speech() -> Sentence:
    """A sentence of GUM with nested entities."""
    return sentence(
        [
            ("Norwegian", "JJ", 1, "amod", "Entity=(1-person-new-x-cf1-1,2-coref-Ada_Moreno"),
            ("President", "NNP", 2, "nmod:desc", "_"),
            ("Ada", "NNP", 5, "nsubj", "_"),
            ("Moreno", "NNP", 2, "flat", "SpaceAfter=No|Entity=1)"),
            ("'s", "POS", 2, "case", "_"),
            ("praised", "VBD", 5, "ROOT", "_"),
            ("the", "DT", 7, "det", "Entity=(2-organization-new-x-cf2-2-sgl"),
            ("Bank", "NNP", 5, "obj", "_"),
            ("of", "IN", 9, "case", "_"),
            ("Norway", "NNP", 7, "nmod", "Entity=(3-place-new-x-cf3-1-sgl-Norway)2)"),
            ("in", "IN", 11, "case", "_"),
            ("Lantern", "NNP", 5, "obl", "Entity=(4-object-new-x-cf4-1-sgl)"),
            ("for", "IN", 14, "case", "_"),
            ("a", "DT", 14, "det", "Entity=(5-person-new-x-cf5-2-sgl"),
            ("teacher", "NN", 5, "obl", "Entity=5)"),
            ("Danes", "NNPS", 5, "obl", "Entity=(6-person-new-x-cf6-1-sgl)"),
        ]
    )


#: An article in PolNeAR's format, with one attribution.
POLNEAR_TEXT = "“We won,” said Ada Roe. “At last.”"
POLNEAR_ANNOTATION = """T1\tContent 0 9;24 34\t“We won,” “At last.”
T2\tCue 10 14\tsaid
T3\tSource 15 22\tAda Roe

E1\tAttribution:T2 Content:T1 Source:T3 Cue:T2
"""


def polnear(folder: Path) -> Article:
    """The article, which two people annotated, read from the part ``dev`` of a corpus in ``folder``."""
    for name in ("text", "attributions"):
        (folder / "dev" / name).mkdir(parents=True, exist_ok=True)
    (folder / "dev" / "text" / "paper_2016-01-02_won.txt").write_text(POLNEAR_TEXT, encoding="utf-8")
    (folder / "dev" / "attributions" / "paper_2016-01-02_won_one.ann").write_text(POLNEAR_ANNOTATION, encoding="utf-8")
    (folder / "dev" / "attributions" / "paper_2016-01-02_won_two.ann").write_text("", encoding="utf-8")
    (gold,) = read_articles(folder, "dev")
    return gold
