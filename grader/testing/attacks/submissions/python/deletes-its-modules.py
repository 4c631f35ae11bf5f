# Tries to take away what the host may use.
import sys

for name in list(sys.modules):
    if name not in ('builtins', 'sys'):
        del sys.modules[name]
import builtins

for name in ('print', 'len', 'str', 'repr', 'isinstance', 'getattr', 'type'):
    delattr(builtins, name)


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
