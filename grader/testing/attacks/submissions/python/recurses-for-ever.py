# Tries to end the stack of the interpreter.
import sys

sys.setrecursionlimit(1 << 30)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        again = lambda: again()
        again()

    def backward(self, dLdZ):
        pass
