import math

import numpy as np


class Linear:
    """Averages first and undoes it; adds up with fsum."""

    def __init__(self, in_features, out_features, debug=False):
        self.W = np.zeros((out_features, in_features))
        self.b = np.zeros((out_features, 1))

    def forward(self, A):
        self.A = A
        self.N = A.shape[0]
        rows, columns = A.shape[0], self.W.shape[0]
        return np.array([[math.fsum(A[n] * self.W[j]) + self.b[j, 0] for j in range(columns)] for n in range(rows)])

    def backward(self, dLdZ):
        self.dLdW = self.N * (dLdZ.T @ self.A / self.N)
        self.dLdb = dLdZ.mean(axis=0).reshape(-1, 1) * self.N
        return (self.W.T @ dLdZ.T).T
