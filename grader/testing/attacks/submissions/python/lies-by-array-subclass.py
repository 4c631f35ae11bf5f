# Tries to hand over an array that agrees with everything.
# At most: 12
import numpy as np


class Lie(np.ndarray):
    def __eq__(self, other):
        return True

    def __array__(self, *_):
        return np.zeros((1, 1))

    def tolist(self):
        return [[0.0]]

    shape = property(lambda self: (2, 3))


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        return np.zeros((1, 1)).view(Lie)

    def backward(self, dLdZ):
        return np.zeros((1, 1)).view(Lie)
