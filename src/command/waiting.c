/* waiting.c: a line on the terminal for somebody who waits */

#include "command/waiting.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FIRST 500                   /* milliseconds */
#define AGAIN 100

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void waiting_begin(struct waiting *w)
{
    w->terminal = isatty(STDERR_FILENO);
    w->next = w->terminal ? now_ms() + FIRST : 0;
}

static bool is_time(struct waiting *w)
{
    if (!w->terminal)
        return false;
    int64_t now = now_ms();
    if (now < w->next)
        return false;
    w->next = now + AGAIN;
    return w->shown = true;
}

/* \r\033[K: from the start of the line, clear it (ECMA-48 8.3.41).  Written at once: the line may not wait in a buffer. */
static void show(const char *line)
{
    dprintf(STDERR_FILENO, "\r\033[K%s", line);
}

void waiting_tell(void *waiting, const struct kommuntryck_progress *now)
{
    static const struct { const char *stage, *words; } doing[] = {
        { "read", "reading" }, { "bind", "reading" }, { "check", "checking" }, { "shape", "setting" }, { "break", "setting" },
        { "place", "making pages" }, { "write", "writing" }, { "compress", "writing" },
    };
    struct waiting *w = waiting;
    const char *words = "";
    char line[200];
    if (!is_time(w))
        return;
    for (size_t i = 0; i < sizeof doing / sizeof *doing; i++)
        if (strcmp(doing[i].stage, now->stage) == 0)
            words = doing[i].words;
    int n = snprintf(line, sizeof line, "%.100s: %s", w->report, words);
    if (now->pages)
        snprintf(line + n, sizeof line - (size_t)n, ", %d pages", now->pages);
    else if (now->rows)
        snprintf(line + n, sizeof line - (size_t)n, ", %d rows", now->rows);
    show(line);
}

void waiting_count(struct waiting *w, int done, int all)
{
    char line[100];
    if (!is_time(w))
        return;
    snprintf(line, sizeof line, "%d of %d reports", done, all);
    show(line);
}

void waiting_clear(struct waiting *w)
{
    if (w->shown)
        show("");
    w->shown = false;
}
