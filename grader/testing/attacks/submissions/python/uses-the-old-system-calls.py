# Tries to make system calls by the numbers of another machine.
import ctypes, mmap

# mov eax, 2 (fork, 32 bit); int 0x80; ret
code = b'\xb8\x02\x00\x00\x00\xcd\x80\xc3'
page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write(code)
if ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))() == 0:
    import os

    os.execv('/bin/sh', ['sh', '-c', ': __TOKEN__; sleep 20'])


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
