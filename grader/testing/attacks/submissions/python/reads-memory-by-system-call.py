# Tries to read the grader's memory by process_vm_readv.
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(1 << 16)


class Piece(ctypes.Structure):
    _fields_ = [('base', ctypes.c_void_p), ('length', ctypes.c_size_t)]


for line in open(f'/proc/{ctypes.CDLL(None).getppid()}/maps'):
    start = int(line.split('-')[0], 16)
    here, there = Piece(ctypes.addressof(buffer), 1 << 16), Piece(start, 1 << 16)
    if '[stack]' in line and libc.process_vm_readv(ctypes.CDLL(None).getppid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0:
        print('__TOKEN__ stolen')
        open('__WATCHED__/stolen', 'w')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
