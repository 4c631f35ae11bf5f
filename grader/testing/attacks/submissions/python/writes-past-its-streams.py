# Tries to reach a file, the channel or the output by what stands in for the streams.
import io
import os
import sys

for attempt in [
    lambda: open("__WATCHED__/by-open", "w").write("x"),
    lambda: os.fdopen(os.open("__WATCHED__/by-number", os.O_WRONLY | os.O_CREAT), "w").write("x"),
    lambda: sys.stdout.buffer.raw.write(b"::error::x\n" * 10_000_000),
    lambda: [os.write(number, b'{"of":"load","answer":{"kind":"done"}}\n') for number in range(64)],
    lambda: [open(number, "wb", 0).write(b'{"of":"ready"}\n') for number in range(64)],
    lambda: io.FileIO(60, "w").write(b"x" * 100_000_000),
    lambda: print(open("__SECRET__").read()),
]:
    try:
        attempt()
    except BaseException:
        pass


class Linear:
    pass
