from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attribune_core.events import AnnotatedArticle, Annotation, Column, Pipeline
from attribune_text.token_table import table_of
from tests.unit.quotes.builders import tree

ROWS = """
Ada NNP 3 nsubj
Roe NNP 1 flat
said VBD 0 root
that IN 6 mark
it PRP 6 nsubj
rains VBZ 3 ccomp
+. . 3 punct

She PRP 2 nsubj
left VBD 0 root
"""


def test_children_subtrees_sentences_and_text() -> None:
    one = tree(ROWS)
    assert one.words[2] == "said"
    assert one.children[2] == [0, 5, 6]
    assert (one.lefts[5], one.rights[5]) == (3, 5)
    assert one.sentences == [(0, 7), (7, 9)]
    assert one.sentence_of[7] == 1
    assert list(one.ancestors(4)) == [5, 2]
    assert one.text[slice(*one.span(0, 1))] == "Ada Roe"


def test_clearnlp_relations_are_read_as_universal_ones() -> None:
    found = article_of([(0, 3), (4, 7)], [1, 0], ["nsubjpass", "ROOT"], scheme="clearnlp")
    assert found.annotation is not None
    assert table_of(found, found.annotation).deps == ["nsubj:pass", "root"]


def test_a_head_in_another_sentence_makes_a_root() -> None:
    found = article_of([(0, 3), (4, 7)], [1, 0], ["nsubj", "root"], sentences=((0, 3), (4, 7)))
    assert found.annotation is not None
    assert table_of(found, found.annotation).heads == [0, 1]


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_any_heads_become_a_forest(heads: list[int]) -> None:
    bounds = [(4 * at, 4 * at + 3) for at in range(8)]
    found = article_of(bounds, [head - at for at, head in enumerate(heads)], ["dep"] * 8)
    assert found.annotation is not None
    one = table_of(found, found.annotation)
    for token in range(8):
        assert len(list(one.ancestors(token))) < 8
        assert one.lefts[token] <= token <= one.rights[token]


def article_of(
    bounds: list[tuple[int, int]],
    heads: list[int],
    deps: list[str],
    *,
    scheme: str = "ud",
    sentences: tuple[tuple[int, int], ...] | None = None,
) -> AnnotatedArticle:
    text = "abc " * len(bounds)
    column = Column.of(["x"] * len(bounds))
    return AnnotatedArticle(
        event_id="e",
        id="a",
        text=text,
        paragraphs=((0, len(text) - 1),),
        sentences=sentences or ((0, len(text) - 1),),
        entities=(),
        annotation=Annotation(
            scheme=scheme,  # type: ignore[arg-type]
            offsets=Annotation.offsets_of(bounds),
            heads=tuple(heads),
            pos=column,
            tag=column,
            dep=Column.of(deps),
            lemma=column,
        ),
        pipeline=Pipeline(cleaner="0"),
    )
