import { describe, expect, it } from "vitest";
import { folderWith } from "../testing/grade-submission.ts";
import type { HostCommand } from "./engines/host-command.ts";
import { nodeCommand } from "./engines/node-command.ts";
import { GraderError } from "./grader-error.ts";
import { findJail } from "./layers/jail/find-jail.ts";
import { KnownLayers, layersKnownFor } from "./layers/known-layers.ts";
import type { Launch } from "./layers/launch.ts";
import type { LayerId } from "./layers/layers.ts";
import { isRoot } from "./layers/own-user.ts";
import { planLaunch } from "./layers/plan-launch.ts";
import { causeOfFailedStart } from "./process/host-start.ts";
import { type StartedProcess, startProcess } from "./process/start-process.ts";
import { Sandbox } from "./sandbox.ts";

const CPU_SECONDS = 30;
const isJailed = "folder" in findJail();

/** Of its own, so that nothing is known of its layers. */
function newCommand(): HostCommand {
	return { ...nodeCommand(), reads: [...nodeCommand().reads, folderWith({})], needs: [] };
}

async function settle(sandbox: Sandbox, started?: StartedProcess): Promise<readonly LayerId[]> {
	const host = await sandbox.settle(sandbox.start(CPU_SECONDS, started), CPU_SECONDS);
	host.kill({ id: "exits-process", message: "" });
	return sandbox.layers;
}

/** What the grader takes for a host, and what runs in its place. */
function instead(command: HostCommand, program: string, ...args: string[]): StartedProcess {
	const launch = { ...planLaunch(command, CPU_SECONDS, new Map([["own-user", "it is of no matter here"]])), program, args };
	return { launch, child: startProcess(launch) };
}

describe.runIf(isJailed)("a start that says nothing of layers", () => {
	it.each([
		["is late", ["/bin/sleep", "60"]],
		["was ended", ["/bin/sh", "-c", "kill -KILL $$"]],
		[
			"finds the machine short of something",
			["/bin/sh", "-c", "echo 'gradecheck-jail: cannot hide /x: Cannot allocate memory' >&2; exit 125"],
		],
	] as const)("is made again in all layers when it %s", async (_, [program, ...args]) => {
		const command = newCommand();
		const sandbox = new Sandbox(command, { allowsWeak: true, startLimitMs: 2_000 });
		expect(await settle(sandbox, instead(command, program, ...args))).toEqual(expect.arrayContaining(["jail", "system-calls"]));
		expect(sandbox.missing.has("jail")).toBe(false);
	});

	it("is a fault of the grader when it comes again each time, and drops no layer", async () => {
		const command = newCommand();
		const sandbox = new Sandbox(command, { allowsWeak: true, startLimitMs: 2_000 });
		sandbox.start = () => sandboxOfNone.start(CPU_SECONDS, instead(command, "/bin/sh", "-c", "kill -KILL $$"));
		const sandboxOfNone = new Sandbox(command, { allowsWeak: true });
		await expect(settle(sandbox)).rejects.toThrow(GraderError);
		expect(sandbox.missing.has("jail")).toBe(false);
		expect(await settle(new Sandbox(command, { allowsWeak: true }))).toContain("jail");
	});
});

