# Tries to have names of classes act in reports.
Linear = type('<script>' + '\x1b[2J' * 100_000, (), {'forward': 1})

