/** `npm run screenshots`: the pages in docs/images, of the submissions that the README shows. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { htmlReport } from "../report/formats/html.ts";
import { openBrowser } from "./browser.ts";
import { GRADINGS } from "./gradings.ts";

const images = fileURLToPath(new URL("../../docs/images", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "gradecheck-screenshots-"));
const browser = await openBrowser();
try {
	for (const [name, grading, height] of [["failing", GRADINGS.averaged, 1330] as const, ["perfect", GRADINGS.perfect, 1150] as const]) {
		const page = await browser.newPage({ viewport: { width: 960, height }, deviceScaleFactor: 1.25, colorScheme: "light" });
		await page.setContent(htmlReport(await grading(folder)));
		await page.screenshot({ path: join(images, `report-${name}.png`) });
	}
} finally {
	await browser.close();
	rmSync(folder, { recursive: true });
}
