/* again.c: a report that is set again from the sources in a finished PDF */

#include "files/again.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define SOURCES "sources"           /* in the folder, beside what is made of them */
#define AGAIN "again.pdf"

static bool put_sources(const struct private_folder *folder, const struct sources *s, struct arena *a, struct messages *m)
{
    for (int i = 0; i < s->list.n; i++)
        if (!private_folder_put(folder, a, arena_printf(a, SOURCES "/%s", s->list.v[i].name), &s->list.v[i].bytes, m))
            return false;
    return true;
}

struct kommuntryck *again_open(const struct private_folder *folder, const struct sources *s, struct arena *a, struct messages *m)
{
    struct kommuntryck *k = NULL;
    if (!put_sources(folder, s, a, m))
        return NULL;
    const char *there = arena_printf(a, "%s/" SOURCES, folder->path);
    int here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (here >= 0 && chdir(there) == 0) {
        k = kommuntryck_open(s->report, NULL);
        kommuntryck_unguard(k);
        kommuntryck_set(k);
    }
    if (!k || fchdir(here) != 0)
        message_add(m, MSG_OUTPUT_WRITE, (struct place){ 0 }, there, strerror(errno));
    if (here >= 0)
        close(here);
    return k;
}

bool again_write(const struct private_folder *folder, struct kommuntryck *k, struct arena *a, struct buffer *out, struct messages *m)
{
    return kommuntryck_write(k, "pdf", arena_printf(a, "%s/" AGAIN, folder->path)) && private_folder_take(folder, a, AGAIN, out, m);
}
