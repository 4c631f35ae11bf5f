const math = require("mathjs");
class Linear {
	constructor(i, o) { this.W = math.zeros(o, i); this.b = math.zeros(o, 1); }
	forward(A) {  this.A = A; this.N = A.size()[0]; return ((m)=>math.sparse(m))(math.add(math.multiply(A, math.transpose(this.W)), math.multiply(math.ones(this.N, 1), math.transpose(this.b)))); }
	backward(d) {  this.dLdW = math.multiply(math.transpose(d), this.A); this.dLdb = math.multiply(math.transpose(d), math.ones(this.N, 1)); return ((m)=>math.sparse(m))(math.multiply(d, this.W)); }
}

module.exports = { Linear };
