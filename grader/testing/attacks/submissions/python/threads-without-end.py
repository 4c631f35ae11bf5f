# Tries to fill the machine with threads.
import threading, time

for _ in range(2000):
    threading.Thread(target=time.sleep, args=(30,)).start()


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
