# Tries to answer what was not asked yet.
import os

os.write(3, b'{"of":"load","answer":{"kind":"done"}}\n')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
