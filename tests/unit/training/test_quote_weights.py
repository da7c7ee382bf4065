"""The folds of cross-validation."""

from training.quote_weights import fold_of


def test_one_publishers_month_is_one_fold() -> None:
    assert fold_of("paper_2016-01-02_won", 5) == fold_of("paper_2016-01-30_lost", 5)
    assert len({fold_of(f"{paper}_2016-{month:02}-01_x", 5) for paper in "abcd" for month in range(1, 13)}) == 5
