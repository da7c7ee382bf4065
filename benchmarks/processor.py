"""What figures of speed depend on: the processor, its vector instructions, and how ONNX Runtime multiplies on it."""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnxruntime
from en_attribune_news.products import PRODUCT, options, overflow

_CPUINFO = Path("/proc/cpuinfo")

#: Instructions that decide how fast matrices are multiplied, as the kernel calls them: of x86-64, then of 64-bit Arm.
INSTRUCTIONS: Mapping[str, str] = {
    "avx2": "AVX2",
    "avx_vnni": "AVX-VNNI",
    "avx512f": "AVX-512",
    "avx512_vnni": "AVX-512 VNNI",
    "amx_int8": "AMX for eight bits",
    "asimd": "NEON",
    "asimddp": "dot products",
    "i8mm": "products of eight-bit matrices",
    "sve": "SVE",
}

#: Rows, inner size and columns of the product that is timed. With many rows, arranging the second matrix costs little.
_SIZES = (1024, 384, 1024)
_ROUNDS = 7

_ARM = ("CPU implementer", "CPU part")


def processor() -> str:
    """The processor's name and those of its `INSTRUCTIONS`; of another system than Linux what Python knows."""
    if not _CPUINFO.exists():
        return f"{platform.processor() or platform.machine()}, instructions unknown"
    return described(_CPUINFO.read_text(encoding="utf-8"))


def described(cpuinfo: str) -> str:
    """The name and the `INSTRUCTIONS` of the first processor in ``cpuinfo``, the text of ``/proc/cpuinfo``."""
    first = dict(_pair(line) for line in cpuinfo.split("\n\n")[0].splitlines() if ":" in line)
    # On Arm there is no name, but the numbers of who made it and of the design.
    numbers = [f"{name.removeprefix('CPU ')} {first[name]}" for name in _ARM if name in first]
    name = first.get("model name") or " ".join(["Arm", *numbers])
    flags = first.get("flags", first.get("Features", "")).split()
    known = [meaning for flag, meaning in INSTRUCTIONS.items() if flag in flags]
    return f"{name}, {', '.join(known) or 'no vector instructions known here'}"


def products() -> str:
    """ONNX Runtime's version, whether its eight-bit sums are kept from overflowing, and its products a second.

    The products are of eight bits, in billions a second on one thread.
    """
    kept = "kept from overflowing" if overflow() else "exact by themselves"
    return (
        f"ONNX Runtime {onnxruntime.__version__}, eight-bit sums {kept}, "
        f"{_eight_bit_rate():,.0f} billion eight-bit products a second"
    )


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip(), value.strip()


def _eight_bit_rate() -> float:
    rows, inner, columns = _SIZES
    running = onnxruntime.InferenceSession(PRODUCT.read_bytes(), options(), providers=["CPUExecutionProvider"])
    feeds = {"a": np.ones((rows, inner), np.uint8), "b": np.ones((inner, columns), np.int8)}
    taken = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        running.run(None, feeds)
        taken.append(time.perf_counter() - start)
    return rows * inner * columns / statistics.median(taken) / 1e9
