import numpy as np


class Linear:

    def __init__(self, in_features, out_features, debug=False):
        self.W = np.zeros((out_features, in_features))
        self.b = np.zeros((out_features, 1))
        self.debug = debug

    def forward(self, A):
        self.A = A
        self.N = A.shape[0]
        Z = np.dot(self.A, self.W.T) + np.dot(np.ones((self.N, 1)), self.b.T)
        return Z

    def backward(self, dLdZ):
        dLdA = np.dot(dLdZ, self.W)
        dLdW = np.dot(dLdZ.T, self.A)
        dLdb = np.dot(dLdZ.T, np.ones((self.N, 1)))
        self.dLdW = dLdW
        self.dLdb = dLdb
        if self.debug:
            self.dLdA = dLdA
        return dLdA
