"""The parts of attributions, token by token."""

from corpora.polnear import Attribution
from training.attributions import NOWHERE, attribution_parts, token_parts

TEXT = "“We go,” Ada said. “Now.” He left."

TOKENS = [(0, 1), (1, 3), (4, 6), (6, 7), (7, 8), (9, 12), (13, 17), (17, 18), (19, 20), (20, 23), (23, 24), (24, 25)]

SAID = Attribution(content=((0, 8), (19, 25)), source=((9, 12),), cue=((13, 17),), quoted=True)


def test_each_token_has_its_part_of_content_cue_and_source() -> None:
    parts, last = token_parts(attribution_parts([SAID], len(TEXT)), TOKENS)
    assert parts == ["BOO", "IOO", "IOO", "IOO", "IOO", "OOB", "OBO", "OOO", "BOO", "IOO", "IOO", "IOO"]
    assert last == (2, 0, 0)


def test_a_span_goes_on_in_the_next_sentence_but_not_in_the_next_paragraph() -> None:
    whole = attribution_parts([Attribution(content=((0, 25),), source=(), cue=(), quoted=True)], len(TEXT))
    _, before = token_parts(whole, TOKENS[:8])
    assert token_parts(whole, TOKENS[8:], before)[0] == ["IOO"] * 4
    assert token_parts(whole, TOKENS[8:], NOWHERE)[0] == ["BOO", "IOO", "IOO", "IOO"]


def test_a_nested_attribution_is_left_out() -> None:
    inner = Attribution(content=((4, 6),), source=((1, 3),), cue=(), quoted=False)
    marked = attribution_parts([inner, SAID], len(TEXT))
    assert [part[0] for part in token_parts(marked, TOKENS)[0][:5]] == ["B", "I", "I", "I", "I"]


def test_spans_side_by_side_begin_anew() -> None:
    two = [Attribution(content=((0, 8),), source=(), cue=(), quoted=True), SAID]
    beside = Attribution(content=((9, 12),), source=(), cue=(), quoted=False)
    parts = token_parts(attribution_parts([*two, beside], len(TEXT)), TOKENS)[0]
    assert [part[0] for part in parts[:7]] == ["B", "I", "I", "I", "I", "B", "O"]
