"""
The first lines of the student's process, run by `-c`: the arguments are the folder that numpy lies in and below it, line by line, those
of other packages, the compiled host in base64, and the names of further packages that the rubric allows.
"""
import sys
from importlib.machinery import PathFinder
from importlib.util import LazyLoader, spec_from_file_location

sys.path[:] = [path for path in sys.path if path]


class Numpy:
    """
    Finds numpy where it lies, since the folder around it cannot be looked into; and puts off those parts of it that few submissions use to
    their first use: they are a third of its import.
    """

    site = ""
    parts = frozenset("numpy." + part for part in ("ctypeslib", "fft", "ma", "polynomial", "random", "testing"))

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == "numpy":
            folder = cls.site + "/numpy"
            return spec_from_file_location(name, folder + "/__init__.py", submodule_search_locations=[folder])
        spec = PathFinder.find_spec(name, path, target) if name in cls.parts else None
        if spec is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def start(folders, code, *allowed):
    path = list(sys.path)
    site, *others = folders.split("\n")
    Numpy.site = site
    sys.path.extend(others)
    sys.meta_path.insert(0, Numpy)
    for name in ("numpy", *allowed):
        try:
            __import__(name)
        except Exception as error:
            sys.exit("%s in %s cannot be imported: %s: %s" % (name, site, type(error).__name__, error))
    numpy = sys.modules["numpy"]
    sys.meta_path.remove(Numpy)
    # Python's own library and what is loaded now are all that can be imported from here on.
    sys.path[:] = path
    left, right = numpy.arange(17.0 * 33).reshape(17, 33), numpy.arange(33.0 * 9).reshape(33, 9)
    if not numpy.array_equal(left @ right, (left[:, :, None] * right[None, :, :]).sum(axis=1)):
        sys.exit("numpy in %s computes wrong products on this machine" % site)

    import binascii
    import builtins
    import gc
    import marshal
    import os
    import types

    names = []
    for name, compiled in marshal.loads(binascii.a2b_base64(code)):
        module = types.ModuleType(name)
        # Builtins of its own, which the student's code cannot patch.
        module.__dict__["__builtins__"] = dict(vars(builtins))
        sys.modules[name] = module
        exec(compiled, module.__dict__)
        names.append(name)
    for name in names:
        del sys.modules[name]
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.argv[:] = [""]
    getattr(sys, "orig_argv", [])[:] = []
    module.settle(site)
    host = module.Host()
    module.keep_first(host, 0)
    # What is loaded now stays: it need not be looked at again, in none of the copies.
    gc.freeze()
    # A read of nothing. A process that is to be copied stops at its first read of the channel (jail/zygote.c), and each copy goes on from here.
    os.read(3, 0)
    channel = os.dup(3)
    os.close(3)
    module.serve(host, channel)


start(*sys.argv[1:])
