/** One first writing of the reports that are named, in a process that has graded: milliseconds of processor and of waiting, as JSON. */
import { join } from "node:path";
import { writeReports } from "../../cli/reports.ts";
import { FORMATS } from "../../report/formats/list.ts";
import { gradedReport } from "../../report/terminal-graded.ts";
import { specimens } from "./specimens.ts";

const [folder = "", ...names] = process.argv.slice(2);
const graded = (await specimens())["partly-wrong"];
if (graded === undefined) throw new Error("there is nothing to write");
const asked = FORMATS.filter(({ name }) => names.includes(name)).map((format) => ({ format, file: join(folder, format.name) }));
// What a person reads is written in any case.
gradedReport(graded, { isColoured: false, showsPrinted: false });
const [start, before] = [performance.now(), process.cpuUsage()];
await writeReports(asked, graded, { path: ".", runner: "staff" });
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ processor: (user + system) / 1000, wall: performance.now() - start }));
