"""Names of posts, on invented files."""

from pathlib import Path

from corpora.sentences import LabelledSpan
from tests.unit.training.test_sources import posts
from training.posts import broad_twitter, emerging_names


def test_of_posts_only_names_that_a_text_could_hold_are_taught(tmp_path: Path) -> None:
    rows = ["RT\tO", "@ada\tB-PER", ":\tO", "Danish\tB-LOC", "Oslo\tB-LOC", "@\tB-ORG", "lantern\tB-ORG"]
    posts(tmp_path / "ner_more", *rows, "#Bergen\tB-LOC", "")
    ((sentence,),) = broad_twitter(tmp_path, frozenset(["Danish"]))
    assert sentence.spans == [LabelledSpan(3, 4, "NORP"), LabelledSpan(4, 5, "GPE")]
    assert sentence.unknown >= {0, 1, 5, 6, 7}
    assert not sentence.one, "a post may hold several sentences, which nobody marked"


def test_products_of_posts_are_unknown(tmp_path: Path) -> None:
    posts(tmp_path / "ner_more", "Ada\tB-person", "ate\tO", "Lantern\tB-product", "")
    ((sentence,),) = emerging_names(tmp_path, frozenset())
    assert sentence.spans == [LabelledSpan(0, 1, "PERSON")]
    assert 2 in sentence.unknown
