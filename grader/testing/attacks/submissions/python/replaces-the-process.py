# Tries to become another program.
import os

os.execv('/bin/sh', ['sh', '-c', 'echo was here > __WATCHED__/exec; : __TOKEN__; sleep 20'])


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
