/** A real browser, to see pages as a reader does: Debian's Chromium, or the one that `CHROMIUM` names. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const path = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
	(candidate) => candidate !== undefined && existsSync(candidate),
);

export const whyNoBrowser = path === undefined ? "There is no Chromium: apt-get install chromium, or name one by CHROMIUM." : undefined;

export function openBrowser(): Promise<Browser> {
	if (path === undefined) throw new Error(whyNoBrowser);
	// Its own sandbox does not work for root.
	return chromium.launch({ executablePath: path, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}
