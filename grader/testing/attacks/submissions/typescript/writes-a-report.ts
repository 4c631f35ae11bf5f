// Tries to write a file by a diagnostic report.
process.report.writeReport('__WATCHED__/report');

export class Linear {
	forward() {}
	backward() {}
}
