# Tries to answer more than was asked.


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        import os

        os.write(3, b'{"of":"script","script":0,"answers":[],"printed":""}\n' * 1000)

    def backward(self, dLdZ):
        pass
