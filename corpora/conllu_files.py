"""Reading CoNLL-U: the files of GUM and of the English Web Treebank."""

from collections.abc import Iterator
from pathlib import Path

import conllu
from conllu.exceptions import ParseException

from corpora.sentences import Sentence

_COLUMNS = 10

#: Columns that are taken as they are written; the parser would make dictionaries and lists of them.
_AS_WRITTEN = dict.fromkeys(("xpos", "feats", "deps", "misc"), lambda cells, at: cells[at])

#: The parser passes over a comment without a value, unless a function for its name says otherwise.
_COMMENTS = dict.fromkeys(("newpar_block",), lambda name, value: (name, value))


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of the file at ``path``, with tags, features, heads, relations and the MISC column.

    Multiword lines and empty nodes are left out: the syntactic words are the tokens. A word inside a multiword token
    is followed by no space unless it is the last.

    Raises:
        ValueError: a line has fewer than ten columns, or is not in the format.
    """
    with path.open(encoding="utf8") as lines:
        try:
            for tokens in conllu.parse_incr(lines, field_parsers=_AS_WRITTEN, metadata_parsers=_COMMENTS):
                yield _sentence(tokens)
        except (ParseException, ValueError) as error:
            raise ValueError(f"{path}: {error}") from error


def _sentence(tokens: conllu.TokenList) -> Sentence:
    opens = any(name.startswith(("newpar", "newdoc")) for name in tokens.metadata)
    sentence = Sentence([], [], id=tokens.metadata.get("sent_id", ""), opens=opens)
    until, last_space = 0, True
    for token in tokens:
        if len(token) < _COLUMNS:
            raise ValueError(f"{len(token)} columns in the line of {token.get('form')!r}")
        space = "SpaceAfter=No" not in token["misc"]
        match token["id"]:
            case (_, "-", last):
                until, last_space = last, space
            case int(number):
                _add(sentence, token, last_space if number == until else space and number > until)
    return sentence


def _add(sentence: Sentence, token: conllu.Token, space: bool) -> None:
    head = token["head"]
    if head is None:
        raise ValueError(f"no head in the line of {token['form']!r}")
    sentence.words.append(token["form"])
    sentence.spaces.append(space)
    sentence.pos.append(token["upos"])
    sentence.tags.append(token["xpos"])
    sentence.feats.append("" if token["feats"] == "_" else token["feats"])
    sentence.heads.append(head - 1 if head else token["id"] - 1)
    # spaCy writes the root's relation in capitals; every other relation keeps its Universal Dependencies name.
    sentence.deps.append(token["deprel"] if head else "ROOT")
    sentence.misc.append(token["misc"])
