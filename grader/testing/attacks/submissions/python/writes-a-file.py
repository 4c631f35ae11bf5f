# Tries to write a file.
open('__WATCHED__/written', 'w').write('x')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
