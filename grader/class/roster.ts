/** Who is in the course: a CSV file with a header, its columns known by their names; a gradebook of Canvas's or Moodle's is one too. */
import { readCsv } from "./csv.ts";
import type { Person } from "./listed.ts";

export type RosterRead =
	| { readonly status: "read"; readonly people: readonly Person[] }
	| { readonly status: "faulty"; readonly why: string };

type Field = "name" | "first" | "last" | "email" | "sid" | "login" | "id" | "identifier";

/** By the header's letters alone, small. */
const FIELDS: Readonly<Record<string, Field>> = {
	name: "name",
	fullname: "name",
	student: "name",
	studentname: "name",
	firstname: "first",
	givenname: "first",
	first: "first",
	lastname: "last",
	surname: "last",
	familyname: "last",
	last: "last",
	email: "email",
	emailaddress: "email",
	mail: "email",
	sid: "sid",
	studentid: "sid",
	studentnumber: "sid",
	idnumber: "sid",
	sisuserid: "sid",
	login: "login",
	loginid: "login",
	sisloginid: "login",
	username: "login",
	user: "login",
	githubusername: "login",
	id: "id",
	userid: "id",
	identifier: "identifier",
};

export function readRoster(text: string): RosterRead {
	const read = readCsv(text);
	if (read.status === "faulty") return read;
	const [header = [], ...rows] = read.csv.rows;
	const fields = header.map((cell) => FIELDS[cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")]);
	if (fields.every((field) => field === undefined)) {
		const shown = header.slice(0, 8).join(", ");
		return {
			status: "faulty",
			why: `has no column that names students; its first line is ${JSON.stringify(shown)}. Columns are known by names such as Name, Email, SID, Student ID, Username`,
		};
	}
	const ofCanvas = header.some((cell) => /^SIS (User|Login) ID$/i.test(cell.trim()));
	const people = withoutTwins(rows.flatMap((row) => personOf(row, fields, ofCanvas) ?? []));
	return people.length === 0 ? { status: "faulty", why: "names no student" } : { status: "read", people };
}

/** Who is in two sections has a row for each. */
function withoutTwins(people: readonly Person[]): Person[] {
	return [...new Map(people.map((person) => [JSON.stringify(person), person])).values()];
}

/** `undefined` for a row that is nobody's, such as that of the points in Canvas's gradebook. */
function personOf(row: readonly string[], fields: readonly (Field | undefined)[], ofCanvas: boolean): Person | undefined {
	const cell = (field: Field): string | undefined => {
		const at = fields.findIndex((each, column) => each === field && (row[column] ?? "").trim() !== "");
		return at < 0 ? undefined : (row[at] as string).trim();
	};
	const whole = cell("name");
	const parts = [cell("first"), cell("last")].filter((part) => part !== undefined);
	const name = whole ?? (parts.length === 0 ? undefined : parts.join(" "));
	const [email, login, id, identifier] = [cell("email"), cell("login"), cell("id"), cell("identifier")];
	const moodleId = participantIn(identifier);
	const sid = cell("sid") ?? (ofCanvas ? undefined : id) ?? (moodleId === undefined ? identifier : undefined);
	const canvasId = ofCanvas ? id : undefined;
	const isSomebody = [email, login, sid, canvasId, moodleId].some((value) => value !== undefined);
	if (!isSomebody && (name === undefined || ofCanvas)) return undefined;
	return {
		...(name !== undefined && { name }),
		...(email !== undefined && { email }),
		...(sid !== undefined && { sid }),
		...(login !== undefined && { login }),
		...(canvasId !== undefined && { canvasId }),
		...(moodleId !== undefined && { moodleId }),
	};
}

/** Moodle's "Participant 123", in whatever language. */
export function participantIn(identifier: string | undefined): string | undefined {
	return /^\D{3,} (\d+)$/.exec(identifier?.trim() ?? "")?.[1];
}
