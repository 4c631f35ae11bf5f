# Tries to read another student's submission.
print(open('__NEIGHBOUR__').read())


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
