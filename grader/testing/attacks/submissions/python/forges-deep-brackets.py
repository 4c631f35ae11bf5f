# Sends brackets in brackets, megabytes of them, in the place of answers.
import os


def say(line):
    for number in range(3, 64):
        try:
            os.write(number, line)
        except OSError:
            pass


say(b'{"of":"load","answer":{"kind":"done"}}\n')
say(b'{"of":"script","script":0,"printed":"","answers":' + b"[" * 4_000_000 + b"]" * 4_000_000 + b"}\n")
while True:
    say(b"{}," * 100_000)
