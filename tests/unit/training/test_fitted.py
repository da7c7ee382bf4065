"""What a fitted file says of itself, and how it is laid out."""

from __future__ import annotations

import orjson

from attribune_entities.coreference.pronouns.ranker import SCHEMA, read_ranker
from training.fitted import meta, to_bytes


def test_a_file_says_first_what_it_is_and_has_a_line_a_tree() -> None:
    about = meta(schema=SCHEMA, model="en_x 1.0", corpora=["GAP"], command="make train-pronouns")
    trees = [[[0, 0.5, 1, 2], [1], [2]], [[3]]]
    content = to_bytes(about, {"threshold": 0.5, "columns": ["subject"], "trees": trees})

    assert list(about) == ["schema", "fitted", "commit", "model", "corpora", "command"]
    assert orjson.loads(content) == {"meta": about, "threshold": 0.5, "columns": ["subject"], "trees": trees}
    assert content.startswith(b'{\n"meta": {')
    assert [line for line in content.splitlines() if line.startswith(b"[[")] == [b"[[0,0.5,1,2],[1],[2]],", b"[[3]]"]
    assert read_ranker(content).columns == ["subject"]
