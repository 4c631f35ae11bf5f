// Tries to write a file by the database.
const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
new DatabaseSync('__WATCHED__/database').exec('create table t (x)');

export class Linear {
	forward() {}
	backward() {}
}
