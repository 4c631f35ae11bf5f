import numpy as np


class ReLU:
    """
    Lets every positive number through and makes all others 0.

    Z     N × C          batch of N inputs, one row each, stored by forward
    A     N × C          batch of N outputs, one row each
    dLdA  N × C          how changes in the outputs affect the loss
    dLdZ  N × C          how changes in the inputs affect the loss

    Matrices are numpy arrays of two dimensions, of dtype float64.
    """

    def __init__(self):
        pass

    def forward(self, Z):
        """
        :param Z: N × C: batch of N inputs, one row each, stored by forward
        :return: A, N × C: batch of N outputs, one row each
        """
        # TODO: store self.Z, N × C.
        # TODO: compute A and return it.
        raise NotImplementedError("forward is not written yet")

    def backward(self, dLdA):
        """
        :param dLdA: N × C: how changes in the outputs affect the loss
        :return: dLdZ, N × C: how changes in the inputs affect the loss
        """
        # TODO: compute dLdZ and return it.
        raise NotImplementedError("backward is not written yet")
