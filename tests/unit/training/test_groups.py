"""Names of groups."""

from pathlib import Path

from corpora.sentences import LabelledSpan, Sentence
from training.groups import classed_words, group_words, label_groups


def test_words_of_groups_are_those_that_nearly_always_are(tmp_path: Path) -> None:
    rows = [("Norwegian", "NATIONALITY")] * 3 + [("Green", "IDEOLOGY")] * 3 + [("Green", "O")] * 4
    rows += [("Danish", "NATIONALITY")] * 2 + [("liberal", "IDEOLOGY")] * 3
    table = tmp_path / "a.tsv"
    table.write_text("".join(f"0\t1\t{w}\t{w}\tJJ\t0\troot\t{c}\n" for w, c in rows) + "\n", encoding="utf8")
    assert group_words(classed_words([table])) == {"Norwegian"}


def test_plurals_of_groups_are_labelled_where_they_stand_alone() -> None:
    words = ["Norwegians", "met", "Young", "Norwegians", "norwegians", "Oslos", "Norwegian"]
    sentence = Sentence(words, [True] * 7, spans=[LabelledSpan(0, 1, "PERSON"), LabelledSpan(2, 4, "ORG")])
    label_groups(sentence, frozenset(["Norwegian", "norwegian"]))
    assert sentence.spans == [LabelledSpan(0, 1, "NORP"), LabelledSpan(2, 4, "ORG")]
    bare = Sentence(["Norwegians"], [True], spans=[], unknown={0})
    label_groups(bare, frozenset(["Norwegian"]))
    assert bare.spans == [LabelledSpan(0, 1, "NORP")]
