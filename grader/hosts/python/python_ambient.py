"""What the student's code finds around it: chance and time that follow the script."""
import builtins
import os
import posix
import time
from _random import Random

from python_places import held, release_held

# Nanoseconds between two looks at the clock, so that a loop that waits for it ends.
TICK = 1_000_000
START = 1_700_000_000
CLOCKS = ("time", "perf_counter", "monotonic", "process_time", "thread_time")

chance = Random()
entropy = 0
# Whether `chance` has the script's seed: few submissions draw.
is_seeded = False
now = START * 1_000_000_000
# Of the generators that were loaded, what takes the seed of each script.
seeds = []


def install_time():
    """Replaces the clocks, and what looks at them of itself where it is given no time."""
    for clock in CLOCKS:
        setattr(time, clock, lambda: tick() / 1e9)
        setattr(time, clock + "_ns", tick)
    time.clock_gettime, time.clock_gettime_ns = lambda clk_id: tick() / 1e9, lambda clk_id: tick()
    for convert in (time.localtime, time.gmtime, time.ctime):
        setattr(time, convert.__name__, lambda seconds=None, convert=convert: convert(tick() / 1e9 if seconds is None else seconds))
    write, write_plainly = time.strftime, time.asctime
    time.strftime = lambda format, t=None: write(format, time.localtime() if t is None else t)
    time.asctime = lambda t=None: write_plainly(time.localtime() if t is None else t)
    time.sleep = sleep
    os.times = posix.times = lambda: os.times_result((tick() / 1e9, 0.0, 0.0, 0.0, tick() / 1e9))


def install_urandom():
    for module in (os, posix):
        module.urandom = module.getrandom = lambda size, flags=0: bytes(draw_bits(8) for _ in range(size))


def install_site():
    """What Python's own start adds for people."""

    def leave(code=None):
        raise SystemExit(code)

    builtins.exit = builtins.quit = leave


def seed_ambient(number):
    """The same entropy gives the same random numbers and the same times."""
    global now, entropy, is_seeded
    entropy, is_seeded = number, False
    # Another entropy gives another second, and another fraction of it: code that goes by either of them shows.
    now = (START * 1000 + entropy * 1007) * 1_000_000
    for seed in seeds:
        seed(entropy)
    if held:
        release_held()


def follow(seed):
    """From now on a generator that was loaded is seeded with each script."""
    seeds.append(seed)
    seed(entropy)


def draw_bits(count):
    global is_seeded
    if not is_seeded:
        chance.seed(entropy)
        is_seeded = True
    return chance.getrandbits(count)


def tick():
    global now
    now += TICK
    return now


def sleep(seconds):
    global now
    now += max(0, int(seconds * 1e9))
