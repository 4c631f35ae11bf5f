import numpy as np


def zeros(in_features, out_features):
    return np.zeros([out_features, in_features]), np.zeros([out_features, 1])
