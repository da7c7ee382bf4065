"""Reading CoNLL-U: the files of GUM and of the English Web Treebank."""

from collections.abc import Iterator
from pathlib import Path

from corpora.sentences import Sentence


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of the file at ``path``, with tags, features, heads, relations and the MISC column.

    Multiword lines and empty nodes are left out: the syntactic words are the tokens. A word inside a multiword token
    is followed by no space unless it is the last.

    Raises:
        ValueError: a line has fewer than ten columns or a head that is no number.
    """
    sentence = Sentence([], [])
    until, last_space = 0, True
    with path.open(encoding="utf8") as lines:
        for number, raw in enumerate(lines, 1):
            line = raw.rstrip("\n")
            if not line:
                if sentence.words:
                    yield sentence
                sentence = Sentence([], [])
                until = 0
            elif line.startswith("#"):
                if line.startswith("# sent_id = "):
                    sentence.id = line[12:]
                elif line.startswith(("# newpar", "# newdoc")):
                    sentence.opens = True
            else:
                cells = line.split("\t")
                if len(cells) < 10:
                    raise ValueError(f"{path}:{number}: {len(cells)} columns")
                if "-" in cells[0]:
                    until, last_space = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
                elif cells[0].isdigit():
                    _add(sentence, cells, until, last_space)
    if sentence.words:
        yield sentence


def _add(sentence: Sentence, cells: list[str], until: int, last_space: bool) -> None:
    number = int(cells[0])
    if number < until:
        space = False
    elif number == until:
        space = last_space
    else:
        space = "SpaceAfter=No" not in cells[9]
    head = int(cells[6])
    sentence.words.append(cells[1])
    sentence.spaces.append(space)
    sentence.pos.append(cells[3])
    sentence.tags.append(cells[4])
    sentence.feats.append("" if cells[5] == "_" else cells[5])
    sentence.heads.append(head - 1 if head else number - 1)
    # spaCy writes the root's relation in capitals; every other relation keeps its Universal Dependencies name.
    sentence.deps.append(cells[7] if head else "ROOT")
    sentence.misc.append(cells[9])
