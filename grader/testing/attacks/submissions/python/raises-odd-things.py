# Tries to raise what cannot be described.
class Odd(BaseException):
    def __str__(self):
        raise self

    __repr__ = __str__

    @property
    def __traceback__(self):
        while True:
            pass


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        raise Odd()

    def backward(self, dLdZ):
        raise Exception('\x1b[2J' * 100_000)
