"""@ and einsum, with type hints, and a property for the batch size."""
from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass
class Linear:
    in_features: int
    out_features: int
    debug: bool = False
    A: Array | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.W: Array = np.zeros((self.out_features, self.in_features), dtype=np.float64)
        self.b: Array = np.zeros((self.out_features, 1), dtype=np.float64)

    @property
    def N(self) -> int:
        return 0 if self.A is None else self.A.shape[0]

    def forward(self, A: Array) -> Array:
        self.A = A
        return A @ self.W.T + self.b.T

    def backward(self, dLdZ: Array) -> Array:
        self.dLdW = np.einsum("nj,ni->ji", dLdZ, self.A)
        self.dLdb = dLdZ.sum(axis=0, keepdims=True).T
        return np.einsum("nj,ji->ni", dLdZ, self.W)
