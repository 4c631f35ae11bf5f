# Tries to import what is not installed for it.
import pip

print(pip.__file__)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
