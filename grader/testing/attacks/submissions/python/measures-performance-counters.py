# Tries to spy on the kernel and on others.
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
event = ctypes.create_string_buffer(128)
for number in (298, 321, 323, 250, 248, 163, 155, 165, 161, 246, 310, 272, 308, 175, 313):
    if libc.syscall(number, event, 0, -1, -1, 0) >= 0:
        print('FOUND-__TOKEN__', number)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
