import numpy as np


class MSELoss:
    """
    The mean of the squared differences between a prediction and its target.

    prediction     N × C          what the network gave, stored by forward
    target         N × C          what it should have given, stored by forward
    L              a number       the loss
    dLdprediction  N × C          how changes in the prediction affect the loss

    Matrices are numpy arrays of two dimensions, of dtype float64.
    """

    def __init__(self):
        pass

    def forward(self, prediction, target):
        """
        :param prediction: N × C: what the network gave, stored by forward
        :param target: N × C: what it should have given, stored by forward
        :return: L, a number: the loss
        """
        # TODO: store self.prediction, N × C.
        # TODO: store self.target, N × C.
        # TODO: compute L and return it.
        raise NotImplementedError("forward is not written yet")

    def backward(self):
        """
        :return: dLdprediction, N × C: how changes in the prediction affect the loss
        """
        # TODO: compute dLdprediction and return it.
        raise NotImplementedError("backward is not written yet")
