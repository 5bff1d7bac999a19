/* file.c: a file that is whole or not there */

#include "output/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LINKS_MAX 40                /* as the system has it */
#define BESIDE ".kommuntryck"       /* of .rapport.pdf.kommuntryck, which becomes rapport.pdf */
#define LEFT_SECONDS 3600           /* nobody writes a file for so long */

static bool write_all(int fd, const struct buffer *bytes)
{
    size_t done = 0;
    while (done < bytes->n) {
        ssize_t n = write(fd, bytes->s + done, bytes->n - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        done += (size_t)n;
    }
    return true;
}

static bool write_into(const char *path, const struct buffer *bytes)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool written = write_all(fd, bytes);
    return (close(fd) == 0) & written;
}

/* The rights a new file would get: all that the process allows. */
static mode_t usual_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

bool folder_sync(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    fsync(fd);                                  /* some file systems cannot; the file itself is safe already */
    close(fd);
    return true;
}

static bool sync_folder_of(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) + (slash == path) : 1, slash ? path : ".");
    return folder_sync(folder);
}

/* The file that a path means when nothing is there: the end of a chain of links, or the path itself. */
static bool follow_links(const char *path, char real[PATH_MAX])
{
    char target[PATH_MAX];
    ssize_t n = 0;
    int fits = snprintf(real, PATH_MAX, "%s", path);
    for (int links = 0; links < LINKS_MAX && fits < PATH_MAX && (n = readlink(real, target, sizeof target - 1)) > 0; links++) {
        char *slash = strrchr(real, '/');
        size_t folder = slash && target[0] != '/' ? (size_t)(slash - real) + 1 : 0;
        target[n] = '\0';
        fits = (int)folder + snprintf(real + folder, PATH_MAX - folder, "%s", target);
    }
    errno = n > 0 ? ELOOP : ENAMETOOLONG;
    return n <= 0 && fits < PATH_MAX;
}

/* How many bytes a file has that begins with these; -1: it does not, or there is none.  Does not wait at a pipe. */
static off_t begun_with(const char *path, const struct buffer *bytes)
{
    char block[1 << 16];
    struct stat st = { 0 };
    size_t done = 0;
    ssize_t n = 1;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return -1;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size < bytes->n)
        n = 0;
    while (n > 0 && done < bytes->n) {
        size_t want = bytes->n - done < sizeof block ? bytes->n - done : sizeof block;
        n = read(fd, block, want);
        if (n > 0 && memcmp(block, bytes->s + done, (size_t)n) != 0)
            n = 0;
        done += n > 0 ? (size_t)n : 0;
    }
    close(fd);
    return n > 0 && done == bytes->n ? st.st_size : -1;
}

bool file_goes_on(const char *path, const struct buffer *bytes)
{
    return begun_with(path, bytes) > (off_t)bytes->n;
}

bool file_is(const char *path, const struct buffer *bytes)
{
    return begun_with(path, bytes) == (off_t)bytes->n;
}

/* Closes it as well. */
static bool fill(int fd, mode_t mode, const struct buffer *bytes)
{
    bool written = write_all(fd, bytes) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && written)
        return false;
    errno = error;
    return written;
}

bool file_new(const char *path, const struct buffer *bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    bool written = write_all(fd, bytes);
    int error = errno;
    if (close(fd) != 0 && written) {
        written = false;
        error = errno;
    }
    if (!written)
        unlink(path);
    errno = error;
    return written;
}

bool file_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool synced = fsync(fd) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return synced;
}

bool file_place(const char *temporary, const char *real)
{
    return rename(temporary, real) == 0 && sync_folder_of(real);
}

/* What a run that was killed left under the name that only this program gives, and nobody has written to for an hour. */
static bool remove_left(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid() && st.st_mtime + LEFT_SECONDS < time(NULL) && unlink(path) == 0;
}

/* A new file beside the place: .rapport.pdf.kommuntryck, which a later run finds again; where that is taken, under a name of its own. */
static int open_beside(struct arena *a, const char *place, const char **temporary)
{
    static const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    const char *slash = strrchr(place, '/');
    int folder = slash ? (int)(slash - place) + 1 : 0;
    *temporary = arena_printf(a, "%.*s.%s" BESIDE, folder, place, place + folder);
    int fd = open(*temporary, flags, 0600);
    if (fd < 0 && errno == EEXIST && remove_left(*temporary))
        fd = open(*temporary, flags, 0600);
    if (fd >= 0 || (errno != EEXIST && errno != ENAMETOOLONG))
        return fd;
    char *template = arena_printf(a, "%s.XXXXXX", place);
    *temporary = template;
    return mkostemp(template, O_CLOEXEC);
}

static bool write_beside(struct arena *a, const char *place, mode_t mode, const struct buffer *bytes, const char **temporary)
{
    int fd = open_beside(a, place, temporary);
    if (fd < 0)
        return false;
    if (fill(fd, mode, bytes))
        return true;
    int error = errno;
    unlink(*temporary);
    errno = error;
    return false;
}

bool file_beside(struct arena *a, const char *path, const struct buffer *bytes, const char **real, const char **temporary)
{
    struct stat st;
    char place[PATH_MAX];
    bool there = stat(path, &st) == 0;
    if (there && !S_ISREG(st.st_mode)) {
        errno = EEXIST;
        return false;
    }
    if (there ? !realpath(path, place) : !follow_links(path, place))        /* through a link to the file that it means */
        return false;
    *real = arena_strdup(a, place);
    return write_beside(a, place, there ? st.st_mode & 07777 : usual_mode(), bytes, temporary);
}

static bool write_regular(const char *path, const struct buffer *bytes)
{
    struct arena arena;
    const char *real, *temporary;
    arena_init(&arena);
    bool written = file_beside(&arena, path, bytes, &real, &temporary);
    if (written && !file_place(temporary, real)) {
        int error = errno;
        unlink(temporary);
        errno = error;
        written = false;
    }
    int error = errno;
    arena_done(&arena);
    errno = error;
    return written;
}

bool file_write(const char *path, const struct buffer *bytes, struct messages *m)
{
    struct stat st;
    bool written;
    errno = 0;
    if (strcmp(path, "-") == 0)
        written = write_all(STDOUT_FILENO, bytes);
    else if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        written = write_into(path, bytes);
    else
        written = write_regular(path, bytes);
    if (!written)
        message_add(m, MSG_OUTPUT_WRITE, (struct place){ 0 }, path, strerror(errno));
    return written;
}
