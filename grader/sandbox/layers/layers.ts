/** The layers of isolation, from the submission outwards; docs/security.md says which stops what. */

export const LAYERS = {
	reading: "the grader reads regular files of the submission only",
	"inner-realm": "the student's code runs in a JavaScript world of its own, without the engine's objects",
	"engine-permissions": "the engine refuses files, network, processes and addons",
	"own-user": "the process runs as a user of its own, that owns nothing",
	jail: "no privileges, no inherited descriptors, limits of the operating system, ends when the grader ends",
	"system-calls": "the kernel refuses sockets, processes, signals to others and all writing to files",
	landlock: "the kernel refuses to open any file but the host's own",
	namespaces: "the process sees no other process, no network and no other files (bubblewrap)",
	watchdog: "deadlines, and limits of memory and output; then SIGKILL for everything",
} as const;

export type LayerId = keyof typeof LAYERS;

export const LAYER_IDS = Object.keys(LAYERS) as readonly LayerId[];
