import { expect, it } from "vitest";
import { gradeFile, lostChecks } from "../../testing/grade-submission.ts";
import { describePython, pythonFile, withLines } from "../../testing/python.ts";

const IMPORT = "import numpy as np\n";
const COMPUTE = "        Z = np.dot(self.A, self.W.T)";

const gradeText = (text: string) => gradeFile(pythonFile(text), { samples: 20, timeLimit: 60 });
const bytes = (result: unknown) => JSON.stringify({ ...(result as object), timing: undefined });

/** Whatever tells the time, draws, or shows where something lies; modules are imported late, and by names that no text holds. */
const SOURCES = [
	"time.time(), time.time_ns(), time.monotonic(), time.perf_counter(), time.process_time(), time.thread_time()",
	"time.strftime('%c'), time.asctime(), time.ctime(), time.localtime(), time.gmtime(), time.tzname",
	"time.clock_gettime(time.CLOCK_REALTIME), time.clock_gettime_ns(time.CLOCK_MONOTONIC), os.times()",
	"late('date time').datetime.now(), late('date time').datetime.utcnow(), late('date time').datetime.today()",
	"late('date time').date.today(), late('_date time').datetime.now(), late('email.utils').formatdate()",
	"isinstance(np.datetime64('2020-01-02').item(), late('date time').date), late('date time').datetime(2020, 1, 2)",
	"np.datetime64('now'), np.datetime64('today'), np.datetime64('NOW', 'ms'), isinstance(np.zeros(1, 'M8[s]')[0], np.datetime64)",
	"np.zeros(1, dtype='M8[s]').dtype.type, np.issubdtype('M8[s]', np.datetime64), np.array(['2020-01-02'], np.datetime64)",
	"late('uu id').uuid1(), late('uu id').uuid4(), late('uu id').getnode()",
	"late('ran dom').random(), late('ran dom').Random().random(), late('ran dom').SystemRandom().random()",
	"late('sec rets').token_hex(), late('temp file')._RandomNameSequence().__next__()",
	"np.__dict__['ran' + 'dom'].rand(), getattr(np, 'ran' + 'dom').default_rng().random()",
	"late('numpy.ran dom').SeedSequence().entropy, late('numpy.ran dom.mtrand').RandomState().rand()",
	"os.urandom(4), os.getrandom(4), late('_ssl').RAND_bytes(4)",
	"id(Thing), id(Thing()), hash(Thing()), hash(Thing), hash(None), hex(id(look)), id(Thing) == id(Thing)",
	"Thing(), look, [Thing()], Thing().__init__, iter([]), memoryview(b''), np.ones(2).data, object.__repr__(Thing()).split()[-1]",
	"late('thread ing').get_ident(), late('thread ing').get_native_id(), late('thread ing').current_thread(), late('_thread').get_ident()",
	"os.getpid(), os.getppid(), os.getpgrp(), os.getuid(), os.getgid(), late('po six').getpid(), os.getloadavg()",
	"os.uname().nodename, late('plat form').node(), late('so cket').gethostname(), late('re source').getrusage(0)",
	"vars(late('log ging').LogRecord('a', 1, 'b', 1, 'c', (), None))",
	"np.empty((3, 2)), np.empty(40), np.empty(3000)[:3], np.empty_like(np.ones(7)), np.ndarray(5), np.empty(10**6)[-3:]",
	"np.add(np.ones(5), 1, where=np.arange(5) > 3), np.divide(np.ones(600), 2, where=np.arange(600) > 3)[:4]",
	"late('trace back').format_exc(), late('trace back').format_stack()",
];

const LATE = `
import importlib, os, time

def late(name):
    return importlib.import_module(name.replace(" ", ""))
`;

const LOOKS = `${LATE}
class Thing:
    pass

looks = 0

def look():
    global looks
    looks += 1
    if looks > 3:
        return
    for source in [${SOURCES.map((source) => `lambda: (${source})`).join(", ")}]:
        try:
            np.linalg.inv(np.zeros((2, 2)))
        except np.linalg.LinAlgError:
            print(source())
    try:
        print(open("/dev/urandom", "rb").read(4))
    except OSError:
        pass

look()
`;

describePython("three runs of a submission in Python", () => {
	it("give the same bytes, whatever shows it the time, chance or a place", async () => {
		const text = withLines([IMPORT, `${IMPORT}${LOOKS}`], [COMPUTE, `        look()\n${COMPUTE}`]);
		const [first, ...others] = await Promise.all([1, 2, 3].map(() => gradeText(text)));
		expect(lostChecks(first as NonNullable<typeof first>)).toEqual([]);
		const printed = first?.printed ?? "";
		for (const other of others) expect(bytes(other)).toBe(bytes(first));
		expect(printed.match(/Tue Nov 14 22:13:2\d 2023/g)?.length).toBeGreaterThan(4);
		// The present: in years, and in seconds since 1970.
		expect(printed).not.toMatch(new RegExp(`\\b${new Date().getFullYear()}\\b|\\b${String(Date.now()).slice(0, 4)}\\d{6}\\b`));
		expect(printed).toContain('File "numpy/linalg/');
		expect(printed).not.toMatch(/0x[0-9a-f]{6}|-packages|File "\//);
	});

	it("give the same messages, which hold no address and no folder of a library", async () => {
		const text = withLines([
			COMPUTE,
			`        raise ValueError(self, np.linalg.__file__, "0x7f0123456789", "0x12", "/home/0xg")\n${COMPUTE}`,
		]);
		const results = [await gradeText(text), await gradeText(text)];
		expect(bytes(results[1])).toBe(bytes(results[0]));
		expect(bytes(results[0])).toMatch(/<linear\.Linear object at 0x…>, 'numpy\/linalg\/__init__\.py', '0x…', '0x12', '\/home\/0xg'/);
	});

	it("give a message that is a text of a class of its own as the text that it is", async () => {
		const raises =
			"class Odd(str):\n    def __contains__(self, other):\n        raise SystemExit\n\nraise ModuleNotFoundError(name=Odd('0x1'))\n";
		expect((await gradeText(withLines([IMPORT, `${IMPORT}${raises}`]))).fault?.message).toMatch(/imports `0x1`/);
	});

	it.each([
		["a time that is written", "float(time.strftime('%S'))"],
		["numpy's now", "float(np.datetime64('now').item().second)"],
		["a date that is imported late", "late('date time').datetime.now().second"],
		["chance that is imported late", "late('ran dom').random()"],
		["numpy's chance by another name", "getattr(np, 'ran' + 'dom').default_rng().random()"],
		["a number of its own", "late('uu id').uuid1().time % 1e6"],
	])("differ from script to script by what the submission takes from them: %s", async (_, source) => {
		const text = withLines([IMPORT, `${IMPORT}${LATE}`], ["        return Z\n", `        return Z + ${source}\n`]);
		const [first, second] = [await gradeText(text), await gradeText(text)];
		expect(lostChecks(first)).toEqual(["forward.value"]);
		expect(first.checks.find(({ id }) => id === "forward.value")?.misconceptions).toEqual(["non-deterministic"]);
		expect(second.checks).toEqual(first.checks);
	});

	it("judge memory that nobody has written to as what it is", async () => {
		const [first, second] = await Promise.all(
			[1, 2].map(() =>
				gradeText(withLines(["self.W = np.zeros((out_features, in_features))", "self.W = np.empty((out_features, in_features))"])),
			),
		);
		expect(lostChecks(first as NonNullable<typeof first>)).toEqual(["init.W"]);
		expect(bytes(second)).toBe(bytes(first));
	});
});
