"""Values across the border, as text: what the student's code gets, and what it gave.

Each value is read once, by the base classes' own methods, and copied plain: no method, property or conversion that the student's
code overrides has a say.
"""
import struct
import types
from _json import encode_basestring_ascii
from binascii import b2a_base64
from json import JSONDecoder

import numpy

# No quantity of any problem is larger; a larger answer is named instead of copied.
MAX_ENTRIES = 65_536
MAX_DEPTH = 4
MAX_TEXT = 500
# Of attributes that are told where one is missing, and characters of their names.
MAX_OTHERS, MAX_NAME = 20, 40
# Whole numbers up to it are float64 numbers.
MAX_WHOLE = 2**53

ndarray, matrix = numpy.ndarray, numpy.matrix
# Taken while they are still numpy's own.
array, as_array, copy, quiet, FLOAT64 = numpy.array, numpy.asarray, ndarray.copy, numpy.errstate, numpy.dtype("<f8")
scan, pack_one = JSONDecoder().scan_once, struct.Struct("<d").pack
SCALARS = frozenset(numpy.dtype(code).type for code in "bhilqBHILQefdg")
dict_of = type.__dict__["__dict__"].__get__
mro_of = type.__dict__["__mro__"].__get__
name_of = type.__dict__["__name__"].__get__

NAMES = {
    type(None): "None",
    type(...): "`...`, a place that is still to be filled in",
    type(NotImplemented): "`NotImplemented`, the word for what is still to be written",
    bool: "a bool",
    numpy.bool_: "a bool",
    str: "a string",
    types.GeneratorType: "a generator (of `yield`, or of a `for` in round brackets)",
    types.AsyncGeneratorType: "an async generator",
    types.FunctionType: "a function",
    types.BuiltinFunctionType: "a function that was not called",
    types.MethodType: "a method that was not called",
    types.ModuleType: "a module",
    type: "a class",
}


class Unreadable(Exception):
    """A value that is no matrix of numbers; says in a few words what it is."""


# The matrices of a message, and the position of each, as it is answered, by its shape and bytes.
tensors, positions = [], {}


def take_tensors(wire):
    tensors[:] = [array(scan(text, 0)[0], FLOAT64) for text in wire]
    positions.clear()
    positions.update(((each.shape, each.tobytes()), str(at)) for at, each in enumerate(tensors))


def to_value(value):
    """A float64 array (or a number), made anew for every use."""
    if type(value) is dict:
        return value["n"]
    numbers = tensors[value]
    return copy(numbers) if numbers.ndim else float(numbers)


def like(value, current):
    """The value as the matrix class that the constructor chose, so that `*` keeps its meaning."""
    return value.view(matrix) if type(current) is matrix and type(value) is ndarray and value.ndim == 2 else value


def describe(value):
    """One answer, as JSON."""
    # Nearly all of them, by the short way.
    kind = type(value)
    if kind is ndarray and value.dtype is FLOAT64 and value.ndim <= MAX_DEPTH and value.size <= MAX_ENTRIES:
        return describe_numbers(value.shape, value.tobytes())
    if kind is int and -MAX_WHOLE <= value <= MAX_WHOLE:
        return describe_numbers((), pack_one(value))
    if value is None:
        return '{"kind":"nothing","is":"None"}'
    if is_awaitable(value):
        return '{"kind":"fault","id":"async-method","message":""}'
    try:
        numbers, dtypes = [], []
        shape = collect(value, MAX_DEPTH, numbers, dtypes)
    except Unreadable as reason:
        return '{"kind":"unreadable","found":%s}' % quote(reason.args[0])
    data = numbers[0] if len(numbers) == 1 and type(numbers[0]) is bytes else struct.pack("<%dd" % len(numbers), *numbers)
    return describe_numbers(shape, data, " " + dtypes[0] if dtypes else "")


def absent(instance):
    """The answer for an attribute that does not exist: what the instance has instead."""
    others = []
    for name, value in getattr(instance, "__dict__", {}).items():
        if type(name) is not str or len(name) > MAX_NAME:
            continue
        shape = ',"shape":[%s]' % ",".join(map(str, value.shape)) if type(value) is ndarray and value.ndim <= MAX_DEPTH else ""
        others.append('{"name":%s%s}' % (quote(name), shape))
    return '{"kind":"absent","others":[%s]}' % ",".join(others[:MAX_OTHERS])


