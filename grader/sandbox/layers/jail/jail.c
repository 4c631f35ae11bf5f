/*
 * Locks the calling process down and becomes another program:
 *
 *   jail [--parent PID] [--cpu SECONDS] [--memory BYTES] [--threads] [--no-system-calls] [--no-landlock]
 *        [--read PATH]... [--zygote FOLDER --copies COUNT [--user UID]] -- PROGRAM ARGUMENT...
 *
 * What was applied, and tried, is said on descriptor 3 before the program starts, as one line of JSON. With `--zygote` the program is
 * limited alone, and its copies are locked down: see zygote.c. With `--user` it is started as root and becomes that user by itself, since its
 * copies are to be other users.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lock.h"

/* Copies the path to an address that nobody can know: one of 2^34 pages, and a place in the page. */
static const char *hide(const char *path) {
	uint64_t chance;
	size_t length = strlen(path) + 1;
	if (length > 4096 || getentropy(&chance, sizeof chance)) return NULL;
	void *hint = (void *)(uintptr_t)((chance >> 20) % (1ULL << 34) * 4096 + (1ULL << 32));
	char *pages = mmap(hint, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pages == MAP_FAILED) return NULL;
	return memcpy(pages + (chance & 4095), path, length);
}

/*
 * The library takes the orders from the environment, and removes them there. The loader takes a space or a colon for the end of a path: it
 * is told of the library from the library's own folder, which the library leaves.
 */
static int hand_over(int count, char **words, const struct orders *orders) {
	size_t length = 1;
	for (int at = 1; at < count && strcmp(words[at], "--"); at += 1) length += strlen(words[at]) + 1;
	char *text = calloc(length, 1);
	if (!text) return -1;
	for (int at = 1; at < count && strcmp(words[at], "--"); at += 1) strcat(strcat(text, words[at]), "\n");
	return chdir(orders->folder) || setenv("GRADECHECK_ZYGOTE", text, 1) || setenv("LD_PRELOAD", "./" ZYGOTE, 1);
}

int main(int count, char **words) {
	extern char **environ;
	struct orders orders;
	if (parse(count, words, &orders) || !orders.program || !orders.program[0]) return 125;
	if (orders.folder) {
		const int copied = 2 * orders.copies;
		close_range_of(CHANNEL + copied + 1, INT_MAX);
		if (become_giver_of_users(orders.user)) return 125;
		if (set_limits(&orders, MAX_FILES + (rlim_t)copied)) return 125;
		if (hand_over(count, words, &orders)) return fail("cannot hand over in", orders.folder), 125;
		execve(orders.program[0], orders.program, environ);
	} else {
		const char *path = hide(orders.program[0]);
		if (!path) return fail("cannot hide", orders.program[0]), 125;
		close_range_of(CHANNEL + 1, INT_MAX);
		const int active = lock(&orders, path);
		if (active < 0 || announce(active)) return 125;
		execve(path, orders.program, environ);
	}
	fail("cannot execute", orders.program[0]);
	return 126;
}
