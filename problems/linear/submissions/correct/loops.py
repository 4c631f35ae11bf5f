class Linear:
    """Lists and loops only."""

    def __init__(self, in_features, out_features):
        self.in_features = in_features
        self.out_features = out_features
        self.W = [[0.0 for _ in range(in_features)] for _ in range(out_features)]
        self.b = [[0.0] for _ in range(out_features)]

    def forward(self, A):
        self.A = A
        self.N = len(A)
        Z = []
        for n in range(self.N):
            row = []
            for j in range(self.out_features):
                total = self.b[j][0]
                for i in range(self.in_features):
                    total = total + A[n][i] * self.W[j][i]
                row.append(total)
            Z.append(row)
        return Z

    def backward(self, dLdZ):
        dLdA = [[0.0] * self.in_features for _ in range(self.N)]
        dLdW = [[0.0] * self.in_features for _ in range(self.out_features)]
        dLdb = [[0.0] for _ in range(self.out_features)]
        for n in range(self.N):
            for j in range(self.out_features):
                for i in range(self.in_features):
                    dLdA[n][i] += dLdZ[n][j] * self.W[j][i]
                    dLdW[j][i] += dLdZ[n][j] * self.A[n][i]
                dLdb[j][0] += dLdZ[n][j]
        self.dLdW = dLdW
        self.dLdb = dLdb
        return dLdA
