/* Locks the calling process down: limits of the operating system, Landlock, system calls. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lock.h"

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#else
#error "only x86_64 and aarch64 are known"
#endif

int fail(const char *what, const char *name) {
	fprintf(stderr, "gradecheck-jail: %s%s%s: %s\n", what, name ? " " : "", name ? name : "", strerror(errno));
	return -1;
}

int parse(int count, char **words, struct orders *orders) {
	memset(orders, 0, sizeof *orders);
	orders->user = NOBODY;
	for (int at = 1; at < count; at += 1) {
		const char *word = words[at], *value = at + 1 < count ? words[at + 1] : "";
		if (!strcmp(word, "--")) {
			orders->program = words + at + 1;
			return 0;
		}
		if (!strcmp(word, "--threads")) orders->has_threads = 1;
		else if (!strcmp(word, "--no-system-calls")) orders->without |= SYSTEM_CALLS;
		else if (!strcmp(word, "--no-landlock")) orders->without |= LANDLOCK;
		else {
			if (!strcmp(word, "--parent")) orders->parent = (pid_t)strtol(value, NULL, 10);
			else if (!strcmp(word, "--cpu")) orders->cpu_seconds = strtoull(value, NULL, 10);
			else if (!strcmp(word, "--zygote")) orders->folder = value;
			else if (!strcmp(word, "--user")) orders->user = (uid_t)strtoul(value, NULL, 10);
			else if (!strcmp(word, "--copies")) orders->copies = (int)strtol(value, NULL, 10);
			else if (!strcmp(word, "--memory")) orders->memory_bytes = strtoull(value, NULL, 10);
			else if (!strcmp(word, "--read") && orders->read_count < MAX_READS) orders->reads[orders->read_count++] = value;
			else {
				errno = EINVAL;
				return fail("cannot take", word);
			}
			at += 1;
		}
	}
	return 0;
}

/* ---- limits of the operating system ---- */

void close_range_of(int first, int last) {
#ifdef SYS_close_range
	if (syscall(SYS_close_range, first, last, 0) == 0) return;
#endif
	struct rlimit files;
	int most = getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < 65536 ? (int)files.rlim_cur : 65536;
	for (int file = first; file <= last && file < most; file += 1) close(file);
}

static void limit(int resource, rlim_t value) {
	struct rlimit old, new = {value, value};
	if (getrlimit(resource, &old) == 0 && old.rlim_max < value) new.rlim_cur = new.rlim_max = old.rlim_max;
	setrlimit(resource, &new);
}

/* ---- users and capabilities ---- */

#define BIT(capability) (1U << (capability))
/* What making copies takes that are users of their own, and ending them. All are among the first 32. */
#define GIVES_USERS (BIT(CAP_SETUID) | BIT(CAP_SETGID) | BIT(CAP_KILL))

static struct __user_cap_header_struct of_this_process = {_LINUX_CAPABILITY_VERSION_3, 0};

static void drop_bounding_set(void) {
	for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; capability += 1)
		prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
}

/* All of them, also for programs to come. */
int drop_capabilities(void) {
	struct __user_cap_data_struct sets[2];
	memset(sets, 0, sizeof sets);
	drop_bounding_set();
	if (syscall(SYS_capset, &of_this_process, sets) || syscall(SYS_capget, &of_this_process, sets)) return fail("cannot drop", "capabilities");
	if (sets[0].permitted | sets[1].permitted | sets[0].effective | sets[1].effective) {
		errno = EPERM;
		return fail("cannot drop", "capabilities");
	}
	return 0;
}

/* By the kernel's own calls: the C library would ask threads that a copy does not have. */
int become(uid_t user) {
	if (user == NOBODY) return 0;
	uid_t real, effective, saved;
	if (syscall(SYS_setgroups, 0, NULL) || syscall(SYS_setresgid, user, user, user) || syscall(SYS_setresuid, user, user, user))
		return fail("cannot become", "another user");
	if (syscall(SYS_getresuid, &real, &effective, &saved) || real != user || effective != user || saved != user) {
		errno = EPERM;
		return fail("cannot become", "another user");
	}
	return 0;
}

