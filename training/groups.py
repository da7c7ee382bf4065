"""Names of groups ("Norwegians", "Republicans"): ``NORP``, where a corpus has no label or calls them people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora.polnear_silver import read_sentences
from corpora.sentences import LabelledSpan, Sentence

_GROUP_CLASSES = frozenset(["NATIONALITY", "RELIGION", "IDEOLOGY"])

#: Times that CoreNLP has to class a word as a group. Set by hand.
_MIN_OCCURRENCES = 3
#: Least share of a word's occurrences that CoreNLP classes as a group; the rest stand in names of parties and the like.
#: Set by hand.
_MAJORITY_SHARE = 0.5


def classed_words(tables: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Each word of CoreNLP's tables of tokens with its class."""
    for table in tables:
        for sentence in read_sentences(table):
            for token in sentence:
                yield token.word, token.name_class


def group_words(classed: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Capitalised words that are mostly classed as a nationality, a religion or an ideology."""
    groups: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for word, its_class in classed:
        if word[:1].isupper():
            total[word] += 1
            groups[word] += its_class in _GROUP_CLASSES
    return frozenset(w for w, n in groups.items() if n >= _MIN_OCCURRENCES and n >= _MAJORITY_SHARE * total[w])


def label_groups(sentence: Sentence, groups: frozenset[str]) -> None:
    """Label the plural of a group's name ``NORP`` where it stands alone: without a label, unknown, or as a person.

    Corpora of people, places and organisations do not label such words or call them miscellaneous, and CoreNLP does the
    latter. Words inside a longer name ("Young Republicans") keep its label.
    """
    if sentence.spans is None:
        return
    covered = {i for s in sentence.spans for i in range(s.start, s.end)}
    found = []
    for i, word in enumerate(sentence.words):
        if not (word[:1].isupper() and word.endswith("s") and word[:-1] in groups):
            continue
        alone = LabelledSpan(i, i + 1, "PERSON") in sentence.spans
        if alone or i not in covered:
            found.append(LabelledSpan(i, i + 1, "NORP"))
    taken = {s.start for s in found}
    kept = [s for s in sentence.spans if s.end - s.start > 1 or s.start not in taken]
    sentence.spans = sorted([*kept, *found])
