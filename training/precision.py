"""In how many bits the network computes while it is trained."""

import torch

#: Capabilities of processors that multiply matrices of sixteen bits themselves, x86 and ARM.
_SIXTEEN = ("avx512_bf16", "amx_bf16", "bf16", "sve_bf16")


def sixteen_bits() -> torch.autocast:
    """A context of bfloat16 where the processor has instructions for it, and of floats where it has none.

    There PyTorch imitates them, at fourteen times the cost of floats (AVX2 alone, three layers forth and back).
    """
    capable = any(torch.cpu.get_capabilities().get(name, False) for name in _SIXTEEN)
    return torch.autocast("cpu", torch.bfloat16, enabled=capable)
