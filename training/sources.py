"""The corpora, read and mapped: which names, trees and tags each of them can teach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import polnear
from training import gum, silver
from training.annotation import Sentence, Span, merged, without_overlaps
from training.bio import DOCUMENT_START, TaggedSentence, read_columns, read_silver_tags, read_universal_ner
from training.conllu import read_conllu
from training.gazetteer import place_label
from training.groups import group_words, label_groups
from training.names import NAME_LABELS, miscellaneous_label, trimmed, with_institutions
from training.values import VALUE_LABELS, may_be_value

_UNIVERSAL = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
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

#: What gold data of persons, places and organisations takes from silver.
_FROM_SILVER = VALUE_LABELS | {"NORP"}


@dataclass(frozen=True)
class Source:
    """A part of the training or development data, as a list of documents.

    ``grouped`` says that consecutive sentences belong together; others are documents of their own.
    """

    name: str
    documents: list[list[Sentence]]
    grouped: bool = True


def english_web_treebank(corpora: Path, part: str) -> Source:
    """UD English EWT with the names of Universal NER, and CoreNLP's for what those lack; the development part has
    Universal NER's alone."""
    tagged = {s.id: s for s in read_universal_ner(corpora / "uner_ewt" / f"en_ewt-ud-{part}.iob2")}
    silver_tags = read_silver_tags(corpora / "ner_silver" / "uner_ewt_train.tsv") if part == "train" else {}
    documents = []
    for path in sorted((corpora / "ewt" / part).rglob("*.conllu")):
        document = list(read_conllu(path))
        for sentence in document:
            gold = tagged.get(sentence.id)
            if gold and gold.words == sentence.words:
                _add_names(sentence, gold.spans, _UNIVERSAL, silver_tags.get(sentence.id))
        documents.append(document)
    return Source(f"ewt-{part}", documents)


def georgetown_multilayer(corpora: Path, part: str) -> Source:
    """GUM, with names from its entities; the training part has CoreNLP's values and nationalities besides."""
    silver_tags = read_silver_tags(corpora / "ner_silver" / "gum_train.tsv") if part == "train" else {}
    documents = []
    for path in sorted((corpora / "gum" / part).glob("*.conllu")):
        document = list(read_conllu(path))
        for sentence in document:
            tags = silver_tags.get(sentence.id, [])
            known = len(tags) == len(sentence.words)
            gum.annotate(sentence, tags if known else ["O"] * len(sentence.words))
            _add_silver(sentence, tags if known else None)
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
            documents[-1].append(_bare(sentence, _UNIVERSAL, silver_tags.get(sentence.id)))
    return Source("wikigold", [d for d in documents if d])


def crossner_politics(corpora: Path) -> Source:
    """The politics part of CrossNER: all three files, since it only ever serves as training data here."""
    folder = corpora / "ner_more" / "crossner_politics"
    documents = []
    for name in ("train.txt", "dev.txt", "test.txt"):
        documents.append([_bare(s, _POLITICS, None) for s in read_columns(folder / name)])
    return Source("crossner", documents, grouped=False)


def political_news(corpora: Path) -> Source:
    """The training articles of PolNeAR with CoreNLP's trees and names, cleaned."""
    articles = []
    for gold in polnear.articles(corpora / "polnear", "train"):
        table = corpora / "polnear_silver" / "train" / f"{gold.name}.tsv"
        articles.append(silver.read_article(table, gold.text, gold.attributions))
    votes = silver.label_votes(articles)
    people = silver.people_of(votes)
    for article in articles:
        silver.clean_article(article, votes, people)
    return Source("polnear", articles)


def training_sources(corpora: Path) -> Iterator[Source]:
    """Everything that the pipeline is trained on, a source at a time."""
    groups = group_words((corpora / "polnear_silver" / "train").glob("*.tsv"))
    readers: list[Callable[[], Source]] = [
        lambda: english_web_treebank(corpora, "train"),
        lambda: georgetown_multilayer(corpora, "train"),
        lambda: wikigold(corpora),
        lambda: crossner_politics(corpora),
        lambda: political_news(corpora),
    ]
    for read in readers:
        source = read()
        for sentence in (s for document in source.documents for s in document):
            label_groups(sentence, groups)
        yield source


def _bare(tagged: TaggedSentence, labels: dict[str, str], silver_tags: list[str] | None) -> Sentence:
    closing = frozenset(",.;:!?)]%'’") | {"'s", "n't"}
    following = [*tagged.words[1:], ""]
    spaces = [word not in closing and here not in "([$" for here, word in zip(tagged.words, following, strict=True)]
    sentence = Sentence(list(tagged.words), spaces, id=tagged.id)
    _add_names(sentence, tagged.spans, labels, silver_tags)
    return sentence


def _add_names(sentence: Sentence, gold: list[Span], labels: dict[str, str], silver_tags: list[str] | None) -> None:
    """Set the names of ``sentence`` from gold spans under a corpus' own labels; those without a mapping are unknown."""
    words = sentence.words
    known = silver_tags if silver_tags and len(silver_tags) == len(words) else None
    spans: list[Span | None] = []
    for span in gold:
        inside = words[span.start : span.end]
        label = labels.get(span.label) or miscellaneous_label(inside)
        if span.label in ("LOC", "location"):
            label = place_label(inside, known[span.start : span.end] if known else [])
        if label is None:
            sentence.unknown.update(range(span.start, span.end))
        else:
            spans.append(trimmed(words, Span(span.start, span.end, label)))
    sentence.spans = with_institutions(sentence, without_overlaps(s for s in spans if s))
    _add_silver(sentence, known)


def _add_silver(sentence: Sentence, silver_tags: list[str] | None) -> None:
    """Add CoreNLP's values and nationalities where no gold name stands; without them, mask what may be one."""
    spans = sentence.spans or []
    if silver_tags is None:
        sentence.unknown.update(i for i, word in enumerate(sentence.words) if may_be_value(word))
        sentence.unknown.update(_may_be_nationalities(sentence, spans))
        return
    found, _ = silver.named_spans(sentence.words, silver_tags)
    sentence.spans = merged(spans, (s for s in found if s.label in _FROM_SILVER))


def _may_be_nationalities(sentence: Sentence, spans: list[Span]) -> Iterator[int]:
    covered = {i for s in spans if s.label in NAME_LABELS for i in range(s.start, s.end)}
    endings = ("an", "ans", "ish", "ese", "ch", "ic", "ist", "ists", "im", "ims", "i", "is", "ew", "ews", "crats", "ts")
    for i, word in enumerate(sentence.words):
        if i and i not in covered and word[:1].isupper() and word.lower().endswith(endings):
            yield i
