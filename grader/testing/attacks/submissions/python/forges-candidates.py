# Says on the channel that other files define the class, of which the report will tell.
import os


def say(line):
    for number in range(3, 64):
        try:
            os.write(number, line)
        except OSError:
            pass


say(b'{"of":"load","answer":{"kind":"unclear","defining":["FO' + b'UND-__TOKEN__","../bob/linear.py"]}}\n')


class Linear:
    pass
