"""PolNeAR's articles as CoreNLP reads them: silver trees and names in the domain, with the known faults corrected."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpora.bio_files import runs_of
from corpora.polnear import Attribution
from corpora.polnear_silver import Token, read_sentences
from corpora.sentences import LabelledSpan, Sentence, merged, without_overlaps
from training.attributions import NOWHERE, attribution_parts, token_parts
from training.gazetteer import geopolitical_names, place_label
from training.names import NAME_LABELS, trimmed, with_institutions
from training.values import value_span

#: Relations that current Universal Dependencies name otherwise than CoreNLP.
_RELATIONS = {"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked"}

_NAMES = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "NATIONALITY": "NORP", "RELIGION": "NORP", "IDEOLOGY": "NORP"}
_PLACES = frozenset(["CITY", "STATE_OR_PROVINCE", "COUNTRY", "LOCATION"])

#: Least share of a name's labels over all articles that corrects other labels of it. Set by hand.
_MAJORITY_SHARE = 0.75
#: Labels that a name needs over all articles before they count. Set by hand.
_MIN_VOTES = 4

#: Least share of labels as a group ("Republicans") by which a word is one where it has no label. Set by hand.
_CERTAIN_SHARE = 0.9

Votes = dict[tuple[str, ...], Counter[str]]


def named_spans(words: list[str], silver: list[str]) -> tuple[list[LabelledSpan], set[int]]:
    """The OntoNotes spans of CoreNLP's fine classes, and the tokens whose label stays unknown (its ``MISC``)."""
    spans: list[LabelledSpan | None] = []
    unknown: set[int] = set()
    for run in runs_of(silver):
        if run.label in _NAMES:
            if _NAMES[run.label] == "NORP" and not words[run.start][:1].isupper():
                # OntoNotes marks groups by their names: "Conservatives", but not "conservative".
                continue
            spans.append(trimmed(words, LabelledSpan(run.start, run.end, _NAMES[run.label])))
        elif run.label in _PLACES:
            label = place_label(words[run.start : run.end], [run.label])
            spans.append(trimmed(words, LabelledSpan(run.start, run.end, label)))
        elif run.label == "MISC":
            unknown.update(range(run.start, run.end))
        else:
            spans.append(value_span(words, run))
    return without_overlaps(s for s in spans if s), unknown


def read_article(table: Path, text: str, attributions: Sequence[Attribution] | None = None) -> list[Sentence]:
    """The sentences of one article, with CoreNLP's tags, trees and names.

    Args:
        table: the article's file of tokens.
        text: the article; the table's offsets are code points of it.
        attributions: the article's gold attributions, if tokens are to be marked with them.
    """
    marked = attribution_parts(attributions, len(text)) if attributions is not None else None
    sentences: list[Sentence] = []
    last_end, before = 0, NOWHERE
    for tokens in read_sentences(table):
        sentence = _sentence(tokens, text, last_end)
        sentence.id = table.stem
        if marked:
            before = NOWHERE if sentence.opens else before
            bounds = [(token.start, token.end) for token in tokens]
            sentence.attribution, before = token_parts(marked, bounds, before)
        sentences.append(sentence)
        last_end = tokens[-1].end
    return sentences


def _sentence(tokens: Sequence[Token], text: str, last_end: int) -> Sentence:
    sentence = Sentence(
        # The words are the text's own: CoreNLP's may be normalised.
        words=[text[t.start : t.end].replace("\n", " ").strip() or t.word for t in tokens],
        spaces=[text[t.end : t.end + 1].isspace() for t in tokens],
        opens="\n" in text[last_end : tokens[0].start] or last_end == 0,
        tags=[t.tag for t in tokens],
        heads=[t.head - 1 if t.head > 0 else at for at, t in enumerate(tokens)],
        deps=["ROOT" if t.head == 0 else _RELATIONS.get(t.relation, t.relation) for t in tokens],
    )
    if any(t.head == -1 for t in tokens) or "dep" in sentence.deps:
        # CoreNLP has no relation for some of its parts: no tree rather than a bad one.
        sentence.heads, sentence.deps = [], []
    silver = [t.name_class for t in tokens]
    sentence.spans, sentence.unknown = named_spans(sentence.words, silver)
    for span in sentence.spans:
        if span.label == "PERSON" and sentence.heads:
            _reattach_person(sentence, span, silver)
    sentence.spans = with_institutions(sentence, sentence.spans)
    return sentence


