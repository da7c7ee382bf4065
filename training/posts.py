"""Gold names of posts on social media: the Broad Twitter Corpus and WNUT 2017."""

from collections.abc import Iterable
from pathlib import Path

from corpora.bio_files import TaggedSentence, read_columns
from corpora.sentences import LabelledSpan, Sentence
from training.tagged import UNIVERSAL, bare

#: Files of the Broad Twitter Corpus, by how the posts were collected.
_SECTIONS = "abefgh"

_EMERGING = {"person": "PERSON", "location": "GPE", "corporation": "ORG", "group": "ORG"}

#: First characters of handles, hashtags and links.
_FOREIGN = ("@", "#", "http")
#: Word that opens a forwarded post.
_FORWARDED = "RT"


def broad_twitter(corpora: Path, groups: frozenset[str]) -> list[list[Sentence]]:
    """The posts of the Broad Twitter Corpus, each a document. It calls names of ``groups`` places."""
    paths = [corpora / "ner_more" / "btc" / f"{section}.conll" for section in _SECTIONS]
    return [[_post(post, UNIVERSAL, groups)] for path in paths for post in read_columns(path)]


def emerging_names(corpora: Path, groups: frozenset[str]) -> list[list[Sentence]]:
    """The posts of WNUT 2017, each a document. Its products and creative works are left unknown."""
    paths = [corpora / "ner_more" / "wnut17" / f"{part}.conll" for part in ("train", "dev")]
    return [[_post(post, _EMERGING, groups)] for path in paths for post in read_columns(path)]


def _post(tagged: TaggedSentence, labels: dict[str, str], groups: frozenset[str]) -> Sentence:
    sentence = bare(tagged, labels, None)
    sentence.one = False
    foreign = set(_foreign(sentence.words))
    kept = []
    for span in sentence.spans or []:
        inside = range(span.start, span.end)
        if not foreign.isdisjoint(inside):
            foreign.update(inside)
        elif len(inside) == 1 and sentence.words[span.start] in groups:
            kept.append(LabelledSpan(span.start, span.end, "NORP"))
        else:
            kept.append(span)
    sentence.spans = kept
    sentence.unknown |= foreign
    return sentence


def _foreign(words: list[str]) -> Iterable[int]:
    for at, word in enumerate(words):
        if word.startswith(_FOREIGN) or word == _FORWARDED or (at and words[at - 1] in _FOREIGN):
            yield at
