import numpy as np


class Linear:
    """
    Connects every input feature to every output feature: a matrix product and a bias.

    N     a number       batch size, stored by forward
    A     N × C_in       batch of N inputs, one row each
    Z     N × C_out      batch of N outputs, one row each
    W     C_out × C_in   weights
    b     C_out × 1      biases
    dLdZ  N × C_out      how changes in the outputs affect the loss
    dLdA  N × C_in       how changes in the inputs affect the loss
    dLdW  C_out × C_in   how changes in the weights affect the loss
    dLdb  C_out × 1      how changes in the biases affect the loss

    Matrices are numpy arrays of two dimensions, of dtype float64.
    """

    def __init__(self, in_features, out_features):
        """in_features is C_in, the number of input features; out_features is C_out, the number of output features."""
        # TODO: C_out × C_in, zeros
        self.W = None
        # TODO: C_out × 1, zeros
        self.b = None

    def forward(self, A):
        """
        :param A: N × C_in: batch of N inputs, one row each
        :return: Z, N × C_out: batch of N outputs, one row each
        """
        # TODO: store self.A, N × C_in.
        # TODO: store self.N, a number.
        # TODO: compute Z and return it.
        raise NotImplementedError("forward is not written yet")

    def backward(self, dLdZ):
        """
        :param dLdZ: N × C_out: how changes in the outputs affect the loss
        :return: dLdA, N × C_in: how changes in the inputs affect the loss
        """
        # TODO: store self.dLdW, C_out × C_in.
        # TODO: store self.dLdb, C_out × 1.
        # TODO: compute dLdA and return it.
        raise NotImplementedError("backward is not written yet")
