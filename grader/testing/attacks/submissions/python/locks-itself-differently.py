# Tries to add a filter that tells the supervisor.
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(22, 1, 0, 0, 0) == 0 or libc.syscall(317, 0, 0, 0) == 0:
    open('__WATCHED__/strict', 'w')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
