# Tries to have the grader write through a link.
import os

os.symlink('__WATCHED__/through-link', '__RESULT__')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
