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

/* ---- the one that keeps it ---- */

struct ends { int read, write; };

static bool make_pipe(struct ends *ends)
{
    int both[2];
    bool made = pipe2(both, O_CLOEXEC) == 0;
    *ends = (struct ends){ made ? both[0] : -1, made ? both[1] : -1 };
    return made;
}

/* In a session of its own, so that what is done to the others does not reach it, and with no stream of theirs open. */
static void leave_the_others(void)
{
    int nothing = open("/dev/null", O_RDWR);
    setsid();
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    for (int i = 0; nothing >= 0 && i < 3; i++)
        dup2(nothing, i);
}

/* Makes the folder, says so (0 or errno, and the name that it got), and removes it when the other end closes. */
static _Noreturn void keep_folder(char *path, int tell, int alive)
{
    char byte;
    leave_the_others();
    int error = mkdtemp(path) ? 0 : errno;
    bool told = write(tell, &error, sizeof error) == sizeof error && write(tell, path, strlen(path)) == (ssize_t)strlen(path);
    close(tell);
    while (!error && told && read(alive, &byte, 1) < 0 && errno == EINTR)
        ;
    if (!error)
        remove_all(path);
    _exit(0);
}

/* Reads as much as it wants, whatever interrupts. */
static bool read_whole(int fd, void *to, size_t n)
{
    for (char *at = to; n;) {
        ssize_t got = read(fd, at, n);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        at += got > 0 ? got : 0;
        n -= got > 0 ? (size_t)got : 0;
    }
    return true;
}

/* 0, or an errno. */
static int start_keeper(struct private_folder *f, char *path)
{
    struct ends alive, tell;
    int error = ECHILD;
    if (!make_pipe(&alive))
        return errno;
    if (!make_pipe(&tell) || (f->keeper = fork()) < 0) {
        close(alive.read);
        close(alive.write);
        return errno;
    }
    if (f->keeper == 0) {
        close(alive.write);
        close(tell.read);
        keep_folder(path, tell.write, alive.read);
    }
    close(alive.read);
    close(tell.write);
    f->alive = alive.write;
    if (!read_whole(tell.read, &error, sizeof error) || (!error && !read_whole(tell.read, path, strlen(path))))
        error = error ? error : ECHILD;
    close(tell.read);
    return error;
}

/* ---- the folder ---- */

bool private_folder_make(struct private_folder *f, struct arena *a, struct messages *m)
{
    const char *temporary = getenv("TMPDIR");
    char *path = arena_printf(a, "%s/kommuntryck-XXXXXX", temporary && temporary[0] == '/' ? temporary : "/tmp");
    int error = start_keeper(f, path);
    f->path = path;
    errno = error;
    return !error || fail(path, m);
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
