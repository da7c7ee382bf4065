"""The precision in which the network is trained."""

import torch

#: Capabilities of processors that have instructions for products of bfloat16, x86 and ARM.
_BFLOAT16 = ("avx512_bf16", "amx_bf16", "bf16", "sve_bf16")


def sixteen_bits() -> torch.autocast:
    """A context of bfloat16 where the processor has instructions for it, else of 32-bit floats.

    Without such instructions PyTorch emulates bfloat16, at fourteen times the cost of floats (measured with AVX2, on
    the forward and backward pass of three layers).
    """
    capable = any(torch.cpu.get_capabilities().get(name, False) for name in _BFLOAT16)
    return torch.autocast("cpu", torch.bfloat16, enabled=capable)
