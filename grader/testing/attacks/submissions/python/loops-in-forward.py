# Tries to never end when called.


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        while True:
            pass

    def backward(self, dLdZ):
        pass
