# A student's own test, which is not graded.
from mytorch.nn.linear import Linear
print Linear(2, 3, False).forward
