"""What a course would write today in Python: the same kinds of checks with unittest and numpy, on 100 samples."""
import importlib.util
import os
import unittest

import numpy as np

spec = importlib.util.spec_from_file_location("linear", os.environ["PEER_SUBMISSION"])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
random = np.random.default_rng(1)


def samples():
    for _ in range(100):
        n, i, o = random.integers(1, 7, 3)
        yield tuple(random.uniform(-10, 10, shape) for shape in ((n, i), (o, i), (o, 1), (n, o)))


def layer(A, W, b, dLdZ):
    linear = module.Linear(W.shape[1], W.shape[0])
    linear.W, linear.b = W.copy(), b.copy()
    Z = linear.forward(A.copy())
    return linear, Z, linear.backward(dLdZ.copy())


class Peer(unittest.TestCase):
    def close(self, received, expected):
        self.assertEqual(np.shape(received), expected.shape)
        np.testing.assert_allclose(received, expected, atol=1e-8)

    def test_init(self):
        self.close(module.Linear(2, 3).W, np.zeros((3, 2)))
        self.close(module.Linear(2, 3).b, np.zeros((3, 1)))

    def test_forward(self):
        for A, W, b, dLdZ in samples():
            self.close(layer(A, W, b, dLdZ)[1], A @ W.T + b.T)

    def test_gradients(self):
        for A, W, b, dLdZ in samples():
            linear, _, dLdA = layer(A, W, b, dLdZ)
            self.close(dLdA, dLdZ @ W)
            self.close(linear.dLdW, dLdZ.T @ A)
            self.close(linear.dLdb, dLdZ.sum(axis=0, keepdims=True).T)

    def test_state(self):
        for A, W, b, dLdZ in samples():
            linear, _, _ = layer(A, W, b, dLdZ)
            self.close(linear.A, A)
            self.assertEqual(linear.N, len(A))

    def test_same(self):
        for given in samples():
            self.close(layer(*given)[1], layer(*given)[1])


if __name__ == "__main__":
    unittest.main()
