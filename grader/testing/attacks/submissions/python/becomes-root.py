# Tries to become another user.
import os

os.setuid(0)
os.setgid(0)
print(open('__SECRET__').read())


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
