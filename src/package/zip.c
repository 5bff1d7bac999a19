/* zip.c: a folder as one file, through libarchive
 *
 * Not through libzip, which reads packages: it keeps every entry until the file is closed, and opens them all again then.  libarchive keeps a line of the list at the end for each. */

#include "package/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "output/file.h"

#define BLOCK (64 << 10)
#define RIGHTS 0644

struct zipping {
    struct archive *zip;
    struct archive_entry *entry;
    const char *folder, *root;
    time_t day;
};

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool copy_bytes(struct archive *zip, int file)
{
    char block[BLOCK];
    ssize_t n;
    while ((n = read(file, block, sizeof block)) > 0)
        if (archive_write_data(zip, block, (size_t)n) != n)
            return false;
    return n == 0;
}

static bool add_file(struct zipping *z, const char *path, const char *name, const struct stat *st)
{
    char whole[PATH_MAX];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || snprintf(whole, sizeof whole, "%s/%s", z->root, name) >= (int)sizeof whole)
        return false;
    archive_entry_clear(z->entry);
    archive_entry_set_pathname(z->entry, whole);
    archive_entry_set_filetype(z->entry, AE_IFREG);
    archive_entry_set_perm(z->entry, RIGHTS);
    archive_entry_set_size(z->entry, st->st_size);
    archive_entry_set_mtime(z->entry, z->day, 0);
    bool done = archive_write_header(z->zip, z->entry) == ARCHIVE_OK && copy_bytes(z->zip, file);
    close(file);
    return done;
}

static bool add_folder(struct zipping *z, const char *below);

/* name: from the package's folder. */
static bool add(struct zipping *z, const char *name)
{
    char path[PATH_MAX];
    struct stat st;
    if (snprintf(path, sizeof path, "%s/%s", z->folder, name) >= (int)sizeof path || stat(path, &st) != 0)
        return false;
    return S_ISDIR(st.st_mode) ? add_folder(z, name) : add_file(z, path, name, &st);
}

static bool add_folder(struct zipping *z, const char *below)
{
    char path[PATH_MAX], name[PATH_MAX];
    struct dirent **all = NULL;
    bool done = snprintf(path, sizeof path, "%s/%s", z->folder, below) < (int)sizeof path;
    int n = done ? scandir(path, &all, NULL, by_name) : -1;
    done = n >= 0;
    for (int i = 0; i < n; i++) {
        bool itself = strcmp(all[i]->d_name, ".") == 0 || strcmp(all[i]->d_name, "..") == 0;
        if (done && !itself)
            done = snprintf(name, sizeof name, "%s%s%s", below, *below ? "/" : "", all[i]->d_name) < (int)sizeof name && add(z, name);
        free(all[i]);
    }
    free(all);
    return done;
}

/* "2025-02-27…", at midnight.  A ZIP has local times, as libarchive writes them: this process' are those of Greenwich from now on. */
static time_t time_of(const char *day)
{
    struct tm tm = { .tm_mday = 1 };
    setenv("TZ", "UTC0", 1);
    tzset();
    if (sscanf(day, "%4d-%2d-%2d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday) == 3) {
        tm.tm_year -= 1900;
        tm.tm_mon -= 1;
    }
    return timegm(&tm);
}

static bool fill(struct zipping *z, const char *temporary)
{
    z->zip = archive_write_new();
    z->entry = archive_entry_new();
    if (!z->zip || !z->entry)
        memory_exhausted();
    bool done = archive_write_set_format_zip(z->zip) == ARCHIVE_OK && archive_write_set_options(z->zip, "zip:compression=deflate,zip:compression-level=6") == ARCHIVE_OK
        && archive_write_set_bytes_in_last_block(z->zip, 1) == ARCHIVE_OK && archive_write_open_filename(z->zip, temporary) == ARCHIVE_OK && add_folder(z, "");
    done = archive_write_close(z->zip) == ARCHIVE_OK && done;
    archive_entry_free(z->entry);
    archive_write_free(z->zip);
    return done;
}

bool zip_folder(struct arena *a, const char *folder, const char *root, const char *day, const char *path, struct messages *m)
{
    struct zipping z = { .folder = folder, .root = root, .day = time_of(day) };
    const char *temporary = arena_printf(a, "%s.ny-zip", path);
    unlink(temporary);
    errno = 0;
    if (fill(&z, temporary) && chmod(temporary, RIGHTS) == 0 && file_place(temporary, path))
        return true;
    message_add(m, MSG_OUTPUT_WRITE, (struct place){ 0 }, path, errno ? strerror(errno) : "libarchive failed");
    unlink(temporary);
    return false;
}