/* Becomes that user, and keeps, also as the next program, what it takes to give each copy another one. For nobody it keeps nothing. */
int become_giver_of_users(uid_t user) {
	if (user == NOBODY) return drop_capabilities();
	struct __user_cap_data_struct sets[2];
	if (syscall(SYS_capget, &of_this_process, sets)) return fail("cannot keep", "capabilities");
	/* Before the bounding set is empty: what is not in it cannot be made inheritable. */
	sets[0].inheritable = GIVES_USERS;
	sets[1].inheritable = 0;
	if (syscall(SYS_capset, &of_this_process, sets)) return fail("cannot keep", "capabilities");
	drop_bounding_set();
	if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)) return fail("cannot keep", "capabilities");
	if (become(user)) return -1;
	memset(sets, 0, sizeof sets);
	sets[0].permitted = sets[0].effective = sets[0].inheritable = GIVES_USERS;
	if (syscall(SYS_capset, &of_this_process, sets)) return fail("cannot keep", "capabilities");
	for (int capability = 0; capability < 32; capability += 1)
		if (GIVES_USERS & BIT(capability) && prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0))
			return fail("cannot keep", "capabilities");
	return 0;
}

int set_limits(const struct orders *orders, rlim_t files) {
	/* No controlling terminal: what is typed there cannot be forged. */
	setsid();
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NOFILE, files);
	limit(RLIMIT_MEMLOCK, 0);
	limit(RLIMIT_MSGQUEUE, 0);
	if (orders->cpu_seconds) limit(RLIMIT_CPU, orders->cpu_seconds);
	if (orders->memory_bytes) limit(RLIMIT_AS, orders->memory_bytes);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return fail("cannot give up privileges", NULL);
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)) return fail("cannot follow the grader's end", NULL);
	/* The grader may have died before it was asked for. */
	if (orders->parent && getppid() != orders->parent) {
		errno = ESRCH;
		return fail("the grader is gone", NULL);
	}
	return 0;
}

/* ---- Landlock: own definitions, since older headers lack the later parts ---- */

#define LANDLOCK_CREATE 444
#define LANDLOCK_ADD 445
#define LANDLOCK_RESTRICT 446
#define FS_EXECUTE (1ULL << 0)
#define FS_READ_FILE (1ULL << 2)
#define FS_READ_DIR (1ULL << 3)

struct ruleset {
	uint64_t fs, net, scoped;
};

struct path_rule {
	uint64_t allowed;
	int32_t parent;
} __attribute__((packed));

static void allow_path(int ruleset, const char *path, uint64_t rights) {
	int file = open(path, O_PATH | O_CLOEXEC);
	struct stat kind;
	if (file < 0) return;
	if (fstat(file, &kind) == 0) {
		struct path_rule rule = {S_ISDIR(kind.st_mode) ? rights : rights & ~FS_READ_DIR, file};
		syscall(LANDLOCK_ADD, ruleset, 1, &rule, 0);
	}
	close(file);
}

/* The machine is short of something for the moment, which says nothing of what its kernel can do. */
static int is_short(void) { return errno == ENOMEM || errno == EAGAIN || errno == EMFILE || errno == ENFILE; }

/* Whether it is active; -1 where that cannot be told. */
static int set_landlock(const struct orders *orders) {
	long version = syscall(LANDLOCK_CREATE, NULL, 0, 1);
	if (version < 1) return 0;
	/* Everything that each version knows: 13 accesses to files, then refer, truncate, devices; TCP; signals and abstract sockets. */
	struct ruleset rules = {(1ULL << (version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13)) - 1, version >= 4 ? 3 : 0,
				version >= 6 ? 3 : 0};
	int ruleset = (int)syscall(LANDLOCK_CREATE, &rules, sizeof rules, 0);
	if (ruleset < 0) return is_short() ? fail("cannot set up", "Landlock") : 0;
	for (int at = 0; at < orders->read_count; at += 1) allow_path(ruleset, orders->reads[at], FS_READ_FILE | FS_READ_DIR);
	if (orders->program) allow_path(ruleset, orders->program[0], FS_READ_FILE | FS_EXECUTE);
	static const char *const loaders[] = {"/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-musl-x86_64.so.1",
					      "/lib/ld-musl-aarch64.so.1"};
	for (size_t at = 0; at < sizeof loaders / sizeof *loaders; at += 1) allow_path(ruleset, loaders[at], FS_READ_FILE | FS_EXECUTE);
	if (syscall(LANDLOCK_RESTRICT, ruleset, 0)) return is_short() ? fail("cannot set up", "Landlock") : 0;
	close(ruleset);
	/* Tried at once: it is active where the root cannot be read any more. */
	int root = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (root < 0) return errno == EACCES ? 1 : is_short() ? fail("cannot try", "Landlock") : 0;
	close(root);
	return 0;
}

