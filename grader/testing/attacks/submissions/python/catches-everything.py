# Tries to survive every way to stop it.


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass

    def backward(self, dLdZ):
        pass
