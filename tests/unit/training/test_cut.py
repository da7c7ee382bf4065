"""A smaller network out of a trained one."""

import pytest
import spacy
from en_attribune_news.pieces import Pieces
from spacy.tokens import Doc

torch = pytest.importorskip("torch", reason="training needs its own requirements")

from training.cut import smaller  # noqa: E402
from training.documents import ATTRIBUTION  # noqa: E402  (torch may be missing)
from training.losses import scores  # noqa: E402
from training.network import Network, Shape  # noqa: E402
from training.plan import Cut  # noqa: E402
from training.rows import Labels, Row, Rows  # noqa: E402
from training.tensors import batch_of  # noqa: E402

PIECES = Pieces(["[UNK]", "[CLS]", "[SEP]", "a", "b", "##a"], {"a": 3})


def shown() -> list[Row]:
    doc = Doc(
        spacy.blank("en").vocab, words=["a", "b", "aa"], tags=["X", "Y", "X"], heads=[1, 1, 1], deps=["l", "ROOT", "r"]
    )
    doc.user_data[ATTRIBUTION] = ["OOB", "OBO", "BOO"]
    return [Rows(Labels.of([doc]), PIECES, {}).row(doc, "a")]


def trained() -> Network:
    """Two layers of four heads and twelve units, of which the second layer's third head and odd units say nothing."""
    torch.manual_seed(0)
    network = Network(Shape(2, 2, 1, 1, 3, width=24, attention_heads=4, head=6, inner=12)).eval()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    last = network.layers[1]
    last.out.weight.data[:, 12:18] = 0
    last.fall.weight.data[:, 1::2] = 0
    return network


def said(network: Network) -> object:
    return scores(network, batch_of(shown()), 0.0).linear["attribution"]


def test_what_says_nothing_goes_first() -> None:
    network = trained()
    first = network.layers[0]
    first.out.weight.data[:, :6] = 0
    first.fall.weight.data[:, :6] = 0
    small = smaller(network, Cut(layers=2, attention_heads=3, inner=6), shown())
    assert (small.shape.attention_heads, small.shape.head, small.shape.inner) == (3, 6, 6)
    assert small.layers[0].rise.weight.equal(first.rise.weight[6:])
    assert small.layers[1].mix.weight[-6:].equal(network.layers[1].mix.weight[-6:])
    torch.testing.assert_close(said(small), said(network))


def test_a_network_cut_to_its_own_size_stays_as_it_is() -> None:
    network = trained()
    same = smaller(network, Cut(layers=2, attention_heads=4, inner=12), shown())
    assert all(value.equal(network.state_dict()[name]) for name, value in same.state_dict().items())


def test_the_lower_layers_stay() -> None:
    network = trained()
    lower = smaller(network, Cut(layers=1, attention_heads=4, inner=12), shown())
    assert len(lower.layers) == 1
    assert lower.layers[0].mix.weight.equal(network.layers[0].mix.weight)


def test_a_network_does_not_grow() -> None:
    with pytest.raises(ValueError, match="cannot be cut down to Cut"):
        smaller(trained(), Cut(layers=2, attention_heads=5, inner=12), shown())
