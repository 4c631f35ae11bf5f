"""What the student's code finds around it: output that is collected instead of printed, and chance and time that follow the script."""
import builtins
import io
import os
import sys
import time
from _random import Random

MAX_PRINTED = 20_000
# Nanoseconds between two looks at the clock, so that a loop that waits for it ends.
TICK = 1_000_000
START = 1_700_000_000


class Kept(io.RawIOBase):
    """Takes whatever is written and keeps the beginning."""

    def __init__(self):
        self.text = bytearray()

    def writable(self):
        return True

    def write(self, data):
        with memoryview(data) as view:
            self.text += view.cast("B")[: max(0, MAX_PRINTED - len(self.text))]
            return view.nbytes


kept = Kept()
chance = Random()
now = START * 1_000_000_000
seeds = []


def install_output():
    """Collects what is printed; what is written to the descriptors themselves is thrown away."""
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = io.TextIOWrapper(kept, "utf-8", "replace", write_through=True)
    os.dup2(1, 2)


def install_time(is_dated):
    """Replaces the clocks; `is_dated` those of `datetime` as well, which takes time to load."""
    for clock in ("time", "perf_counter", "monotonic", "process_time", "thread_time"):
        setattr(time, clock, lambda: tick() / 1e9)
        setattr(time, clock + "_ns", tick)
    for convert in (time.localtime, time.gmtime, time.ctime):
        setattr(time, convert.__name__, lambda seconds=None, convert=convert: convert(tick() / 1e9 if seconds is None else seconds))
    time.sleep = sleep
    if is_dated:
        install_dates()


def install_dates():
    import datetime

    class Seeded(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(tick() / 1e9, tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(tick() / 1e9, datetime.timezone.utc).replace(tzinfo=None)

        today = now

    Seeded.__name__ = Seeded.__qualname__ = "datetime"
    Seeded.__module__ = "datetime"
    datetime.datetime = Seeded


def install_chance():
    """Seeds every generator that would ask the machine for its seed."""
    import random

    import numpy.random

    seed_generator = random.Random.seed

    def seed(self, a=None, version=2):
        seed_generator(self, chance.getrandbits(64) if a is None else a, version)

    random.Random.seed = seed
    random.seed = random._inst.seed
    os.urandom = random._urandom = lambda size: bytes(chance.getrandbits(8) for _ in range(size))
    numpy.random.bit_generator.randbits = chance.getrandbits
    seeds.extend([chance.seed, random.seed, numpy.random.seed])


def install_site():
    """What Python's own start adds for people."""

    def leave(code=None):
        raise SystemExit(code)

    builtins.exit = builtins.quit = leave


def seed_ambient(entropy):
    """The same entropy gives the same random numbers and the same times."""
    global now
    # Another entropy gives another second, and another fraction of it: code that goes by either of them shows.
    now = (START * 1000 + entropy * 1007) * 1_000_000
    for seed in seeds:
        seed(entropy)


def take_printed():
    if not kept.text:
        return ""
    text = kept.text.decode("utf-8", "replace")
    kept.text.clear()
    return text


def tick():
    global now
    now += TICK
    return now


def sleep(seconds):
    global now
    now += max(0, int(seconds * 1e9))
