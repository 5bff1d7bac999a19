/* contents.c: the files of a package that somebody hands over */

#include "package/contents.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>
#include "finished/attachment.h"

#define ZIP_MAGIC "PK\003\004"
#define DEPTH_MAX 64                /* folders in folders */

bool is_package(const char *path)
{
    struct stat st;
    char magic[4];
    if (stat(path, &st) != 0)
        return false;
    if (S_ISDIR(st.st_mode))
        return true;
    FILE *f = S_ISREG(st.st_mode) ? fopen(path, "rb") : NULL;
    bool zip = f && fread(magic, 1, sizeof magic, f) == sizeof magic && memcmp(magic, ZIP_MAGIC, sizeof magic) == 0;
    if (f)
        fclose(f);
    return zip;
}

static void blame(struct contents *c, const char *name, const char *text)
{
    const struct fact fact = { FACT_FILE, true, arena_strdup(c->arena, name), text, NULL, NULL };
    fact_add(c->facts, &fact);
}

static void add(struct contents *c, const char *name, size_t size, long entry)
{
    if (c->list.n >= CONTENTS_MAX)
        return;
    if (!name_is_safe(name)) {
        blame(c, name, "the name leads out of the package, or has characters that no name of a file has");
        return;
    }
    struct content *file = vec_push(c->arena, &c->list);
    *file = (struct content){ .name = arena_strdup(c->arena, name), .size = size, .entry = entry };
}

/* ---- a folder ---- */

static void find_below(struct contents *c, const char *below, int depth)
{
    DIR *folder = opendir(arena_printf(c->arena, "%s/%s", c->path, below));
    if (!folder)
        blame(c, below, "the folder cannot be read");
    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL; ) {
        struct stat st;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *name = arena_printf(c->arena, "%s%s%s", below, *below ? "/" : "", entry->d_name);
        if (lstat(arena_printf(c->arena, "%s/%s", c->path, name), &st) != 0)
            blame(c, name, "it cannot be read");
        else if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX)
            find_below(c, name, depth + 1);
        else if (S_ISREG(st.st_mode))
            add(c, name, (size_t)st.st_size, 0);
        else
            blame(c, name, "it is no file: links, pipes and devices have no place in a package");
    }
    if (folder)
        closedir(folder);
}

static const char *last_part(struct arena *a, const char *path)
{
    char *whole = realpath(path, NULL);
    const char *slash = whole ? strrchr(whole, '/') : NULL, *name = arena_strdup(a, slash ? slash + 1 : "");
    free(whole);
    return name;
}

/* ---- a ZIP ---- */

/* The folder that all names begin with; "" when there is no such. */
static const char *common_root(struct contents *c, zip_int64_t n)
{
    const char *first = n > 0 ? zip_get_name(c->zip, 0, 0) : NULL;
    size_t length = first ? strcspn(first, "/") : 0;
    if (!length || !first[length])
        return "";
    for (zip_int64_t i = 0; i < n; i++) {
        const char *name = zip_get_name(c->zip, (zip_uint64_t)i, 0);
        if (!name || strncmp(name, first, length + 1) != 0)
            return "";
    }
    return arena_strndup(c->arena, first, length);
}

static bool is_link(struct zip *zip, zip_uint64_t entry)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    return zip_file_get_external_attributes(zip, entry, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16);
}

static void find_entries(struct contents *c, zip_int64_t n)
{
    size_t skip = *c->root ? strlen(c->root) + 1 : 0;
    for (zip_int64_t i = 0; i < n; i++) {
        zip_stat_t st;
        if (zip_stat_index(c->zip, (zip_uint64_t)i, 0, &st) != 0 || !(st.valid & ZIP_STAT_NAME) || !(st.valid & ZIP_STAT_SIZE))
            continue;
        const char *name = st.name + skip;
        size_t length = strlen(name);
        if (!length || name[length - 1] == '/')         /* a folder */
            continue;
        if (st.encryption_method != ZIP_EM_NONE)
            blame(c, name, "it is encrypted: an archive cannot open it");
        else if (is_link(c->zip, (zip_uint64_t)i))
            blame(c, name, "it is no file: links have no place in a package");
        else
            add(c, name, (size_t)st.size, (long)i);
    }
}