def describe_numbers(shape, data, precision=""):
    """Its position, where it is to the bit a matrix of the message."""
    position = None if precision else positions.get((shape, data))
    if position is not None:
        return position
    extents = "%d,%d" % shape if len(shape) == 2 else ",".join([str(extent) for extent in shape])
    return '"%s %s%s"' % (extents, b2a_base64(data, newline=False).decode(), precision)


def is_awaitable(value):
    """Whether it is what an `async` method returns; then it is closed, so that Python does not warn of it."""
    kind = type(value)
    if kind is types.CoroutineType:
        value.close()
    return kind is not ndarray and any("__await__" in dict_of(base) for base in mro_of(kind))


def quote(text, limit=MAX_TEXT):
    """JSON of a text of at most `limit` UTF-16 units."""
    text = text[:limit].encode("utf-8", "replace").decode("utf-8")
    return encode_basestring_ascii(text if not text or max(text) < "\U00010000" else text[: limit // 2])


def collect(value, depth, numbers, dtypes):
    """Adds a value's entries, row by row, and gives its shape. A lone array is added whole, as its bytes."""
    kind = type(value)
    if kind is float:
        numbers.append(value)
        return ()
    if issubclass(kind, ndarray):
        return collect_array(value, depth, numbers, dtypes)
    if kind in SCALARS:
        return collect_array(as_array(value), depth, numbers, dtypes)
    if issubclass(kind, (list, tuple)):
        return collect_rows(value, depth, numbers, dtypes)
    if issubclass(kind, float):
        numbers.append(float.__float__(value))
        return ()
    if issubclass(kind, int) and kind is not bool:
        try:
            numbers.append(int.__float__(value))
            return ()
        except OverflowError:
            raise Unreadable("a whole number that no float64 can hold") from None
    raise Unreadable(name(kind))


def collect_array(value, depth, numbers, dtypes):
    kind = type(value)
    if kind is not ndarray:
        if any(name_of(base) == "MaskedArray" for base in mro_of(kind)):
            raise Unreadable("a masked array")
        value = ndarray.view(value, ndarray)
    dtype = value.dtype
    if value.ndim > depth:
        raise Unreadable("an array of %d dimensions" % (value.ndim + MAX_DEPTH - depth))
    if value.size + len(numbers) > MAX_ENTRIES:
        raise Unreadable("a matrix of %d entries" % value.size)
    if dtype.kind == "O":
        dtypes.append("object")
        for entry in value.ravel().tolist():
            if isinstance(entry, (ndarray, list, tuple)) or collect(entry, 0, numbers, []) != ():
                raise Unreadable("an array with %s in it" % name(type(entry)))
        return value.shape
    if dtype.kind not in "fiu":
        kinds = {"b": "booleans", "c": "complex numbers", "U": "strings", "S": "bytes"}
        raise Unreadable("an array of %s" % kinds.get(dtype.kind, "dtype %s" % dtype.name))
    if dtype.kind != "f" or dtype.itemsize < 8:
        dtypes.append(dtype.name[:20])
    if dtype != FLOAT64:
        with quiet(all="ignore"):
            value = value.astype(FLOAT64)
    if depth == MAX_DEPTH:
        numbers.append(value.tobytes())
    else:
        numbers.extend(value.ravel().tolist())
    return value.shape


def collect_rows(value, depth, numbers, dtypes):
    base, word = (list, "list") if issubclass(type(value), list) else (tuple, "tuple")
    rows = base.__getitem__(value, slice(None))
    if depth == 0:
        raise Unreadable("a list nested more than %d deep" % MAX_DEPTH)
    if len(rows) + len(numbers) > MAX_ENTRIES:
        raise Unreadable("a matrix of more than %d entries" % MAX_ENTRIES)
    inner = None
    for row in rows:
        try:
            shape = collect(row, depth - 1, numbers, dtypes)
        except Unreadable as reason:
            plain = name(type(row))
            raise Unreadable("a %s with %s in it" % (word, plain) if reason.args[0] == plain else reason.args[0]) from None
        if inner is not None and shape != inner:
            raise Unreadable("a %s whose parts differ in shape" % word)
        inner = shape
    return (len(rows), *(inner or ()))


def name(kind):
    """What a thing is, in a few words: `a string`, `an OrderedDict`."""
    if kind in NAMES:
        return NAMES[kind]
    word = name_of(kind)
    return "%s %s" % ("an" if word[:1].lower() in "aeiou" else "a", word)
