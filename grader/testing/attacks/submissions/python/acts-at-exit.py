# Tries to act when it is over.
import atexit, threading

atexit.register(lambda: open('__WATCHED__/exit', 'w'))


class Last:
    def __del__(self):
        open('__WATCHED__/deleted', 'w')


last = Last()
threading.Thread(target=lambda: open('__WATCHED__/thread', 'w')).start()


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
