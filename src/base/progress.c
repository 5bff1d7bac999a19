/* progress.c: how far the work on a report has come */

#include "base/progress.h"

#include <stddef.h>
#include <string.h>
#include <time.h>

#define ROWS_A_TELLING 256

const char *const stage_names[STAGE_COUNT] = { "read", "bind", "check", "shape", "break", "place", "write", "compress" };

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

enum stage progress_enter(struct progress *p, enum stage stage)
{
    if (!p)
        return stage;
    enum stage left = p->stage;
    p->stage = stage;
    if (p->timed) {
        int64_t time = now();
        p->spent[left] += p->since ? time - p->since : 0;
        p->since = time;
    }
    return left;
}

static void tell(struct progress *p)
{
    if (p->tell)
        p->tell(p, p->state);
}

void progress_begin(struct progress *p, enum stage stage)
{
    if (!p)
        return;
    progress_enter(p, stage);
    p->rows = p->pages = 0;
    tell(p);
}

void progress_restart(struct progress *p)
{
    if (!p)
        return;
    memset(p->spent, 0, sizeof p->spent);
    memset(p->counts, 0, sizeof p->counts);
    p->since = p->timed ? now() : 0;
    progress_begin(p, STAGE_READ);
}

void progress_count(struct progress *p, enum count what, int n)
{
    if (p)
        p->counts[what] += n;
}

void progress_row(struct progress *p)
{
    if (p && ++p->rows % ROWS_A_TELLING == 0)
        tell(p);
}

void progress_page(struct progress *p)
{
    if (!p)
        return;
    p->pages++;
    tell(p);
}
