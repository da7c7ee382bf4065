"""Names of groups ("Norwegians", "Republicans"): ``NORP``, where a corpus is silent or calls them people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora.polnear_silver import read_sentences
from corpora.sentences import LabelledSpan, Sentence

_GROUP_CLASSES = frozenset(["NATIONALITY", "RELIGION", "IDEOLOGY"])

#: A word is the name of a group when CoreNLP says so this often, and in half of the places where it has the word: the
#: rest are names of parties and the like that hold it.
_MIN_COUNT = 3
_MAJORITY = 0.5


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
    return frozenset(w for w, n in groups.items() if n >= _MIN_COUNT and n >= _MAJORITY * total[w])


def label_groups(sentence: Sentence, groups: frozenset[str]) -> None:
    """Label the plural of a group's name ``NORP`` where it stands alone: without a label, unknown, or as a person.

    Corpora of people, places and organisations leave such words out or in a class of the rest, and CoreNLP takes
    them for miscellaneous names. Words inside a longer name ("Young Republicans") keep its label.
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
