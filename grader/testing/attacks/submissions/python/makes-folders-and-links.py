# Tries to change the file system without opening a file.
import os

for change in (lambda: os.mkdir('__WATCHED__/folder'), lambda: os.symlink('x', '__WATCHED__/link'), lambda: os.mkfifo('__WATCHED__/fifo'), lambda: os.rename('__WATCHED__/kept', '__WATCHED__/moved'), lambda: os.remove('__WATCHED__/kept'), lambda: os.truncate('__WATCHED__/kept', 0)):
    try:
        change()
    except OSError:
        pass


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