/* ---- system calls: what is not named here is refused ---- */

/* From this number on system calls are new enough that programs ask for them and do without: "unknown" is the answer they know. */
#define FIRST_NEW 424

static const int allowed[] = {
	__NR_read, __NR_write, __NR_futex, __NR_madvise, __NR_mmap, __NR_munmap, __NR_mprotect, __NR_mremap, __NR_brk, __NR_clock_gettime,
	__NR_gettimeofday, __NR_epoll_pwait, __NR_epoll_ctl, __NR_epoll_create1, __NR_eventfd2, __NR_pipe2, __NR_ppoll, __NR_pselect6,
	__NR_readv, __NR_writev, __NR_pread64, __NR_preadv, __NR_lseek, __NR_close, __NR_dup, __NR_dup3, __NR_fstat, __NR_newfstatat,
	__NR_statx, __NR_statfs, __NR_fstatfs, __NR_faccessat, 439 /* faccessat2 */, __NR_readlinkat, __NR_getcwd, __NR_getdents64,
	__NR_rt_sigaction, __NR_rt_sigprocmask, __NR_rt_sigreturn, __NR_rt_sigpending, __NR_rt_sigtimedwait, __NR_sigaltstack,
	__NR_restart_syscall, __NR_nanosleep, __NR_clock_nanosleep, __NR_clock_getres, __NR_getrandom, __NR_membarrier, __NR_rseq,
	__NR_set_robust_list, __NR_set_tid_address, __NR_pkey_alloc, __NR_pkey_free, __NR_pkey_mprotect, __NR_getpid, __NR_getppid,
	__NR_gettid, __NR_getuid, __NR_geteuid, __NR_getgid, __NR_getegid, __NR_getresuid, __NR_getresgid, __NR_getgroups, __NR_getpgid,
	__NR_uname, __NR_sysinfo, __NR_getcpu, __NR_getrusage, __NR_times, __NR_getpriority, __NR_capget, __NR_sched_getaffinity,
	__NR_sched_yield, __NR_sched_getparam, __NR_sched_getscheduler, __NR_sched_get_priority_max, __NR_sched_get_priority_min,
	__NR_exit, __NR_exit_group,
#ifdef __x86_64__
	__NR_stat, __NR_lstat, __NR_access, __NR_readlink, __NR_poll, __NR_select, __NR_epoll_wait, __NR_dup2, __NR_pipe, __NR_eventfd,
	__NR_arch_prctl, __NR_time, __NR_getrlimit, __NR_getpgrp,
#endif
};

static const unsigned allowed_fcntl[] = {F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC};
static const unsigned allowed_ioctl[] = {FIOCLEX, FIONCLEX, FIONBIO, FIONREAD, TCGETS, TIOCGWINSZ};
static const unsigned allowed_prctl[] = {PR_SET_NAME, PR_GET_NAME, PR_GET_DUMPABLE, 0x53564d41 /* PR_SET_VMA */};

#define MAX_FILTER 512
static struct sock_filter filter[MAX_FILTER];
static unsigned short filter_length;

static void emit(unsigned short code, unsigned value, unsigned char if_true, unsigned char if_false) {
	if (filter_length < MAX_FILTER) filter[filter_length++] = (struct sock_filter)BPF_JUMP(code, value, if_true, if_false);
}

static void load(unsigned offset) { emit(BPF_LD | BPF_W | BPF_ABS, offset, 0, 0); }
static void give(unsigned action) { emit(BPF_RET | BPF_K, action, 0, 0); }
static unsigned low(int argument) { return offsetof(struct seccomp_data, args) + 8 * (unsigned)argument; }

#define REFUSE (SECCOMP_RET_ERRNO | EPERM)
#define UNKNOWN (SECCOMP_RET_ERRNO | ENOSYS)
#define EQUAL (BPF_JMP | BPF_JEQ | BPF_K)
#define ANY_BIT (BPF_JMP | BPF_JSET | BPF_K)

/* Each rule begins and ends with the number of the system call in the accumulator. */
static void allow(unsigned number) {
	emit(EQUAL, number, 0, 1);
	give(SECCOMP_RET_ALLOW);
}

static void allow_without_bits(unsigned number, int argument, unsigned bits) {
	emit(EQUAL, number, 0, 4);
	load(low(argument));
	emit(ANY_BIT, bits, 0, 1);
	give(REFUSE);
	give(SECCOMP_RET_ALLOW);
}

