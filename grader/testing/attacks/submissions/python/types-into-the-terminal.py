# Tries to type commands for the person at the terminal.
import fcntl

terminal = open('/dev/tty')
for letter in 'echo x > __WATCHED__/typed\n':
    fcntl.ioctl(terminal, 0x5412, letter.encode())


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
