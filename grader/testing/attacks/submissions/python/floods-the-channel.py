# Tries to answer without end.
import os

while True:
    os.write(3, b'x' * 65536)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
