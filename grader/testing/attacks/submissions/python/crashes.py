# Tries to crash the interpreter.


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        import ctypes

        ctypes.string_at(0)

    def backward(self, dLdZ):
        pass
