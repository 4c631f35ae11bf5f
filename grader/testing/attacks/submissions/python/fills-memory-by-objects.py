# Tries to use up memory by many objects.


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        kept = []
        while True:
            kept.append([0] * 1000)

    def backward(self, dLdZ):
        pass