def _reattach_person(sentence: Sentence, span: LabelledSpan, silver: list[str]) -> None:
    """Make the first word of a person's name its head, as in the gold corpora; in CoreNLP it is the last.

    The name's other words become ``flat``, a title before it ``nmod:desc``.
    """
    inside = range(span.start, span.end)
    old, new = span.end - 1, span.start
    head = sentence.heads[old]
    if (head in inside and head != old) or any(sentence.heads[i] != old for i in inside if i != old):
        return
    relation = sentence.deps[old]
    for i in range(len(sentence.words)):
        if sentence.heads[i] == old and i != old:
            sentence.heads[i] = new
            if i in inside:
                sentence.deps[i] = "flat"
            elif i < new and sentence.deps[i] == "compound" and silver[i] == "TITLE":
                sentence.deps[i] = "nmod:desc"
    sentence.heads[old], sentence.deps[old] = new, "flat"
    sentence.heads[new], sentence.deps[new] = (new if head == old else head), relation


def label_votes(articles: Iterable[list[Sentence]]) -> Votes:
    """How often each name has each label over all articles."""
    votes: Votes = {}
    for article in articles:
        for sentence in article:
            for span in sentence.spans or []:
                if span.label in NAME_LABELS:
                    votes.setdefault(sentence.text_of(span), Counter())[span.label] += 1
    return votes


def people_of(votes: Votes) -> frozenset[str]:
    """The words of all names of people that have more than one word."""
    return frozenset(word for name, count in votes.items() if len(name) > 1 and count["PERSON"] for word in name)


def clean_article(article: list[Sentence], votes: Votes, people: frozenset[str]) -> None:
    """Correct or mask the names of one article by the votes of all, and by the article's own full names.

    A name whose label is in a small minority of its votes is masked, or relabelled where a list of places agrees with
    the majority. A surname of a person of the article is a ``PERSON`` where it stands alone, whatever its label. A
    person of one word that is not in ``people``, the words of full names in all articles, is masked: CoreNLP takes
    unknown companies and towns for people. Proper nouns without a label that are mostly names elsewhere are masked.
    """
    surnames = {
        sentence.words[s.end - 1]
        for sentence in article
        for s in sentence.spans or []
        if s.label == "PERSON" and s.end - s.start > 1
    }
    for sentence in article:
        kept = []
        for span in sentence.spans or []:
            better = _voted(sentence, span, votes, surnames)
            name = sentence.text_of(span)
            if better is None or (better.label == "PERSON" and len(name) == 1 and name[0] not in people):
                sentence.unknown.update(range(span.start, span.end))
            else:
                kept.append(better)
        sentence.spans = with_institutions(sentence, [*kept, *_lone_surnames(sentence, kept, surnames)])
        _mask_unlabelled(sentence, votes)


def _voted(sentence: Sentence, span: LabelledSpan, votes: Votes, surnames: set[str]) -> LabelledSpan | None:
    name = sentence.text_of(span)
    if span.label not in NAME_LABELS:
        return span
    if len(name) == 1 and name[0] in surnames and " ".join(name).lower() not in geopolitical_names():
        return LabelledSpan(span.start, span.end, "PERSON")
    count = votes.get(name, Counter())
    label, most = count.most_common(1)[0] if count else (span.label, 0)
    total = count.total()
    if label == span.label or total < _MIN_VOTES:
        if span.label == "PERSON" and len(name) == 1 and name[0].lower() in geopolitical_names():
            return None
        return span
    if most < _MAJORITY_SHARE * total:
        return None
    if label == "GPE" and " ".join(name).lower() in geopolitical_names():
        return LabelledSpan(span.start, span.end, "GPE")
    return None


def _lone_surnames(sentence: Sentence, spans: list[LabelledSpan], surnames: set[str]) -> Iterator[LabelledSpan]:
    covered = {i for s in spans for i in range(s.start, s.end)} | sentence.unknown
    for i, word in enumerate(sentence.words):
        alone = i not in covered and sentence.tags[i] == "NNP" and word in surnames
        follows_name = i + 1 < len(sentence.words) and sentence.tags[i + 1].startswith("NNP")
        if alone and not follows_name and not (i and sentence.tags[i - 1].startswith("NNP")):
            yield LabelledSpan(i, i + 1, "PERSON")


def _mask_unlabelled(sentence: Sentence, votes: Votes) -> None:
    covered = {i for s in sentence.spans or [] for i in range(s.start, s.end)}
    for i, word in enumerate(sentence.words):
        if i in covered or not sentence.tags[i].startswith("NNP"):
            continue
        count = votes.get((word,), Counter())
        if count.total() >= _MIN_VOTES and count["NORP"] > _CERTAIN_SHARE * count.total():
            sentence.spans = merged(sentence.spans or [], [LabelledSpan(i, i + 1, "NORP")])
        elif count.total() >= _MIN_VOTES:
            sentence.unknown.add(i)
