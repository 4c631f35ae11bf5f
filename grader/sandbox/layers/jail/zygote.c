/*
 * Loaded into a host that is copied for each submission (`jail --zygote`). Where the host first reads its channel it stops, and obeys the
 * grader there instead, six bytes an order: `f` makes a copy, `k` ends it; its number; and the user that it becomes, four bytes, the least
 * first. Each copy is locked down before it goes on, as if it had been started on its own: it has a channel and a standard error of its own,
 * handed down from the start, and nothing of another copy's. One lives at a time; when it has ended that is said as one line of JSON,
 * {"status":N}, as wait(2) tells it.
 *
 * The host itself never sees a submission. It alone holds what it takes to make its copies other users than it is (`jail --user`).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lock.h"

#define MAX_WORDS (2 * MAX_READS + 32)

static struct orders orders;
static int is_waiting, is_copy;

__attribute__((constructor)) static void take_orders(void) {
	const char *text = getenv("GRADECHECK_ZYGOTE");
	if (!text) return;
	char *copy = strdup(text), *words[MAX_WORDS];
	int count = 1;
	for (char *word = copy ? strtok(copy, "\n") : NULL; word && count < MAX_WORDS; word = strtok(NULL, "\n")) words[count++] = word;
	if (parse(count, words, &orders) || chdir("/")) _exit(125);
	unsetenv("GRADECHECK_ZYGOTE");
	unsetenv("LD_PRELOAD");
	is_waiting = 1;
}

static void tell_end(int status) {
	char line[32];
	const int length = snprintf(line, sizeof line, "{\"status\":%d}\n", status);
	if (write(CHANNEL, line, (size_t)length) != length) _exit(0);
}

/*
 * No open file is shared with what it was copied from, nor with other copies: each of these would be a way to them. What the host opened
 * for its threads and its event loop, which no copy has, is put out of the way by a counter that takes whatever is written to it.
 */
static int keep_own_files(int number) {
	const int channel = CHANNEL + 1 + 2 * number, last = CHANNEL + 2 * orders.copies;
	if (dup2(channel, CHANNEL) < 0 || dup2(channel + 1, STDERR_FILENO) < 0) return -1;
	close_range_of(CHANNEL + 1, last);
	const int input = open("/dev/null", O_RDONLY), output = open("/dev/null", O_RDWR);
	if (input < 0 || output < 0 || dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0) return -1;
	const int counter = eventfd(0, EFD_NONBLOCK);
	if (counter < 0) return -1;
	for (int file = last + 1; file <= last + MAX_FILES; file += 1)
		if (fcntl(file, F_GETFD) >= 0 && dup2(counter, file) < 0) return -1;
	close_range_of(CHANNEL + 1, last);
	return 0;
}

static void become_copy(int number, uid_t user) {
	is_copy = 1;
	if (keep_own_files(number) || become(user)) _exit(125);
	/* Becoming another user hides a process from itself; one that was started on its own is not hidden. */
	prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
	const int active = lock(&orders, NULL);
	if (active < 0 || announce(active)) _exit(125);
}

static void wake(int number) { (void)number; }

/* Waits until the host's other threads rest: what one of them holds at that moment would be held in every copy for ever. */
static void await_rest(void) {
	const struct timespec turn = {0, 1000000};
	long before, now = -turn.tv_nsec;
	do {
		struct timespec used;
		before = now;
		nanosleep(&turn, NULL);
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
		now = used.tv_sec * 1000000000L + used.tv_nsec;
	} while (now - before > turn.tv_nsec / 10);
}

/* Comes back in each copy. */
static void serve_copies(void) {
	const struct sigaction waking = {.sa_handler = wake};
	struct sigaction usual;
	sigset_t all, before, open_mask;
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	sigaction(SIGCHLD, &waking, &usual);
	open_mask = before;
	sigdelset(&open_mask, SIGCHLD);
	orders.parent = getpid();
	await_rest();
	/* A signal that a thread of the host's takes wakes nobody here. */
	const struct timespec turn = {0, 50000000};
	pid_t copy = 0;
	for (int number = -1;;) {
		struct pollfd channel = {CHANNEL, POLLIN, 0};
		const int news = ppoll(&channel, 1, copy ? &turn : NULL, &open_mask);
		int status;
		if (copy && waitpid(copy, &status, WNOHANG) == copy) tell_end(status), copy = 0;
		if (news <= 0) continue;
		unsigned char order[6];
		if (syscall(SYS_read, CHANNEL, &order, sizeof order) != sizeof order) _exit(0);
		if (order[0] == 'k' && order[1] != number) continue;
		if (copy) {
			kill(copy, SIGKILL);
			waitpid(copy, &status, 0);
			tell_end(status);
			copy = 0;
		}
		if (order[0] != 'f' || order[1] >= orders.copies) continue;
		number = order[1];
		copy = fork();
		if (copy == 0) {
			sigaction(SIGCHLD, &usual, NULL);
			sigprocmask(SIG_SETMASK, &before, NULL);
			become_copy(number, order[2] | (uid_t)order[3] << 8 | (uid_t)order[4] << 16 | (uid_t)order[5] << 24);
			return;
		}
		close(CHANNEL + 1 + 2 * number);
		close(CHANNEL + 2 + 2 * number);
		if (copy < 0) tell_end(125 << 8), copy = 0;
	}
}

/* ---- what the host calls instead of the C library's own ---- */

#define EXPORTED __attribute__((visibility("default")))

EXPORTED ssize_t read(int file, void *bytes, size_t count) {
	if (is_waiting && file == CHANNEL) {
		is_waiting = 0;
		serve_copies();
	}
	return syscall(SYS_read, file, bytes, count);
}

/* V8 keeps its memory out of copies. */
EXPORTED int madvise(void *start, size_t length, int advice) {
	return advice == MADV_DONTFORK ? 0 : (int)syscall(SYS_madvise, start, length, advice);
}

static void *find_next(const char *name) {
#ifdef __GLIBC__
	/* The oldest of several versions would be found otherwise. */
	void *found = dlvsym(RTLD_NEXT, name, "GLIBC_2.3.2");
	if (found) return found;
#endif
	return dlsym(RTLD_NEXT, name);
}

/* Threads are not copied: waking them and waiting for them would never end. */
#define NEXT(function, ...) \
	static __typeof__(function) *next; \
	if (is_copy) return 0; \
	if (!next) next = (__typeof__(function) *)find_next(#function); \
	return next(__VA_ARGS__)

EXPORTED int pthread_cond_signal(pthread_cond_t *condition) { NEXT(pthread_cond_signal, condition); }
EXPORTED int pthread_cond_broadcast(pthread_cond_t *condition) { NEXT(pthread_cond_broadcast, condition); }
EXPORTED int pthread_join(pthread_t thread, void **result) { NEXT(pthread_join, thread, result); }
