// Tries to stop for a debugger.
debugger;
%DebugPrint(1);

export class Linear {
	forward() {}
	backward() {}
}
