def times_transposed(left, right):
    return left @ right.T
