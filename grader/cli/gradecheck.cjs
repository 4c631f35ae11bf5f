/** `npm run grade` and the others: starts what was built, or says how to build it. Any Node that npm runs on must read this. */
const built = `${__dirname}/../../dist/gradecheck.js`;

if (require("node:fs").existsSync(built)) require(built);
else {
	process.stderr.write("gradecheck: it is not installed yet; run `npm ci` first.\n");
	process.exitCode = 2;
}
