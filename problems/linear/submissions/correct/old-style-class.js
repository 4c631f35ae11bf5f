var math=require("mathjs");
function Linear(i,o){ this.W=math.zeros(o,i); this.b=math.zeros(o,1); }
Linear.prototype.forward=function(A){ this.A=A; this.N=A.size()[0]; return math.add(math.multiply(A,math.transpose(this.W)), math.multiply(math.ones(this.N,1),math.transpose(this.b))); };
Linear.prototype.backward=function(d){ this.dLdW=math.multiply(math.transpose(d),this.A); this.dLdb=math.multiply(math.transpose(d),math.ones(this.N,1)); return math.multiply(d,this.W); };
module.exports=Linear;