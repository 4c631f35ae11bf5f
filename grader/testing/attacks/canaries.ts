/** What an attack must not touch, laid out in a fresh folder: each thing tells afterwards whether it was. */
import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Canaries {
	readonly folder: string;
	readonly submission: string;
	readonly result: string;
	/** What stands in the grader's environment. */
	readonly marker: string;
	/** What a process that is left behind has in its command line. */
	readonly token: string;
	/** Texts of an attack that are replaced, since they differ from run to run. */
	readonly places: Readonly<Record<string, string>>;
	/** What was touched, in words; `texts` is all that the grader wrote. */
	touched(texts: readonly string[]): string[];
	close(): void;
}

export async function layOutCanaries(reference: string): Promise<Canaries> {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "gradecheck-attack-")));
	chmodSync(folder, 0o755);
	const inside = (name: string): string => join(folder, name);
	const random = (): string => randomBytes(8).toString("hex");
	const [secret, neighbour, marker, token] = [`SECRET-${random()}`, `NEIGHBOUR-${random()}`, `MARKER-${random()}`, `T${random()}`];
	for (const name of ["submission", "watched", "private", "neighbour", "results"]) mkdirSync(inside(name));
	// Others may write here: what keeps them out is the layers alone.
	chmodSync(inside("watched"), 0o777);
	for (const name of ["private", "neighbour", "results"]) chmodSync(inside(name), 0o700);
	writeFileSync(inside("private/secret.json"), JSON.stringify({ secret }), { mode: 0o600 });
	writeFileSync(inside("neighbour/linear.ts"), `export const NAME = "${neighbour}";\n`, { mode: 0o600 });
	writeFileSync(inside("watched/kept"), "kept");
	chmodSync(inside("watched/kept"), 0o666);

	let visits = 0;
	const visit = (): void => {
		visits += 1;
	};
	const servers = [inside("socket"), `\0${token}`, 0].map((address) => {
		const server = createServer((socket) => {
			visit();
			socket.destroy();
		});
		return { server, ready: new Promise<void>((resolve) => server.listen(address as string, resolve)) };
	});
	await Promise.all(servers.map(({ ready }) => ready));
	chmodSync(inside("socket"), 0o777);
	const { port } = (servers[2] as { server: Server }).server.address() as { port: number };
	const datagrams = createSocket("udp4").on("message", visit);
	await new Promise<void>((resolve) => datagrams.bind(port, "127.0.0.1", resolve));

	const states = (): string => JSON.stringify(["watched", "neighbour", "private"].map((name) => listing(inside(name))));
	const before = states();
	return {
		folder,
		submission: inside("submission"),
		result: inside("results/result.json"),
		marker,
		token,
		places: {
			__SECRET__: inside("private/secret.json"),
			__RELATIVE_SECRET__: "../private/secret.json",
			__NEIGHBOUR__: inside("neighbour/linear.ts"),
			__WATCHED__: inside("watched"),
			__RESULT__: inside("results/result.json"),
			__SOCKET__: inside("socket"),
			__PORT__: String(port),
			__TOKEN__: token,
			__REFERENCE__: reference,
		},
		touched: (texts) => {
			const told = {
				"what is hidden": `FOUND-${token}`,
				"the secret": secret,
				"the neighbour's submission": neighbour,
				"the environment": marker,
			};
			return [
				...Object.entries(told).flatMap(([what, text]) => (texts.some((each) => each.includes(text)) ? [`read ${what}`] : [])),
				...(states() === before ? [] : ["changed files"]),
				...(visits > 0 ? ["reached a server"] : []),
				...survivors(token),
			];
		},
		close: () => {
			for (const { server } of servers) server.close();
			datagrams.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function listing(folder: string): string[] {
	return readdirSync(folder)
		.sort()
		.map((name) => {
			const { size, mode } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? { size: -1, mode: 0 };
			return `${name} ${size} ${mode}`;
		});
}

/** Ends what was left behind, so that one attack does not spoil the next one. */
function survivors(token: string): string[] {
	const found = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && commandLine(name).includes(token));
	for (const name of found)
		try {
			process.kill(Number(name), "SIGKILL");
		} catch {
			// It ended by itself.
		}
	return found.length === 0 ? [] : [`left ${found.length} processes`];
}

function commandLine(pid: string): string {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, "latin1");
	} catch {
		return "";
	}
}
