import numpy as np


class ReLU:

    def forward(self, Z):
        self.Z = Z
        A = np.maximum(Z, 0)
        return A

    def backward(self, dLdA):
        mask = self.Z > 0
        return np.where(mask, dLdA, 0)
