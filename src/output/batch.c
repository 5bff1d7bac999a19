/* batch.c: files that are written together */

#include "output/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "output/file.h"

#define BESIDE ".ny"                /* versions/2 is made as versions/2.ny */
#define ASIDE ".gammal"             /* where the old one waits, when the two cannot change places */
#define OPEN_MAX_FOLDERS 16         /* that nftw holds open */

void batch_begin(struct batch *b, struct arena *a, struct messages *m)
{
    *b = (struct batch){ .arena = a, .messages = m };
}

static void fail(struct batch *b, const char *path)
{
    b->failed = true;
    message_add(b->messages, MSG_OUTPUT_WRITE, (struct place){ 0 }, path, strerror(errno));
}

/* ---- folders ---- */

static const char *folder_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(a, path, (size_t)(slash - path)) : "";
}

/* Makes what is missing of a folder and those above it. */
static bool make_folders(struct batch *b, const char *path)
{
    struct stat st;
    if (!*path || stat(path, &st) == 0)
        return true;
    if (!make_folders(b, folder_of(b->arena, path)) || mkdir(path, 0777) != 0)
        return false;
    *vec_push(b->arena, &b->made) = path;
    return true;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st, (void)kind, (void)at;
    return remove(path);
}

static void remove_all(const char *path)
{
    int error = errno;
    nftw(path, remove_one, OPEN_MAX_FOLDERS, FTW_DEPTH | FTW_PHYS);
    errno = error;
}

/* ---- parts ---- */

static void add_part(struct batch *b, const char *path, const char *temporary, bool folder)
{
    const struct batch_part part = { path, temporary, folder };
    *vec_push(b->arena, &b->parts) = part;
}

void batch_file(struct batch *b, const char *path, const struct buffer *bytes)
{
    const char *real, *temporary;
    if (b->failed)
        return;
    if (make_folders(b, folder_of(b->arena, path)) && file_beside(b->arena, path, bytes, &real, &temporary))
        add_part(b, real, temporary, false);
    else
        fail(b, path);
}

void batch_folder(struct batch *b, const char *path)
{
    if (b->failed)
        return;
    path = arena_strdup(b->arena, path);
    b->folder = arena_printf(b->arena, "%s" BESIDE, path);
    remove_all(b->folder);
    if (make_folders(b, folder_of(b->arena, path)) && mkdir(b->folder, 0777) == 0)
        add_part(b, path, b->folder, true);
    else
        fail(b, path);
}

/* Folders in one that is new: nothing of them is kept, there may be many. */
static bool make_inside(char *path, size_t from)
{
    for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = mkdir(path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

void batch_inside(struct batch *b, const char *name, const struct buffer *bytes)
{
    if (b->failed)
        return;
    char path[PATH_MAX];
    size_t n = strlen(b->folder);
    errno = ENAMETOOLONG;
    if (snprintf(path, sizeof path, "%s/%s", b->folder, name) >= (int)sizeof path || !make_inside(path, n + 1) || !file_new(path, bytes))
        fail(b, path);
}

/* ---- the end ---- */

static int sync_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st, (void)at;
    return kind == FTW_DP ? folder_sync(path) ? 0 : -1 : file_sync(path) ? 0 : -1;
}

/* On a file system that cannot exchange two names, as a share of another system: for a moment there is no folder at path. */
static bool put_aside(const struct batch_part *part, const char *aside)
{
    remove_all(aside);
    if (rename(part->path, aside) != 0)
        return false;
    if (file_place(part->temporary, part->path))
        return true;
    int error = errno;
    rename(aside, part->path);
    errno = error;
    return false;
}

static bool exchange(const struct batch_part *part, const char *aside)
{
    if (renameat2(AT_FDCWD, part->temporary, AT_FDCWD, part->path, RENAME_EXCHANGE) == 0)
        return true;
    return (errno == EINVAL || errno == ENOSYS) && put_aside(part, aside);
}

/* A folder cannot be renamed over one that holds something: the two change places, and the old one goes. */
static bool place_folder(struct batch *b, const struct batch_part *part)
{
    struct stat st;
    if (nftw(part->temporary, sync_one, OPEN_MAX_FOLDERS, FTW_DEPTH | FTW_PHYS) != 0)
        return false;
    const char *aside = arena_printf(b->arena, "%s" ASIDE, part->path);
    bool placed = stat(part->path, &st) != 0 ? file_place(part->temporary, part->path) : exchange(part, aside);
    if (placed) {
        remove_all(part->temporary);
        remove_all(aside);
    }
    return placed;
}

static void drop(struct batch *b, int first)
{
    for (int i = first; i < b->parts.n; i++)
        remove_all(b->parts.v[i].temporary);
    while (b->made.n)
        rmdir(b->made.v[--b->made.n]);          /* those that are empty again; no other can be removed */
    b->parts.n = 0;
}

bool batch_commit(struct batch *b)
{
    int done = 0;
    for (; !b->failed && done < b->parts.n; done++) {
        const struct batch_part *part = &b->parts.v[done];
        if (!(part->folder ? place_folder(b, part) : file_place(part->temporary, part->path))) {
            fail(b, part->path);
            break;
        }
    }
    drop(b, done);
    return !b->failed;
}

void batch_abandon(struct batch *b)
{
    b->failed = true;
    drop(b, 0);
}
