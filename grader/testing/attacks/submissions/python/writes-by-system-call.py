# Tries to write a file past Python.
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.creat(b'__WATCHED__/creat', 0o666)
libc.open(b'__WATCHED__/open', 0o101, 0o666)
libc.mkdir(b'__WATCHED__/folder', 0o777)
libc.symlink(b'/etc/passwd', b'__WATCHED__/link')
libc.mknod(b'__WATCHED__/fifo', 0o10666, 0)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
