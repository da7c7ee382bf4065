"""Training computes in sixteen bits where the processor has instructions for that, and nowhere else."""

from types import MappingProxyType

import pytest

torch = pytest.importorskip("torch", reason="training needs its own requirements")

from training.precision import sixteen_bits  # noqa: E402  (torch may be missing)


@pytest.mark.parametrize(
    ("capabilities", "result"),
    [
        ({"avx2": True, "avx512_bf16": False}, torch.float32),
        ({"avx2": True, "avx512_bf16": True}, torch.bfloat16),
        ({"neon": True, "bf16": True}, torch.bfloat16),
        ({}, torch.float32),
    ],
)
def test_products_have_as_many_bits_as_the_processor_is_made_for(
    capabilities: dict[str, bool], result: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: MappingProxyType(capabilities))
    with sixteen_bits():
        assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == result
