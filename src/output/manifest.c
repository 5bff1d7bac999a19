/* manifest.c: what a report was made from and by, a fact a line */

#include "output/manifest.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <unistring/version.h>
#include "typeset/lexicon.h"
#include "typeset/patterns.h"

#ifndef KT_VERSION
#define KT_VERSION "0"
#endif

#define PROGRAM "kommuntryck"

static const char *const roles[] = {
    [INPUT_REPORT] = "report", [INPUT_LAYOUT] = "layout", [INPUT_FAMILY] = "family", [INPUT_TEXT] = "text", [INPUT_DATA] = "data", [INPUT_PICTURE] = "picture", "font",
};

#define ROLES (sizeof roles / sizeof *roles)
#define ROLE_FONT (ROLES - 1)

/* ---- writing ---- */

void manifest_name(struct buffer *out, const char *name)
{
    for (; *name; name++)
        if (*name == '%' || *name == '\n' || *name == '\r')
            buffer_printf(out, "%%%02X", (unsigned)*name);
        else
            buffer_byte(out, *name);
}

static void put_file(struct buffer *out, size_t role, const char *digest, size_t size, const char *name)
{
    buffer_printf(out, "%s %s %zu ", roles[role], digest, size);
    manifest_name(out, name);
    buffer_byte(out, '\n');
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void manifest_put(struct buffer *out, const struct inputs *inputs, const struct fonts *fonts)
{
    buffer_add(out, PROGRAM " " KT_VERSION "\n");
    buffer_printf(out, "library harfbuzz %s\n", hb_version_string());
    buffer_add(out, "library libdeflate " LIBDEFLATE_VERSION_STRING "\n");
    buffer_printf(out, "library libunistring %d.%d\n", _libunistring_version >> 16, _libunistring_version >> 8 & 255);
    buffer_printf(out, "table words %s\n", words_digest);
    buffer_printf(out, "table patterns %s\n", patterns_digest);
    for (int i = 0; inputs && i < inputs->list.n; i++) {
        const struct input *input = &inputs->list.v[i];
        put_file(out, input->role, digest_of(input->bytes, input->size).hex, input->size, input->name);
    }
    for (int i = 0; fonts && i < fonts->list.n; i++) {
        struct font *font = fonts->list.v[i];
        put_file(out, ROLE_FONT, font_digest(font), hb_blob_get_length(font->blob), last_part(font->file));
    }
}

/* ---- reading ---- */

struct line {
    const char *s, *end;
};

/* The next part of the line, to the blank after it; false when there is none. */
static bool take(struct line *l, struct line *part)
{
    const char *blank = memchr(l->s, ' ', (size_t)(l->end - l->s));
    part->s = l->s;
    part->end = blank ? blank : l->end;
    l->s = blank ? blank + 1 : l->end;
    return part->end > part->s;
}

static bool is_word(const struct line *part, const char *word)
{
    size_t n = strlen(word);
    return (size_t)(part->end - part->s) == n && memcmp(part->s, word, n) == 0;
}

static const char *text_of(struct arena *a, const struct line *part)
{
    return arena_strndup(a, part->s, (size_t)(part->end - part->s));
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The rest of the line, with what manifest_name has replaced; NULL when it is no name. */
static const char *name_of(struct arena *a, const struct line *l)
{
    char *name = arena_alloc(a, (size_t)(l->end - l->s) + 1), *to = name;
    for (const char *s = l->s; s < l->end; s++) {
        bool coded = *s == '%' && l->end - s > 2 && hex_value(s[1]) >= 0 && hex_value(s[2]) >= 0;
        *to++ = coded ? (char)(16 * hex_value(s[1]) + hex_value(s[2])) : *s;
        s += coded ? 2 : 0;
    }
    bool whole = to > name && !memchr(name, '\0', (size_t)(to - name));
    *to = '\0';
    return whole ? name : NULL;
}

static bool read_size(const struct line *part, size_t *size)
{
    *size = 0;
    for (const char *s = part->s; s < part->end; s++) {
        if (*s < '0' || *s > '9' || part->end - part->s > 15)
            return false;
        *size = 10 * *size + (size_t)(*s - '0');
    }
    return true;
}

static bool read_file(struct arena *a, struct manifest *m, const char *role, struct line *l)
{
    struct line digest, size;
    struct manifest_file file = { .role = role };
    if (!take(l, &digest) || !take(l, &size) || !read_size(&size, &file.size))
        return false;
    file.digest = text_of(a, &digest);
    file.name = name_of(a, l);
    if (!file.name || !is_digest(file.digest))
        return false;
    *vec_push(a, &m->files) = file;
    return true;
}

static bool read_part(struct arena *a, struct manifest *m, const char *role, struct line *l)
{
    struct line name;
    if (!take(l, &name) || l->s == l->end)
        return false;
    const struct manifest_part part = { role, text_of(a, &name), text_of(a, l) };
    *vec_push(a, &m->parts) = part;
    return true;
}

static bool read_line(struct arena *a, struct manifest *m, struct line l)
{
    struct line word;
    if (!take(&l, &word))
        return false;
    for (size_t i = 0; i < ROLES; i++)
        if (is_word(&word, roles[i]))
            return read_file(a, m, roles[i], &l);
    if (is_word(&word, "library") || is_word(&word, "table"))
        return read_part(a, m, is_word(&word, "table") ? "table" : "library", &l);
    return true;
}

int manifest_read(struct arena *a, struct manifest *m, const char *text, size_t n)
{
    const char *end = text + n;
    *m = (struct manifest){ 0 };
    for (int number = 1; text < end; number++) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        struct line l = { text, stop ? stop : end }, word;
        if (!stop || memchr(text, '\0', (size_t)(stop - text)))
            return number;
        if (number == 1) {
            if (!take(&l, &word) || !is_word(&word, PROGRAM) || l.s == l.end)
                return number;
            m->program = text_of(a, &l);
        } else if (!read_line(a, m, l)) {
            return number;
        }
        text = stop + 1;
    }
    return m->program ? 0 : 1;
}

const char *manifest_line(struct arena *a, const char *text, size_t n, const char *word)
{
    for (const char *end = text + n, *stop; text < end; text = stop + 1) {
        struct line part, l;
        stop = memchr(text, '\n', (size_t)(end - text));
        stop = stop ? stop : end;
        l = (struct line){ text, stop };
        if (take(&l, &part) && is_word(&part, word))
            return text_of(a, &l);
    }
    return NULL;
}

/* ---- differences ---- */

static const struct manifest_file *file_of(const struct manifest *m, const struct manifest_file *like)
{
    for (int i = 0; i < m->files.n; i++)
        if (strcmp(m->files.v[i].role, like->role) == 0 && strcmp(m->files.v[i].name, like->name) == 0)
            return &m->files.v[i];
    return NULL;
}

static const struct manifest_part *part_of(const struct manifest *m, const struct manifest_part *like)
{
    for (int i = 0; i < m->parts.n; i++)
        if (strcmp(m->parts.v[i].role, like->role) == 0 && strcmp(m->parts.v[i].name, like->name) == 0)
            return &m->parts.v[i];
    return NULL;
}

static void add(struct arena *a, struct manifest_differences *d, enum manifest_change kind, const char *role, const char *name, const char *before, const char *after)
{
    const struct manifest_difference difference = { kind, role, name, before, after };
    if (!before || !after || strcmp(before, after) != 0)
        *vec_push(a, &d->list) = difference;
}

static void compare_parts(struct arena *a, struct manifest_differences *d, const struct manifest *before, const struct manifest *after)
{
    for (int i = 0; i < after->parts.n; i++) {
        const struct manifest_part *now = &after->parts.v[i], *was = part_of(before, now);
        add(a, d, MANIFEST_PART, now->role, now->name, was ? was->version : NULL, now->version);
    }
    for (int i = 0; i < before->parts.n; i++)
        if (!part_of(after, &before->parts.v[i]))
            add(a, d, MANIFEST_PART, before->parts.v[i].role, before->parts.v[i].name, before->parts.v[i].version, NULL);
}

static void compare_files(struct arena *a, struct manifest_differences *d, const struct manifest *before, const struct manifest *after)
{
    for (int i = 0; i < after->files.n; i++) {
        const struct manifest_file *now = &after->files.v[i], *was = file_of(before, now);
        add(a, d, MANIFEST_FILE, now->role, now->name, was ? was->digest : NULL, now->digest);
    }
    for (int i = 0; i < before->files.n; i++)
        if (!file_of(after, &before->files.v[i]))
            add(a, d, MANIFEST_FILE, before->files.v[i].role, before->files.v[i].name, before->files.v[i].digest, NULL);
}

void manifest_compare(struct arena *a, struct manifest_differences *d, const struct manifest *before, const struct manifest *after)
{
    add(a, d, MANIFEST_PROGRAM, "program", PROGRAM, before->program, after->program);
    compare_parts(a, d, before, after);
    compare_files(a, d, before, after);
}
