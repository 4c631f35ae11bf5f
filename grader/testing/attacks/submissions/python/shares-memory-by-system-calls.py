# Tries to leave a message for the next submission.
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
number = libc.shmget(0x5EC2E7, 4096, 0o1666)
queue = libc.msgget(0x5EC2E7, 0o1666)
if number >= 0 or queue >= 0:
    print('FOUND-__TOKEN__')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
