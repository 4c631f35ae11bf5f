/** A place where submissions are handed in, as data: what staff put there. */
import type { Course } from "../course.ts";
import type { OwnPackage } from "../own-package.ts";
import type { PackedFile } from "../write-zip.ts";
import type { ScriptName } from "./scripts.ts";

export interface Packing {
	readonly own: OwnPackage;
	readonly scripts: Readonly<Record<ScriptName, Uint8Array>>;
	readonly course: Pick<Course, "file" | "problems">;
	/** Of `gradecheck.json`, as it is. */
	readonly courseText: Uint8Array;
	/** None where students can read what is packed. */
	readonly secret: Uint8Array | undefined;
	/** What a grading of all problems may take, whatever the place allows. */
	readonly seconds: number;
	/** Of the container, where the place wants it named. */
	readonly image: string;
}

export interface System {
	readonly name: string;
	/** As people know it. */
	readonly title: string;
	/** A zip archive as the place takes it, or a folder, which may be packed as an archive as well. */
	readonly kind: "archive" | "folder";
	/** Whether what is packed is read by staff alone. */
	readonly isForStaff: boolean;
	/** Whether the place is told which image it runs. */
	readonly namesImage: boolean;
	/** Whether lateness, attempts and leaderboard are the course folder's there. */
	readonly hasRules: boolean;
	readonly page: string;
	readonly files: (packing: Packing) => PackedFile[] | Promise<PackedFile[]>;
	/** What staff do there next. */
	readonly steps: (packing: Packing, out: string) => string[];
}
