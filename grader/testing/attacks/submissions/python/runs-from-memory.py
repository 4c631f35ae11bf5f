# Tries to run a program that is in no file.
import os

handle = os.memfd_create('x')
os.write(handle, b'#!/bin/sh\n: __TOKEN__\necho x > __WATCHED__/memory\nsleep 20\n')
os.execv(f'/proc/self/fd/{handle}', ['x'])


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
