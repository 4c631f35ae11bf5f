# Tries to undo the limits of the operating system.
import resource

for name in (resource.RLIMIT_FSIZE, resource.RLIMIT_AS, resource.RLIMIT_CPU):
    resource.setrlimit(name, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
open('__WATCHED__/limits', 'w').write('x')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