/* ---- both ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct content *)a)->name, ((const struct content *)b)->name);
}

static void sort(struct contents *c)
{
    int kept = 0;
    if (c->list.n)
        qsort(c->list.v, (size_t)c->list.n, sizeof *c->list.v, compare_names);
    for (int i = 0; i < c->list.n; i++)
        if (kept && strcmp(c->list.v[kept - 1].name, c->list.v[i].name) == 0)
            blame(c, c->list.v[i].name, "the ZIP has two files of this name: programs differ about which one they take");
        else
            c->list.v[kept++] = c->list.v[i];
    c->list.n = kept;
}

static bool open_zip(struct contents *c, struct messages *m)
{
    int error = 0;
    c->zip = zip_open(c->path, ZIP_RDONLY, &error);
    if (!c->zip) {
        zip_error_t why;
        zip_error_init_with_code(&why, error);
        message_add(m, MSG_PACKAGE_OPEN, (struct place){ 0 }, c->path, arena_strdup(c->arena, zip_error_strerror(&why)));
        zip_error_fini(&why);
        return false;
    }
    zip_int64_t n = zip_get_num_entries(c->zip, 0);
    c->root = common_root(c, n);
    find_entries(c, n);
    return true;
}

bool contents_open(struct contents *c, struct arena *a, const char *path, struct facts *facts, struct messages *m)
{
    struct stat st;
    *c = (struct contents){ .arena = a, .facts = facts, .path = path };
    if (stat(path, &st) != 0) {
        message_add(m, MSG_PACKAGE_OPEN, (struct place){ 0 }, path, strerror(errno));
        return false;
    }
    if (S_ISDIR(st.st_mode)) {
        c->root = last_part(a, path);
        find_below(c, "", 0);
    } else if (!open_zip(c, m)) {
        return false;
    }
    sort(c);
    return true;
}

void contents_close(struct contents *c)
{
    if (c->zip)
        zip_discard(c->zip);
    c->zip = NULL;
}

struct content *contents_find(const struct contents *c, const char *name)
{
    const struct content wanted = { .name = name };
    return c->list.n ? bsearch(&wanted, c->list.v, (size_t)c->list.n, sizeof *c->list.v, compare_names) : NULL;
}

/* libzip holds the bytes against their CRC when the last of them has been read. */
static bool read_entry(const struct contents *c, const struct content *of, struct buffer *out)
{
    zip_file_t *f = zip_fopen_index(c->zip, (zip_uint64_t)of->entry, 0);
    zip_int64_t n = f ? 0 : -1;
    char more;
    while (f && out->n < of->size && (n = zip_fread(f, out->s + out->n, of->size - out->n)) > 0)
        out->n += (size_t)n;
    bool whole = f && n >= 0 && out->n == of->size && zip_fread(f, &more, 1) == 0;
    return f && zip_fclose(f) == 0 && whole;
}

static bool read_file(const struct contents *c, const struct content *of, struct buffer *out)
{
    FILE *f = fopen(arena_printf(c->arena, "%s/%s", c->path, of->name), "rb");
    if (!f)
        return false;
    out->n = fread(out->s, 1, of->size, f);
    bool whole = out->n == of->size && fgetc(f) == EOF && !ferror(f);
    fclose(f);
    return whole;
}

bool contents_read(const struct contents *c, const struct content *of, struct buffer *out)
{
    buffer_clear(out);
    if (of->size > (size_t)CONTENT_MAX_MB << 20)
        return false;
    buffer_reserve(out, of->size + 1);
    bool whole = c->zip ? read_entry(c, of, out) : read_file(c, of, out);
    out->s[out->n] = '\0';
    return whole;
}
