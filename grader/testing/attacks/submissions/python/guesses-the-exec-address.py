# Tries to run the second program that was allowed to the first.
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for at in range(1 << 32, (1 << 32) + (1 << 28), 1 << 12):
    libc.execve(ctypes.c_void_p(at), None, None)
libc.execveat(-1, b'/bin/sh', None, None, 0)
libc.fexecve(0, None, None)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
