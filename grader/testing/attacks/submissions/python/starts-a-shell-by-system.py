# Tries to start another program by the C library.
import os

os.system('echo hello > __WATCHED__/system')
print(os.popen('cat __SECRET__').read())


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
