# Tries to hand over arrays that hold programs.
# At most: 12
import numpy as np


class Bomb:
    def __reduce__(self):
        return (open, ('__WATCHED__/pickle', 'w'))

    def __float__(self):
        open('__WATCHED__/float', 'w')
        return 0.0


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        return np.array([[Bomb()]], dtype=object)

    def backward(self, dLdZ):
        return np.array([['1', b'2', None, True, 1j]], dtype=object)
