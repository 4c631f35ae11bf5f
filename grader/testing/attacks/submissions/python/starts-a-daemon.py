# Tries to leave a process behind.
import os, time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(64):
            try:
                os.close(number)
            except OSError:
                pass
        time.sleep(2)
        try:
            open('__WATCHED__/daemon', 'w')
        except OSError:
            pass
        os.execv('/bin/sh', ['sh', '-c', ': __TOKEN__; sleep 20'])
    os._exit(0)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
