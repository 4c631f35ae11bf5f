# Tries to learn of what others do.
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
handle = libc.inotify_init()
if handle >= 0 and libc.inotify_add_watch(handle, b'__WATCHED__', 0xFFF) >= 0:
    print('FOUND-__TOKEN__')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