describe("a layer that hosts of this run came up in", () => {
	it("is not done without when it is gone, by no sandbox of the run", async () => {
		const command = { ...newCommand(), walls: ["engine-permissions" as const] };
		layersKnownFor(command).note(["inner-realm"]);
		await expect(settle(new Sandbox(command, { allowsWeak: true }))).rejects.toThrow(/came up without inner-realm/);
		await expect(settle(new Sandbox({ ...command }, { allowsWeak: true }))).rejects.toThrow(GraderError);
	});

	it("is asked for again when one process came up without it", async () => {
		const command = newCommand();
		const layers = await settle(new Sandbox(command, { allowsWeak: true }));
		const launch = planLaunch(command, CPU_SECONDS, new Map([["jail", "it was lost"]]));
		expect(await settle(new Sandbox(command, { allowsWeak: true }), { launch, child: startProcess(launch) })).toEqual(layers);
	});

	it("may be switched off, with what rests on it", () => {
		const known = new KnownLayers();
		known.note(["jail", "system-calls", "landlock", "own-user"]);
		expect(known.lost(["own-user"], new Map([["jail", ""]]))).toEqual([]);
		expect(known.lost(["own-user", "jail"], new Map([["landlock", ""]]))).toEqual(["system-calls"]);
	});

	it("cannot be proved to be missing any more, and what was proved is taken back by one that comes up in it", () => {
		const known = new KnownLayers();
		expect(known.proveLacking("jail", "why")).toBe(true);
		expect(known.proveLacking("jail", "why")).toBe(false);
		known.note(["jail"]);
		expect(known.lacking.size).toBe(0);
		expect(known.proveLacking("jail", "why")).toBe(false);
	});
});

describe("what proves that a layer is missing", () => {
	const jailed: Launch = { program: "/bin/true", args: [], env: {}, layers: ["reading"], isAnnounced: true };
	const wrapped: Launch = { ...jailed, layers: ["reading", "namespaces"] };
	const asUser: Launch = { ...jailed, user: 1 };
	const spawned = (code: string) => ({ error: new Error(`spawn /x ${code}`), code: undefined, stderr: "" });
	const said = (stderr: string, code = 1) => ({ error: undefined, code, stderr });

	it.each([
		["a jail that is not there", jailed, spawned("ENOENT"), "jail"],
		["a jail that may not be executed, as another user", { ...asUser, program: "/etc/passwd" }, spawned("EACCES"), "jail"],
		["a file that is no jail", jailed, said("jail: 1: Syntax error", 2), "jail"],
		["a jail inside of namespaces that cannot be executed", wrapped, said("bwrap: execvp /x/jail: Permission denied"), "jail"],
		["a kernel that is too old", jailed, said("gradecheck-jail: cannot give up privileges: Invalid argument", 125), "jail"],
		["a user that cannot be taken", asUser, { error: new Error("spawn EPERM"), code: undefined, stderr: "" }, "own-user"],
		["namespaces that are refused", wrapped, said("bwrap: No permissions to create new namespace"), "namespaces"],
		["bubblewrap that is not there", wrapped, spawned("ENOENT"), "namespaces"],
	] as const)("is %s", (_, launch, failure, layer) => {
		expect(causeOfFailedStart(launch, failure)).toMatchObject({ status: "lacks", layer });
	});

	it.each([
		["a start that is late", jailed, { error: new Error("nothing was heard of it within 20 s"), code: undefined, stderr: "" }],
		["a start that was ended", jailed, { error: undefined, code: undefined, stderr: "" }],
		["one that was ended inside of namespaces", wrapped, said("", 137)],
		["too many processes", asUser, spawned("EAGAIN")],
		["too many open files", jailed, spawned("EMFILE")],
		["no memory for namespaces", wrapped, said("bwrap: Creating new namespace failed: Resource temporarily unavailable")],
		["a host that cannot be executed", jailed, said("gradecheck-jail: cannot execute /x: No such file or directory", 126)],
		["a grader that seems to be gone", jailed, said("gradecheck-jail: the grader is gone: No such process", 125)],
		["what the process that is copied said of a file", jailed, { error: new Error("numpy: EACCES"), code: undefined, stderr: "" }],
	] as const)("is not %s", (_, launch, failure) => {
		expect(causeOfFailedStart(launch, failure).status).toBe("failed");
	});

	it.runIf(isRoot())("is a refusal of the system that is thrown at once, which is told like any other", async () => {
		// No process can become that user.
		const child = startProcess({ ...asUser, user: 2 ** 32 - 1 });
		const [error] = await new Promise<unknown[]>((resolve) => child.once("error", (...told) => resolve(told)));
		expect(causeOfFailedStart(asUser, { error: error as Error, code: undefined, stderr: "" })).toMatchObject({ layer: "own-user" });
	});
});
