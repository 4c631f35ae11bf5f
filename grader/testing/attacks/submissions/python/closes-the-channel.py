# Tries to leave the grader waiting.
import os
import select

for number in range(3, 64):
    try:
        os.close(number)
    except OSError:
        pass
select.select([], [], [], 60)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
