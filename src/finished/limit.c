/* limit.c: how much memory reading a file of strangers may take */

#include "finished/limit.h"

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

static int depth;
static struct rlimit before;

/* The address space in use, in bytes; 0 when the system does not say. */
static size_t in_use(void)
{
    unsigned long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (!f)
        return 0;
    int read = fscanf(f, "%lu", &pages);
    fclose(f);
    return read == 1 ? pages * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

void limit_begin(size_t more)
{
    size_t used = in_use();
    if (depth++ || SANITIZED || !used || getrlimit(RLIMIT_AS, &before) != 0)
        return;
    struct rlimit now = before;
    if (now.rlim_cur == RLIM_INFINITY || now.rlim_cur > used + more)
        now.rlim_cur = used + more;
    setrlimit(RLIMIT_AS, &now);
}

void limit_end(void)
{
    if (!--depth && !SANITIZED && before.rlim_cur)
        setrlimit(RLIMIT_AS, &before);
}
