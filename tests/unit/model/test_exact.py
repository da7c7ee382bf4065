"""The eight-bit products are the same on every processor."""

from pathlib import Path

import en_attribune_news
import numpy as np
import pytest
from en_attribune_news.encoder import NETWORK, session

WIDTH = 64


def test_products_are_exact_on_processors_that_would_let_them_overflow() -> None:
    network = next(Path(en_attribune_news.__file__).parent.glob(f"*/encoder/{NETWORK}"))
    options = session(network.read_bytes()).get_session_options()
    assert options.get_session_config_entry("session.x64quantprecision") == "1"


def test_sums_of_the_largest_products_do_not_overflow() -> None:
    """Fails without the option where the processor has AVX2 and no VNNI; elsewhere they never overflow."""
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
