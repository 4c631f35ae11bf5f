/** `npm run golden`: writes anew what each format gives for each specimen. To be looked at before it is committed. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { goldenFiles } from "./golden.ts";

const folder = fileURLToPath(new URL("../../report/formats/golden/", import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(await goldenFiles())) writeFileSync(`${folder}${name}`, text);
