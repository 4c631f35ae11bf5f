import numpy as np


class Linear:
    """np.matrix, whose * is the matrix product."""

    def __init__(self, in_features, out_features):
        self.W = np.matrix(np.zeros((out_features, in_features)))
        self.b = np.matrix(np.zeros((out_features, 1)))

    def forward(self, A):
        self.A = np.matrix(A)
        self.N = self.A.shape[0]
        return self.A * self.W.T + np.matrix(np.ones((self.N, 1))) * self.b.T

    def backward(self, dLdZ):
        dLdZ = np.matrix(dLdZ)
        self.dLdW = dLdZ.T * self.A
        self.dLdb = dLdZ.T.sum(axis=1)
        return dLdZ * self.W
