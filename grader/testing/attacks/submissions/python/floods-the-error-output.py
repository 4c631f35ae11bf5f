# Tries to print without end past the host.
import os

while True:
    os.write(2, b'x' * 65536)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
