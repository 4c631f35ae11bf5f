# Says on the channel, without end, that it needs more files.
import os


def say(line):
    for number in range(3, 64):
        try:
            os.write(number, line)
        except OSError:
            pass


while True:
    say(b'{"of":"load","answer":{"kind":"imports","imports":[{"from":"linear.py","specifiers":["../../private/secret.json"]}]}}\n')
