/* What `jail` and `zygote.so` share: orders, and carrying them out. */
#include <sys/resource.h>
#include <sys/types.h>

#define CHANNEL 3
#define MAX_READS 128
#define MAX_FILES 64
#define ZYGOTE "zygote.so"

/* No user at all: whoever it is stays who it is. */
#define NOBODY ((uid_t)-1)

enum { SYSTEM_CALLS = 1, LANDLOCK = 2 };

struct orders {
	pid_t parent;
	rlim_t cpu_seconds, memory_bytes;
	int has_threads, without;
	const char *reads[MAX_READS];
	int read_count;
	/* For a process that is copied: the folder of the library that copies it, how often, and whom it becomes itself. */
	const char *folder;
	int copies;
	uid_t user;
	char **program;
};

int fail(const char *what, const char *name);
int parse(int count, char **words, struct orders *orders);
void close_range_of(int first, int last);
int become(uid_t user);
int become_giver_of_users(uid_t user);
int drop_capabilities(void);
int set_limits(const struct orders *orders, rlim_t files);
int lock(const struct orders *orders, const char *path);
int announce(int active);