static void allow_with_bits(unsigned number, int argument, unsigned bits) {
	emit(EQUAL, number, 0, 4);
	load(low(argument));
	emit(ANY_BIT, bits, 1, 0);
	give(REFUSE);
	give(SECCOMP_RET_ALLOW);
}

static void allow_with(unsigned number, int argument, const unsigned *values, size_t count) {
	emit(EQUAL, number, 0, (unsigned char)(count + 3));
	load(low(argument));
	for (size_t at = 0; at < count; at += 1) emit(EQUAL, values[at], (unsigned char)(count - at), 0);
	give(REFUSE);
	give(SECCOMP_RET_ALLOW);
}

static void allow_with_pointer(unsigned number, int argument, uint64_t pointer) {
	emit(EQUAL, number, 0, 6);
	load(low(argument));
	emit(EQUAL, (unsigned)pointer, 0, 2);
	load(low(argument) + 4);
	emit(EQUAL, (unsigned)(pointer >> 32), 1, 0);
	give(REFUSE);
	give(SECCOMP_RET_ALLOW);
}

/*
 * `path` is the one that may be executed, by its address: the new program knows it not, nor can it guess it. Whether it is active; -1 where
 * that cannot be told.
 */
static int set_filter(const struct orders *orders, const char *path) {
	const unsigned write_bits = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
	const unsigned self = (unsigned)getpid();
	filter_length = 0;
	load(offsetof(struct seccomp_data, arch));
	emit(EQUAL, MACHINE, 1, 0);
	give(SECCOMP_RET_KILL_PROCESS);
	load(offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
	/* The x32 world has numbers of its own for everything. */
	emit(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
	give(SECCOMP_RET_KILL_PROCESS);
	allow_without_bits(__NR_open, 1, write_bits);
#endif
	for (size_t at = 0; at < sizeof allowed / sizeof *allowed; at += 1) allow((unsigned)allowed[at]);
	allow_without_bits(__NR_openat, 2, write_bits);
	if (orders->has_threads) allow_with_bits(__NR_clone, 0, 0x10000 /* CLONE_THREAD */);
	allow_with(__NR_kill, 0, &self, 1);
	allow_with(__NR_tgkill, 0, &self, 1);
	allow_with(__NR_fcntl, 1, allowed_fcntl, sizeof allowed_fcntl / sizeof *allowed_fcntl);
	allow_with(__NR_ioctl, 1, allowed_ioctl, sizeof allowed_ioctl / sizeof *allowed_ioctl);
	allow_with(__NR_prctl, 0, allowed_prctl, sizeof allowed_prctl / sizeof *allowed_prctl);
	allow_with_pointer(__NR_prlimit64, 2, 0);
	if (path) allow_with_pointer(__NR_execve, 0, (uint64_t)(uintptr_t)path);
	emit(BPF_JMP | BPF_JGE | BPF_K, FIRST_NEW, 0, 1);
	give(UNKNOWN);
	give(REFUSE);
	struct sock_fprog program = {filter_length, filter};
	if (filter_length == MAX_FILTER) return 0;
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0)) return is_short() ? fail("cannot set up", "the filter of system calls") : 0;
	/* Tried at once: it is active where a socket is refused. */
	errno = 0;
	return syscall(__NR_socket, 1, 1, 0) == -1 && errno == EPERM;
}

/* `path` is the one program that may still be executed. The layers that are active, or -1. */
int lock(const struct orders *orders, const char *path) {
	if (drop_capabilities() || set_limits(orders, MAX_FILES)) return -1;
	const int landlock = orders->without & LANDLOCK ? 0 : set_landlock(orders);
	if (landlock < 0) return -1;
	const int filtered = orders->without & SYSTEM_CALLS ? 0 : set_filter(orders, path);
	if (filtered < 0) return -1;
	return (landlock ? LANDLOCK : 0) | (filtered ? SYSTEM_CALLS : 0);
}

int announce(int active) {
	char line[128];
	int length = snprintf(line, sizeof line, "{\"of\":\"layers\",\"active\":[\"jail\"%s%s]}\n", active & SYSTEM_CALLS ? ",\"system-calls\"" : "",
			      active & LANDLOCK ? ",\"landlock\"" : "");
	return write(CHANNEL, line, (size_t)length) == length ? 0 : -1;
}
