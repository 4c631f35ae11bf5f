# Tries to reserve more memory than there is.
import mmap

kept = [mmap.mmap(-1, 1 << 40) for _ in range(10)]


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
