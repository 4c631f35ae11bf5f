# Tries to change another student's submission.
open('__NEIGHBOUR__', 'a').write('# changed')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
