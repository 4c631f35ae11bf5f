# Tries to hand over arrays that cannot be held.
# At most: 12
import numpy as np


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        return np.lib.stride_tricks.as_strided(np.zeros(1), (1 << 30, 1 << 30), (0, 0))

    def backward(self, dLdZ):
        loop = []
        loop.append(loop)
        return loop
