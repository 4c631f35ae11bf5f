# Words that an automation takes for commands where they begin a line.
class Linear:
    def __init__(self, in_features, out_features):
        pass

    def forward(self, A):
        print("::error::pwned\n##[error]pwned\n  ::stop-commands::abc")
        raise ValueError("x" * 74 + " ::error::pwned " + "y" * 76 + " ::stop-commands::abc " + "z" * 76 + "\n##[error]pwned\n::add-mask::0/100")

    def backward(self, dLdZ):
        raise ValueError("\n::error file=linear.py::pwned")
