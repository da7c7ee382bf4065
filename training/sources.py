"""The corpora with OntoNotes labels: the names, trees and tags that each of them teaches."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora import polnear
from corpora.bio_files import DOCUMENT_START, read_columns, read_silver_tags, read_universal_ner
from corpora.conllu_files import read_conllu
from corpora.gum import PERMISSIVE_GENRES
from corpora.sentences import Sentence
from training import gum_names, silver
from training.groups import classed_words, group_words, label_groups
from training.posts import broad_twitter, emerging_names
from training.tagged import UNIVERSAL, add_names, add_silver, bare

#: Data that training may leave out: it is for research only, or not for commerce.
POLITICAL_NEWS, GUM_OTHERS = "polnear", "gum-nc"

_POLITICS = {
    "politician": "PERSON",
    "person": "PERSON",
    "country": "GPE",
    "location": "GPE",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "election": "EVENT",
    "event": "EVENT",
}


@dataclass(frozen=True)
class Source:
    """A part of the training or development data, as a list of documents.

    If ``grouped``, consecutive sentences belong together; else each is a document of its own.
    """

    name: str
    documents: list[list[Sentence]]
    grouped: bool = True


def english_web_treebank(corpora: Path, part: str) -> Source:
    """UD English EWT with the names of Universal NER.

    The training part has CoreNLP's values and nationalities as well, which Universal NER lacks.
    """
    tagged = {s.id: s for s in read_universal_ner(corpora / "uner_ewt" / f"en_ewt-ud-{part}.iob2")}
    silver_tags = read_silver_tags(corpora / "ner_silver" / "uner_ewt_train.tsv") if part == "train" else {}
    documents = []
    for path in sorted((corpora / "ewt" / part).rglob("*.conllu")):
        document = list(read_conllu(path))
        for sentence in document:
            gold = tagged.get(sentence.id)
            if gold and gold.words == sentence.words:
                add_names(sentence, gold.spans, UNIVERSAL, silver_tags.get(sentence.id))
        documents.append(document)
    return Source(f"ewt-{part}", documents)


def georgetown_multilayer(corpora: Path, part: str, genres: Collection[str] | None = None) -> Source:
    """GUM, with names from its entities; the training part has CoreNLP's values and nationalities as well.

    If ``genres`` is given, only documents of these are kept.
    """
    silver_tags = read_silver_tags(corpora / "ner_silver" / "gum_train.tsv") if part == "train" else {}
    documents = []
    for path in sorted((corpora / "gum" / part).glob("*.conllu")):
        if genres is not None and path.stem.split("_")[1] not in genres:
            continue
        document = list(read_conllu(path))
        for sentence in document:
            tags = silver_tags.get(sentence.id, [])
            known = len(tags) == len(sentence.words)
            gum_names.annotate(sentence, tags if known else ["O"] * len(sentence.words))
            add_silver(sentence, tags if known else None)
        documents.append(document)
    return Source(f"gum-{part}", documents)


def wikigold(corpora: Path) -> Source:
    """Wikigold, with CoreNLP's values and nationalities; its ``MISC`` is an event, a law, or unknown."""
    silver_tags = read_silver_tags(corpora / "ner_silver" / "wikigold.tsv")
    tagged = read_columns(corpora / "ner_more" / "wikigold" / "wikigold.conll")
    documents: list[list[Sentence]] = [[]]
    for sentence in tagged:
        if sentence.words == [DOCUMENT_START]:
            documents.append([])
        else:
            documents[-1].append(bare(sentence, UNIVERSAL, silver_tags.get(sentence.id)))
    return Source("wikigold", [d for d in documents if d])


def crossner_politics(corpora: Path) -> Source:
    """The politics part of CrossNER; all three files, since none of it is used for evaluation."""
    folder = corpora / "ner_more" / "crossner_politics"
    documents = []
    for name in ("train.txt", "dev.txt", "test.txt"):
        documents.append([bare(s, _POLITICS, None) for s in read_columns(folder / name)])
    return Source("crossner", documents, grouped=False)


def political_news(corpora: Path) -> Source:
    """The training articles of PolNeAR with CoreNLP's trees and names, cleaned."""
    articles = []
    for gold in polnear.read_articles(corpora / "polnear", "train"):
        table = corpora / "polnear_silver" / "train" / f"{gold.name}.tsv"
        articles.append(silver.read_article(table, gold.text, gold.attributions))
    votes = silver.label_votes(articles)
    people = silver.people_of(votes)
    for article in articles:
        silver.clean_article(article, votes, people)
    return Source("polnear", articles)


def training_sources(corpora: Path, without: Collection[str] = ()) -> Iterator[Source]:
    """The sources that the pipeline is trained on, one at a time.

    ``without`` leaves out political news (`POLITICAL_NEWS`) or GUM's texts that are not for any purpose (`GUM_OTHERS`).
    """
    news = POLITICAL_NEWS not in without
    genres = PERMISSIVE_GENRES if GUM_OTHERS in without else None
    groups = group_words(
        classed_words((corpora / "polnear_silver" / "train").glob("*.tsv")) if news else _web_words(corpora)
    )
    readers: list[Callable[[], Source]] = [
        lambda: english_web_treebank(corpora, "train"),
        lambda: georgetown_multilayer(corpora, "train", genres),
        lambda: wikigold(corpora),
        lambda: crossner_politics(corpora),
        *([lambda: political_news(corpora)] if news else []),
        lambda: Source("btc", broad_twitter(corpora, groups), grouped=False),
        lambda: Source("wnut17", emerging_names(corpora, groups), grouped=False),
    ]
    for read in readers:
        source = read()
        for sentence in (s for document in source.documents for s in document):
            label_groups(sentence, groups)
        yield source


def _web_words(corpora: Path) -> Iterator[tuple[str, str]]:
    """The words of the Universal NER training part with CoreNLP's classes."""
    classes = read_silver_tags(corpora / "ner_silver" / "uner_ewt_train.tsv")
    for sentence in read_universal_ner(corpora / "uner_ewt" / "en_ewt-ud-train.iob2"):
        tags = classes.get(sentence.id, [])
        if len(tags) == len(sentence.words):
            yield from zip(sentence.words, tags, strict=True)
