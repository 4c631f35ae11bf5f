# Tries to answer what was not asked yet.
import os

for number in range(3, 64):
    try:
        os.write(number, b'{"of":"load","answer":{"kind":"done"}}\n{"of":"script","script":0,"answers":[],"printed":""}\n')
    except OSError:
        pass
os._exit(0)
