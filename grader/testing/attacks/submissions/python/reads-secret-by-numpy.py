# Tries to read a file through numpy.
import numpy as np

print(bytes(np.fromfile('__SECRET__', dtype='u1')))
print(bytes(np.memmap('__SECRET__', mode='r')))


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
