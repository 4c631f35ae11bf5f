/** What a locked process is started with, and what it needs; the layers of isolation wrap any of these. */
import type { LayerId } from "../layers/layers.ts";

export interface Command {
	/** Absolute and real: links are resolved. */
	readonly program: string;
	readonly args: readonly string[];
	/** The whole environment; nothing of the grader's own is added. */
	readonly env: Readonly<Record<string, string>>;
	/** Absolute, real files and folders that it opens after its start. The program and the system's libraries need not be named. */
	readonly reads: readonly string[];
	/** Whether it may start threads. No host may start processes. */
	readonly hasThreads: boolean;
	/** Bytes of address space, far above what resident memory may reach: a backstop for bursts between two looks at it. */
	readonly addressSpace: number;
	/** Walls that stand inside the program itself. */
	readonly walls: readonly LayerId[];
}

/** A program that speaks the protocol of `oracle/wire.ts` on descriptor 3, a socket. Descriptors 0 and 1 are /dev/null, 2 is read for faults. */
export interface HostCommand extends Command {
	readonly language: "TypeScript" | "Python";
	/** Added where it is copied for each submission: it may take more time to come up. */
	readonly argsOfZygote: readonly string[];
	/** Of each group at least one layer has to be active before a submission may be graded. */
	readonly needs: readonly (readonly LayerId[])[];
}

/** For a host's environment: the C library asks for memory in large pages, one page fault in place of hundreds. */
export const LARGE_PAGES = "glibc.malloc.hugetlb=1";

/** For a host's environment: times of day are the same on every machine. */
export const ZONE = { TZ: "UTC" } as const;
