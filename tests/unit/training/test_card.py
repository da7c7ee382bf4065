"""The table of the model card, on invented scores."""

import pytest

from training import card


def test_the_card_has_every_score_and_the_genres() -> None:
    scores = {name: 0.5 for _, name in card._ROWS} | {"gum_dev_las_news": 0.75, "words_per_second": 9000.0}
    text = card.table(scores)
    assert text.count("| 0.500 |") == len(card._ROWS)
    assert "news 0.750." in text
    assert "9,000 words" in text
    with pytest.raises(KeyError, match="gum_dev_uas"):
        card.table({name: score for name, score in scores.items() if name != "gum_dev_uas"})


def test_the_card_sets_the_scores_without_some_of_the_data_beside() -> None:
    scores = {name: 0.5 for _, name in card._ROWS} | {"words_per_second": 9000.0}
    other = {"without": ["lanterns", "tides"], "scores": dict.fromkeys(scores, 0.25)}
    head, rule, first, *_ = card.table(scores, other).splitlines()
    assert head == "| measure | score | without lanterns and tides |"
    assert rule == "| --- | --- | --- |"
    assert first.endswith("| 0.500 | 0.250 |")


def test_the_template_has_a_place_for_the_scores() -> None:
    assert card.TEMPLATE.read_text(encoding="utf8").count(card._PLACE) == 1
