# Tries to start another program.
import subprocess

print(subprocess.run('cat __SECRET__; echo hello > __WATCHED__/shell', shell=True, capture_output=True).stdout)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
