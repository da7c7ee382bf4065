"""The eight-bit products are the same on every processor."""

from pathlib import Path
from typing import Any

import en_attribune_news
import numpy as np
import pytest
from en_attribune_news.encoder import NETWORK, session
from en_attribune_news.products import PRODUCT, overflow

WIDTH = 64
EXACT = "session.x64quantprecision"


def network_session() -> Any:
    """What the package runs, with the network that it ships."""
    return session(next(Path(en_attribune_news.__file__).parent.glob(f"*/encoder/{NETWORK}")).read_bytes())


@pytest.mark.parametrize("overflows", [True, False])
def test_products_are_kept_exact_where_they_would_overflow_and_only_there(
    overflows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("en_attribune_news.encoder.overflow", lambda: overflows)
    options = network_session().get_session_options()
    if overflows:
        assert options.get_session_config_entry(EXACT) == "1"
    else:
        with pytest.raises(RuntimeError, match="does not have configuration"):
            options.get_session_config_entry(EXACT)


def test_the_network_says_the_same_whether_or_not_it_is_kept_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where sums do not overflow: there the option is left out."""
    if overflow():
        pytest.skip("this processor's eight-bit sums overflow")
    feeds = {
        name: np.array(values, dtype=np.int64)
        for name, values in {
            "pieces": [101, 1996, 3007, 2056, 102],
            "shapes": [0, 1, 1, 1, 0],
            "surroundings": [0, 1, 1, 1, 0],
            "clusters": [0, 2, 3, 4, 0],
            "places": [0, 1, 2, 3, 4],
            "paragraphs": [0, 0, 0, 0, 0],
            "firsts": [1, 2, 3],
        }.items()
    }
    plain = network_session().run(None, feeds)
    monkeypatch.setattr("en_attribune_news.encoder.overflow", lambda: True)
    for one, other in zip(plain, network_session().run(None, feeds), strict=True):
        np.testing.assert_array_equal(one, other)


def test_asks_with_the_largest_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    """A product whose pairs of sums stop at sixteen bits, as they do with AVX2 alone, is found out."""

    class Saturating:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def run(self, _: object, feeds: dict[str, np.ndarray]) -> list[np.ndarray]:
            a, b = feeds["a"].astype(np.int32), feeds["b"].astype(np.int32)
            pairs = a[:, ::2, None] * b[None, ::2] + a[:, 1::2, None] * b[None, 1::2]
            return [np.clip(pairs, -(2**15), 2**15 - 1).sum(1)]

    overflow.cache_clear()
    monkeypatch.setattr("en_attribune_news.products.onnxruntime.InferenceSession", Saturating)
    try:
        assert overflow()
    finally:
        overflow.cache_clear()


def test_sums_of_the_largest_products_do_not_overflow() -> None:
    """Fails without the option where sums overflow, as on processors with AVX2 and no VNNI."""
    onnx = pytest.importorskip("onnx", reason="training needs its own requirements")
    from onnx import TensorProto, helper

    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["x"], ["q", "scale", "zero"]),
        helper.make_node("MatMulInteger", ["q", "w", "zero"], ["product"]),
        helper.make_node("Cast", ["product"], ["whole"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["whole", "scale"], ["y"]),
    ]
    shape = [4, WIDTH]
    weights = helper.make_tensor("w", TensorProto.INT8, [WIDTH, WIDTH], np.full(WIDTH * WIDTH, 127, dtype=np.int8))
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in ("x", "y")]
    made = helper.make_model(
        helper.make_graph(nodes, "product", ends[:1], ends[1:], [weights]),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    onnx.checker.check_model(made)
    (found,) = session(made.SerializeToString()).run(None, {"x": np.ones(shape, dtype=np.float32)})
    assert found == pytest.approx(np.full(shape, 127.0 * WIDTH), rel=1e-5)


def test_the_graph_that_asks_is_the_one_that_training_writes() -> None:
    pytest.importorskip("torch", reason="training needs its own requirements")
    from training.export import product

    assert PRODUCT.read_bytes() == product()
