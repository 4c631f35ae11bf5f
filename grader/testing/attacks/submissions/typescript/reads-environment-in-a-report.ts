// Tries to read the environment in a diagnostic report.
console.log(JSON.stringify(process.report.getReport().environmentVariables));

export class Linear {
	forward() {}
	backward() {}
}
