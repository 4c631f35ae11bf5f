"""Modules that tell the time, draw by chance or name the machine: they are changed as soon as they are imported, by whomever."""
import os
import sys
from importlib.util import _LazyModule
from types import ModuleType

from python_ambient import draw_bits, follow, tick
from python_places import HOST_NAME, THREAD

# A node of the network, as `uuid.getnode` tells it: one that no device has.
NODE = 0x010000000000
# In nanoseconds.
SECOND = 1_000_000_000
# Bytes of an array that numpy does not keep back for the next one of its size.
KEPT_BACK = 1024


class AtImport:
    """Finds what others find, and has it changed once it is loaded."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        change = CHANGES.get(name)
        if change is None:
            return None
        found = (finder.find_spec(name, path, target) for finder in sys.meta_path if finder is not cls)
        spec = next((spec for spec in found if spec is not None), None)
        if spec is not None and spec.loader is not None:
            spec.loader = Changing(spec.loader, change)
        return spec


class Changing:
    """A loader that changes what another one loads."""

    def __init__(self, loader, change):
        self.loader = loader
        self.change = change

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self.loader
        self.loader.exec_module(module)
        self.change(module)


def install_changes():
    sys.meta_path.insert(0, AtImport)
    for name, change in CHANGES.items():
        module = sys.modules.get(name)
        if type(module) is _LazyModule:
            spec = ModuleType.__getattribute__(module, "__spec__")
            spec.loader = Changing(spec.loader, change)
        elif module is not None:
            change(module)


class Datetimes(type):
    """Of the class that stands in for `datetime`: the other's instances, which libraries make, count as its own."""

    def __instancecheck__(cls, instance):
        return isinstance(instance, cls.__base__) if "stands_in" in vars(cls) else type.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls.__base__) if "stands_in" in vars(cls) else type.__subclasscheck__(cls, other)


def change_datetime(module):
    class datetime(module.datetime, metaclass=Datetimes):
        stands_in = True

        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(tick() / 1e9, tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(tick() / 1e9, module.timezone.utc).replace(tzinfo=None)

        today = now

    datetime.__qualname__, datetime.__module__ = "datetime", "datetime"
    module.datetime = datetime
    if "_datetime" in sys.modules:
        sys.modules["_datetime"].datetime = datetime


class Datetime64:
    """In place of numpy's, which cannot be derived from: `now` and `today` follow the script."""

    def __init__(self, real, dtype):
        self.real, self.dtype = real, dtype

    def __call__(self, *args):
        word = args[0].strip().lower() if args and type(args[0]) is str else ""
        if word == "now":
            args = (self.real(tick() // SECOND, "s"), *args[1:])
        elif word == "today":
            args = (self.real(tick() // (86_400 * SECOND), "D"), *args[1:])
        return self.real(*args)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.real)

    def __subclasscheck__(self, other):
        return issubclass(other, self.real)

    def __mro_entries__(self, bases):
        return (self.real,)

    def __getattr__(self, name):
        return getattr(self.real, name)

    def __repr__(self):
        return repr(self.real)


def change_numpy(module):
    module.datetime64 = Datetime64(module.datetime64, module.dtype("M8"))
    module.empty, module.empty_like = filled(module.empty, module), filled(module.empty_like, module)


def filled(make, module):
    """
    What makes arrays that nobody has written to. Small ones are those that numpy has kept back of earlier ones, which are not the same
    in a class and alone: they are filled as the C library fills the others.
    """
    fill, read = module.ndarray.fill, module.frombuffer

    def made(*args, **kwargs):
        array = make(*args, **kwargs)
        dtype = array.dtype
        if 0 < array.nbytes < KEPT_BACK and not dtype.hasobject:
            fill(array, read(b"\x55" * dtype.itemsize, dtype)[0])
        return array

    return made


def change_random(module):
    seed_generator = module.Random.seed

    def seed(self, a=None, version=2):
        seed_generator(self, draw_bits(64) if a is None else a, version)

    module.Random.seed = seed
    module.seed = module._inst.seed
    module._urandom = os.urandom
    follow(module.seed)


def change_numpy_random(module):
    # Asked for the seed of each generator that is given none.
    module.bit_generator.randbits = draw_bits
    follow(module.seed)


def change_uuid(module):
    # What asks the system is left out: then it is the time, the node and `os.urandom`.
    module._generate_time_safe = module._UuidCreate = None
    module._node = NODE


def change_threading(module):
    module.get_ident = module.get_native_id = lambda: THREAD
    # Where it was loaded before; what it knows of the only thread.
    main = module.main_thread()
    module._active.pop(main._ident, None)
    main._ident = main._native_id = THREAD
    module._active[THREAD] = main


def change_resource(module):
    module.getrusage = lambda who: module.struct_rusage((tick() / 1e9, 0.0) + (0,) * 14)


CHANGES = {
    "_socket": lambda module: setattr(module, "gethostname", lambda: HOST_NAME),
    "_ssl": lambda module: setattr(module, "RAND_bytes", os.urandom),
    "_uuid": lambda module: setattr(module, "generate_time_safe", None),
    "datetime": change_datetime,
    "numpy": change_numpy,
    "numpy.random": change_numpy_random,
    "random": change_random,
    "resource": change_resource,
    "threading": change_threading,
    "uuid": change_uuid,
}
