"""The channels that go past the eight bits."""

import pytest
from en_attribune_news.pieces import Pieces

torch = pytest.importorskip("torch", reason="training needs its own requirements")

from training.network import Network, Shape  # noqa: E402  (torch may be missing)
from training.outliers import CHANNELS, Apart, set_apart  # noqa: E402

PIECES = Pieces(["[UNK]", "[CLS]", "[SEP]", "a", "b", "##a"], {"a": 3})


def test_channels_that_are_apart_change_nothing_of_what_comes_out() -> None:
    torch.manual_seed(0)
    whole = torch.nn.Linear(12, 7)
    x = torch.randn(5, 12)
    parted = Apart(whole, torch.tensor([2, 9]))
    torch.testing.assert_close(parted(x), whole(x))
    assert not parted.rest.weight[:, [2, 9]].any()


def test_the_strongest_channels_are_the_ones() -> None:
    torch.manual_seed(0)
    network = Network(Shape(2, 1, 1, 1, 1, width=24, attention_heads=2, inner=32)).eval()
    lit = [0, 3, 5, 8, 13, 17, 20, 22]
    assert len(lit) == CHANNELS
    with torch.no_grad():
        for layer in network.layers:
            layer.norm.weight[lit] = 50.0
            layer.rise.bias[lit] = 2000.0
    pieces = [torch.tensor([[1, 3, 4, 2]])] * 3
    shapes = [torch.zeros(1, 4, dtype=torch.int64)] * 3
    before = network.encode(pieces[0], *shapes, None, 0.0)
    set_apart(network, PIECES)
    for layer in network.layers:
        assert layer.rise.channels.tolist() == lit
        assert layer.fall.channels.tolist() == lit
    torch.testing.assert_close(network.encode(pieces[0], *shapes, None, 0.0), before)
