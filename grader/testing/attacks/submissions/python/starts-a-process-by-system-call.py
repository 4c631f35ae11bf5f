# Tries to fork past the C library.
import ctypes, os, platform

libc = ctypes.CDLL(None, use_errno=True)
clone, fork = (56, 57) if platform.machine() == 'x86_64' else (220, 220)
for number, arguments in ((fork, (17, 0, 0, 0, 0)), (clone, (17, 0, 0, 0, 0)), (435, (0, 0))):
    if libc.syscall(number, *arguments) == 0:
        try:
            open('__WATCHED__/forked', 'w')
        except OSError:
            pass
        os.execv('/bin/sh', ['sh', '-c', ': __TOKEN__; sleep 20'])


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
