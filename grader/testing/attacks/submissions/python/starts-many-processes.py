# Tries to fill the machine with processes.
import os, time

for _ in range(60):
    if os.fork() == 0:
        os.execv('/bin/sh', ['sh', '-c', ': __TOKEN__; sleep 20'])
time.sleep(1)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
