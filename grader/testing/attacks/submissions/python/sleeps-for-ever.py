# Tries to wait without using the processor.


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        import time

        time.sleep(1e6)

    def backward(self, dLdZ):
        pass
