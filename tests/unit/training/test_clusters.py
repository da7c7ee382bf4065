"""Clusters of words, as the encoder reads them."""

import pytest

pytest.importorskip("torch", reason="training needs its own requirements")

from training.clusters import numbered


def test_clusters_are_numbered_in_the_order_of_their_paths() -> None:
    assert numbered({"said": 116, "port": 8, "Obama": 0, "told": 116}) == {"said": 2, "port": 1, "told": 2}


def test_a_word_whose_lower_case_says_the_same_is_left_out() -> None:
    assert numbered({"port": 8, "Port": 8, "said": 4, "Said": 8, "NASA": 4}) == {
        "port": 2,
        "said": 1,
        "Said": 2,
        "NASA": 1,
    }


def test_more_clusters_than_there_is_room_for_are_refused() -> None:
    with pytest.raises(ValueError, match="1000 clusters"):
        numbered({f"w{path}": path for path in range(1, 1001)})
