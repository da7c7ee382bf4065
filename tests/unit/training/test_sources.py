"""Corpora read from folders, on invented files: what is taught, what is added from silver, what is masked."""

from pathlib import Path

import pytest

from corpora.sentences import LabelledSpan
from training.sources import (
    crossner_politics,
    english_web_treebank,
    georgetown_multilayer,
    political_news,
    training_sources,
    wikigold,
)


def write(path: Path, *rows: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf8")


def conllu(name: str, *words: str) -> list[str]:
    rows = [f"{i}\t{w}\t_\tX\tNNP\t_\t{i - 1}\tdep\t_\t_" for i, w in enumerate(words, 1)]
    return [f"# sent_id = {name}", *rows, ""]


def test_web_text_has_gold_names_and_silver_values(tmp_path: Path) -> None:
    write(
        tmp_path / "ewt" / "train" / "blog" / "a.conllu",
        *conllu("a-1", "Norwegian", "Moreno", "ate", "Monday", "in", "Mirna"),
        *conllu("a-2", "Not", "tagged"),
    )
    write(
        tmp_path / "uner_ewt" / "en_ewt-ud-train.iob2",
        "# sent_id = a-1",
        *["1\tNorwegian\tB-OTH", "2\tMoreno\tB-PER", "3\tate\tO", "4\tMonday\tO", "5\tin\tO", "6\tMirna\tB-LOC", ""],
    )
    write(tmp_path / "ner_silver" / "uner_ewt_train.tsv", "a-1\tNATIONALITY ORGANIZATION O DATE O LOCATION")
    ((tagged, other),) = english_web_treebank(tmp_path, "train").documents
    expected = [
        LabelledSpan(0, 1, "NORP"),
        LabelledSpan(1, 2, "PERSON"),
        LabelledSpan(3, 4, "DATE"),
        LabelledSpan(5, 6, "LOC"),
    ]
    assert tagged.spans == expected, "gold before silver, and silver only where gold is silent by its nature"
    assert other.spans is None, "a sentence that Universal NER leaves out says nothing of names"


def test_wikipedia_on_politics_is_masked_where_it_is_silent(tmp_path: Path) -> None:
    for part in ("train", "dev", "test"):
        write(
            tmp_path / "ner_more" / "crossner_politics" / f"{part}.txt",
            *["In\tO", "1990\tO", "the\tO", "Danish\tO", "Harbour\tB-politicalparty", "Party\tI-politicalparty"],
            *["won\tO", "Oslo\tB-location", "Lantern\tB-misc", ""],
        )
    documents = crossner_politics(tmp_path).documents
    assert len(documents) == 3
    (sentence,) = documents[0]
    assert sentence.spans == [LabelledSpan(4, 6, "ORG"), LabelledSpan(7, 8, "GPE")]
    assert sentence.unknown == {1, 3, 8}


def test_wikigold_is_matched_to_its_silver_by_number(tmp_path: Path) -> None:
    write(tmp_path / "ner_more" / "wikigold" / "wikigold.conll", "-DOCSTART- O", "", "Oslo I-LOC", "today O", "")
    write(tmp_path / "ner_silver" / "wikigold.tsv", "0\tO", "1\tCITY DATE")
    ((sentence,),) = wikigold(tmp_path).documents
    assert sentence.spans == [LabelledSpan(0, 1, "GPE"), LabelledSpan(1, 2, "DATE")]


def test_only_the_training_articles_are_read(tmp_path: Path) -> None:
    for part in ("train", "dev"):
        write(tmp_path / "polnear_silver" / part / f"{part}.tsv", "0\t4\tOslo\tOslo\tNNP\t0\troot\tCITY", "")
        write(tmp_path / "polnear" / part / "text" / f"{part}.txt", "Oslo")
        write(tmp_path / "polnear" / part / "attributions" / f"{part}.ann", "T1\tSource 0 4\tOslo", "E1\tContent:T1")
    ((sentence,),) = political_news(tmp_path).documents
    assert sentence.spans == [LabelledSpan(0, 1, "GPE")]
    assert sentence.attribution == ["BOO"]
    assert sentence.id == "train"


def test_a_corpus_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        crossner_politics(tmp_path)


def posts(folder: Path, *rows: str) -> None:
    paths = [folder / "btc" / f"{s}.conll" for s in "abefgh"]
    paths += [folder / "wnut17" / f"{part}.conll" for part in ("train", "dev")]
    for path in paths:
        write(path, *(rows if path.stem in ("g", "train") else ()))


def test_genres_can_be_left_out(tmp_path: Path) -> None:
    for genre in ("news", "fiction"):
        write(tmp_path / "gum" / "train" / f"GUM_{genre}_lantern.conllu", *conllu(f"{genre}-1", "Oslo"))
    write(tmp_path / "ner_silver" / "gum_train.tsv", "news-1\tO", "fiction-1\tO")
    assert [d[0].id for d in georgetown_multilayer(tmp_path, "train").documents] == ["fiction-1", "news-1"]
    assert [d[0].id for d in georgetown_multilayer(tmp_path, "train", ["news"]).documents] == ["news-1"]


def test_without_political_news_none_of_it_is_read(tmp_path: Path) -> None:
    write(tmp_path / "uner_ewt" / "en_ewt-ud-train.iob2", "# sent_id = a-1", "1\tOslo\tB-LOC", "")
    write(tmp_path / "ner_silver" / "uner_ewt_train.tsv", "a-1\tCITY")
    write(tmp_path / "ner_silver" / "gum_train.tsv", "a\tO")
    write(tmp_path / "ner_silver" / "wikigold.tsv", "0\tO")
    write(tmp_path / "ner_more" / "wikigold" / "wikigold.conll", "Oslo I-LOC", "")
    for part in ("train", "dev", "test"):
        write(tmp_path / "ner_more" / "crossner_politics" / f"{part}.txt", "Oslo\tO", "")
    posts(tmp_path / "ner_more", "Oslo\tB-LOC", "")
    names = [source.name for source in training_sources(tmp_path, without=["polnear", "gum-nc"])]
    assert names == ["ewt-train", "gum-train", "wikigold", "crossner", "btc", "wnut17"]
