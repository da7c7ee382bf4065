"""What is printed of a processor beside figures of speed."""

from __future__ import annotations

import pytest

from benchmarks.processor import described, processor, products

X86 = """processor\t: 0
vendor_id\t: Anybody
model name\t: Some Processor 9000
flags\t\t: fpu avx avx2 avx512f avx512_vnni

processor\t: 1
model name\t: Another
flags\t\t: fpu
"""
ARM = """processor\t: 0
BogoMIPS\t: 50.00
Features\t: fp asimd asimddp i8mm
CPU implementer\t: 0x41
CPU part\t: 0xd40
"""


@pytest.mark.parametrize(
    ("cpuinfo", "expected"),
    [
        (X86, "Some Processor 9000, AVX2, AVX-512, AVX-512 VNNI"),
        (ARM, "Arm implementer 0x41 part 0xd40, NEON, dot products, products of eight-bit matrices"),
        ("model name: Old One\nflags: fpu sse2\n", "Old One, no vector instructions known here"),
    ],
)
def test_a_processor_is_described_by_its_name_and_what_it_multiplies_with(cpuinfo: str, expected: str) -> None:
    assert described(cpuinfo) == expected


def test_this_machine_is_described_in_one_line_each() -> None:
    assert processor()
    assert "\n" not in processor()
    assert products().startswith("ONNX Runtime ")
    assert "billion eight-bit products a second" in products()
