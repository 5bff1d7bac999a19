/* zip.c: a folder as one file, through libzip */

#include "package/zip.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>
#include "output/file.h"

#define LEVEL 6
#define FIRST_YEAR 1980             /* of MS-DOS dates */

struct zipping {
    struct arena *arena;
    zip_t *zip;
    const char *folder, *root;
    zip_uint16_t day;
    vec(const char *) names;
};

static void find_files(struct zipping *z, const char *below)
{
    DIR *all = opendir(arena_printf(z->arena, "%s/%s", z->folder, below));
    for (struct dirent *entry; all && (entry = readdir(all)) != NULL; ) {
        struct stat st;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *name = arena_printf(z->arena, "%s%s%s", below, *below ? "/" : "", entry->d_name);
        if (stat(arena_printf(z->arena, "%s/%s", z->folder, name), &st) == 0 && S_ISDIR(st.st_mode))
            find_files(z, name);
        else
            *vec_push(z->arena, &z->names) = name;
    }
    if (all)
        closedir(all);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool add_file(struct zipping *z, const char *name)
{
    char path[PATH_MAX], entry[PATH_MAX];       /* which libzip copies: nothing of a file is kept here */
    if (snprintf(path, sizeof path, "%s/%s", z->folder, name) >= (int)sizeof path || snprintf(entry, sizeof entry, "%s/%s", z->root, name) >= (int)sizeof entry)
        return false;
    zip_source_t *source = zip_source_file(z->zip, path, 0, -1);
    zip_int64_t at = source ? zip_file_add(z->zip, entry, source, ZIP_FL_ENC_UTF_8) : -1;
    if (source && at < 0)
        zip_source_free(source);
    return at >= 0 && zip_set_file_compression(z->zip, (zip_uint64_t)at, ZIP_CM_DEFLATE, LEVEL) == 0 && zip_file_set_dostime(z->zip, (zip_uint64_t)at, 0, z->day, 0) == 0
        && zip_file_set_external_attributes(z->zip, (zip_uint64_t)at, 0, ZIP_OPSYS_UNIX, (zip_uint32_t)(S_IFREG | 0644) << 16) == 0;
}

/* "2025-02-27" as MS-DOS has it: seven bits of year, four of month, five of day. */
static zip_uint16_t dos_day(const char *day)
{
    int year = atoi(day), month = strlen(day) >= 7 ? atoi(day + 5) : 1, of_month = strlen(day) >= 10 ? atoi(day + 8) : 1;
    return (zip_uint16_t)((year > FIRST_YEAR ? year - FIRST_YEAR : 0) << 9 | month << 5 | of_month);
}

static bool fill(struct zipping *z, const char *temporary)
{
    int error = 0;
    z->zip = zip_open(temporary, ZIP_CREATE | ZIP_TRUNCATE, &error);
    bool done = z->zip != NULL;
    for (int i = 0; done && i < z->names.n; i++)
        done = add_file(z, z->names.v[i]);
    if (z->zip && (!done || zip_close(z->zip) != 0)) {
        done = false;
        zip_discard(z->zip);
    }
    return done;
}

bool zip_folder(struct arena *a, const char *folder, const char *root, const char *day, const char *path, struct messages *m)
{
    struct zipping z = { .arena = a, .folder = folder, .root = root, .day = dos_day(day) };
    const char *temporary = arena_printf(a, "%s.ny-zip", path);
    find_files(&z, "");
    qsort(z.names.v, (size_t)z.names.n, sizeof *z.names.v, compare_names);
    unlink(temporary);
    errno = 0;
    if (fill(&z, temporary) && chmod(temporary, 0644) == 0 && file_place(temporary, path))
        return true;
    message_add(m, MSG_OUTPUT_WRITE, (struct place){ 0 }, path, errno ? strerror(errno) : "libzip failed");
    unlink(temporary);
    return false;
}
