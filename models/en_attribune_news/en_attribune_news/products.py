"""Whether eight-bit products have to be kept from overflowing on this processor."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

#: A graph that multiplies the matrices ``a`` and ``b`` and does nothing else (`training.export.product`).
PRODUCT = Path(__file__).with_name("product.onnx")

#: Rows and columns: as many as take the way of large matrices.
_SIZE = 64

#: The types of the network's products: what goes in, and the weights.
_KINDS = {"a": np.uint8, "b": np.int8}


def options() -> Any:
    """What every session of ONNX Runtime is given here: one thread, for services scale by processes, and no remarks."""
    made = onnxruntime.SessionOptions()
    made.intra_op_num_threads = made.inter_op_num_threads = 1
    made.log_severity_level = 3
    return made


@cache
def overflow() -> bool:
    """Whether the largest eight-bit products give wrong sums here: asked of ONNX Runtime, once a process.

    With AVX2 alone it adds pairs of them in sixteen bits, which is too few. The name of a processor does not say how
    it multiplies, nor do its instructions: that also depends on the version of ONNX Runtime.
    """
    multiply = onnxruntime.InferenceSession(PRODUCT.read_bytes(), options(), providers=["CPUExecutionProvider"])
    largest = {name: np.full((_SIZE, _SIZE), np.iinfo(kind).max, kind) for name, kind in _KINDS.items()}
    (sums,) = multiply.run(None, largest)
    return bool((sums != _SIZE * np.iinfo(np.uint8).max * np.iinfo(np.int8).max).any())
