# Tries to reach a server.
import socket

socket.create_connection(('127.0.0.1', __PORT__), 1).sendall(b'hello')


class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        pass

    def backward(self, dLdZ):
        pass
