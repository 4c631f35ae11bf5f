/** Moodle: folders `Full Name_123_assignsubmission_file`, or flat with the file's name behind; of teams the team's name. */
import type { Listed, Reading, System } from "./listed.ts";

const NAME = /^(.*)_(\d+)_assignsubmission_(file|onlinetext)(?:_(.*))?$/s;
/** What blind marking puts in place of a name. */
const NOBODY = /^participant$/i;

export const moodle: System = { says: "Moodle's archive", recognizer: () => read };

function read({ name, kind }: Listed): Reading | undefined {
	const [, who, id, plugin, file] = NAME.exec(name) ?? [];
	if (who === undefined || id === undefined) return undefined;
	const isNamed = who !== "" && !NOBODY.test(who);
	return {
		key: id,
		label: `${who}_${id}`,
		people: [{ ...(isNamed && { name: who }), moodleId: id }],
		order: 0,
		...(kind === "file" && file !== undefined && { file }),
		...(plugin === "onlinetext" && { isTyped: true }),
	};
}
