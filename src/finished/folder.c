/* folder.c: a folder of one's own, that is gone afterwards */

#include "finished/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "read/source.h"

#define FOLDERS_OPEN 16             /* that nftw holds open */

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st, (void)kind, (void)at;
    return remove(path);
}

static void remove_all(const char *path)
{
    nftw(path, remove_one, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS);
}

static bool fail(const char *path, struct messages *m)
{
    message_add(m, MSG_OUTPUT_WRITE, (struct place){ 0 }, path, strerror(errno));
    return false;
}

/* ---- the one that waits ---- */

/* In a session of its own, so that what is done to the others does not reach it, and with no stream of theirs open. */
static _Noreturn void wait_and_remove(const char *path, int end)
{
    char byte;
    int nothing = open("/dev/null", O_RDWR);
    setsid();
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    for (int i = 0; nothing >= 0 && i < 3; i++)
        dup2(nothing, i);
    while (read(end, &byte, 1) < 0 && errno == EINTR)
        ;
    remove_all(path);
    _exit(0);
}

static bool start_keeper(struct private_folder *f)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    f->keeper = fork();
    if (f->keeper == 0) {
        close(ends[1]);
        wait_and_remove(f->path, ends[0]);
    }
    close(ends[0]);
    f->alive = ends[1];
    if (f->keeper < 0)
        close(ends[1]);
    return f->keeper > 0;
}

/* ---- the folder ---- */

bool private_folder_make(struct private_folder *f, struct arena *a, struct messages *m)
{
    const char *temporary = getenv("TMPDIR");
    char *path = arena_printf(a, "%s/kommuntryck-XXXXXX", temporary && temporary[0] == '/' ? temporary : "/tmp");
    if (!mkdtemp(path))
        return fail(path, m);
    f->path = path;
    if (start_keeper(f))
        return true;
    fail(path, m);
    remove_all(path);
    return false;
}

void private_folder_remove(struct private_folder *f)
{
    close(f->alive);
    while (waitpid(f->keeper, NULL, 0) < 0 && errno == EINTR)
        ;
}

static bool make_above(char *path, size_t from)
{
    for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

bool private_folder_put(const struct private_folder *f, struct arena *a, const char *name, const struct buffer *bytes, struct messages *m)
{
    char *path = arena_printf(a, "%s/%s", f->path, name);
    FILE *file = make_above(path, strlen(f->path) + 1) ? fopen(path, "wbxe") : NULL;
    if (!file)
        return fail(path, m);
    bool written = bytes->n == 0 || fwrite(bytes->s, 1, bytes->n, file) == bytes->n;
    return ((fclose(file) == 0) & written) || fail(path, m);
}

bool private_folder_take(const struct private_folder *f, struct arena *a, const char *name, struct buffer *out, struct messages *m)
{
    const char *path = arena_printf(a, "%s/%s", f->path, name);
    bool read = source_bytes(a, path, path, (struct place){ 0 }, out, m);
    unlink(path);
    return read;
}
