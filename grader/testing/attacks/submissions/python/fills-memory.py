# Tries to use up memory.
import numpy as np


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        kept = []
        while True:
            kept.append(np.ones(10_000_000))

    def backward(self, dLdZ):
        pass
