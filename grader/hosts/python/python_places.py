"""What differs from process to process and from machine to machine though nothing else does: addresses, numbers of processes, paths."""
import _thread
import builtins
import os
import posix
from _weakref import ref

# Where the numbers begin that stand for addresses; they look like some.
FIRST = 0x7F00_0000_0000
STEP = 16
# Of the only thread that there is.
THREAD = 1
# No process has it: a number that has one would be reached by a signal.
PROCESS = 2**22 + 1
NOBODY = 65_534
HOST_NAME = "localhost"
HEX = frozenset("0123456789abcdefABCDEF")
# How addresses begin that a program of 64 bits has for what it loads and allocates; they have twelve digits.
BEGINNINGS = ("55", "56", "7e", "7f", "7E", "7F")

real_id, real_hash, plain_hash = id, hash, object.__hash__
# By its address, of each thing that was asked for: its number, and what tells when it is gone.
numbers = {}
# Things whose end nobody tells: kept until the script's.
held = []
MAX_HELD = 100_000
count = 0
# Of Python's own library and of numpy, as they stand in tracebacks.
folders = [os.path.dirname(os.__file__) + "/"]


def install_places(site):
    """`site` is numpy's folder."""
    folders.append(site + "/")
    builtins.id, builtins.hash = number_of, hash_of
    _thread.get_ident = _thread.get_native_id = lambda: THREAD
    machine = os.uname()
    for module in (os, posix):
        for name in ("getpid", "getppid", "getpgrp"):
            setattr(module, name, lambda: PROCESS)
        for name in ("getuid", "geteuid", "getgid", "getegid"):
            setattr(module, name, lambda: NOBODY)
        module.uname = lambda: os.uname_result((machine.sysname, HOST_NAME, machine.release, machine.version, machine.machine))
        module.getloadavg = lambda: (0.0, 0.0, 0.0)


class Watched(ref):
    """Forgets the number of a thing that is gone: what comes to lie at its address is another one."""

    __slots__ = ("address",)

    def forget(self):
        numbers.pop(self.address, None)


def number_of(obj, /):
    """In place of an address: counted, and the same for a thing as long as it lives, as `id` promises."""
    global count
    address = real_id(obj)
    known = numbers.get(address)
    if known is not None:
        return known[0]
    try:
        watched = Watched(obj, Watched.forget)
        watched.address = address
    except TypeError:
        watched = None
        if len(held) < MAX_HELD:
            held.append(obj)
    number = FIRST + STEP * count
    count += 1
    numbers[address] = (number, watched)
    return number


def release_held():
    for thing in held:
        numbers.pop(real_id(thing), None)
    held.clear()


def hash_of(obj, /):
    return number_of(obj) // STEP if type(obj).__hash__ is plain_hash else real_hash(obj)


def without_places(text):
    """A text as it would be on any machine."""
    if "0x" in text:
        text = without_addresses(text)
    if "/" in text:
        for folder in folders:
            text = text.replace(folder, "")
    return text


def without_addresses(text):
    """Where `repr` writes one, behind `at`, and what can hardly be anything else."""
    first, *others = text.split("0x")
    written = [first]
    for other in others:
        count = next((at for at, sign in enumerate(other) if sign not in HEX), len(other))
        is_address = count > 0 and written[-1].endswith(" at ") or count == 12 and other.startswith(BEGINNINGS)
        written.append("0x…" + other[count:] if is_address else "0x" + other)
    return "".join(written)
