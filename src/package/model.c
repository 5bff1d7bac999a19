/* model.c: a package for the e-arkiv, before it is written */

#include "package/model.h"

#include <string.h>
#include "base/utf8.h"

/* Names and keys of formats: PRONOM, the registry of The National Archives. */
static const struct format formats[] = {
    { ".pdf", "application/pdf", "PDF", "", "" },
    { ".csv", "text/csv", "Comma Separated Values", "", "x-fmt/18" },
    { ".md", "text/markdown", "Markdown", "", "fmt/1149" },
    { ".ini", "text/plain", "Plain Text File", "", "x-fmt/111" },
    { ".txt", "text/plain", "Plain Text File", "", "x-fmt/111" },
    { ".lock", "text/plain", "Plain Text File", "", "x-fmt/111" },
    { ".png", "image/png", "Portable Network Graphics", "", "fmt/13" },
    { ".jpg", "image/jpeg", "JPEG File Interchange Format", "", "fmt/44" },
    { ".jpeg", "image/jpeg", "JPEG File Interchange Format", "", "fmt/44" },
    { ".xml", "application/xml", "Extensible Markup Language", "1.0", "fmt/101" },
    { ".xsd", "application/xml", "XML Schema Definition", "1.0", "x-fmt/280" },
    { "", "application/octet-stream", "Unknown", "", "" },
};

const struct format *format_of(const char *name)
{
    size_t n = strlen(name);
    const struct format *f = formats;
    for (; *f->suffix; f++)
        if (n > strlen(f->suffix) && strcmp(name + n - strlen(f->suffix), f->suffix) == 0)
            break;
    return f;
}

const struct format *format_of_report(int archive)
{
    static const struct format levels[] = {
        [ARCHIVE_2A] = { ".pdf", "application/pdf", "PDF/A", "2a", "fmt/476" },
        [ARCHIVE_1A] = { ".pdf", "application/pdf", "PDF/A", "1a", "fmt/95" },
        [ARCHIVE_3A] = { ".pdf", "application/pdf", "PDF/A", "3a", "fmt/479" },
        [ARCHIVE_NONE] = { ".pdf", "application/pdf", "PDF", "1.7", "fmt/276" },
    };
    return &levels[archive];
}

/* ---- names ---- */

static char plain_letter(uint32_t rune)
{
    if (rune >= 'A' && rune <= 'Z')
        return (char)(rune - 'A' + 'a');
    if ((rune >= 'a' && rune <= 'z') || (rune >= '0' && rune <= '9') || rune == '.' || rune == '/' || rune == '_')
        return (char)rune;
    switch (rune) {
    case 0xE5: case 0xC5: case 0xE4: case 0xC4: case 0xE0: case 0xE1:
        return 'a';
    case 0xF6: case 0xD6: case 0xF8: case 0xD8: case 0xF3:
        return 'o';
    case 0xE9: case 0xC9: case 0xE8: case 0xC8:
        return 'e';
    case 0xFC: case 0xDC:
        return 'u';
    default:
        return '-';
    }
}

const char *ascii_name(struct arena *a, const char *name)
{
    char *plain = arena_alloc(a, strlen(name) + 1);
    size_t n = 0;
    while (*name) {
        char letter = plain_letter(utf8_next(&name));
        bool begins = n == 0 || plain[n - 1] == '/';
        if (letter == '-' && (begins || plain[n - 1] == '-'))
            continue;
        if (letter == '.' && begins)            /* no hidden files */
            continue;
        plain[n++] = letter;
    }
    while (n && plain[n - 1] == '-')
        n--;
    plain[n] = '\0';
    return n ? plain : "namnlos";
}

static bool is_taken(const struct package_files *list, const char *path)
{
    for (int i = 0; i < list->list.n; i++)
        if (strcmp(list->list.v[i].path, path) == 0)
            return true;
    return false;
}

static const char *own_path(struct arena *a, const struct package_files *list, const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.'), *own = path;
    size_t stem = dot ? (size_t)(dot - path) : strlen(path);
    for (int copy = 2; is_taken(list, own); copy++)
        own = arena_printf(a, "%.*s-%d%s", (int)stem, path, copy, path + stem);
    return own;
}

/* ---- files ---- */

void package_begin(struct package *p, struct arena *kept, struct arena *arena, struct messages *m)
{
    *p = (struct package){ .arena = arena, .kept = kept, .messages = m };
    p->descriptive.arena = p->preservation.arena = p->documentation.arena = p->schemas.arena = p->representations.arena = p->content.arena = kept;
    batch_begin(&p->batch, kept, m);
}


struct package_file *package_add(struct package *p, struct package_files *list, const char *folder, const char *path, const char *original, const struct buffer *bytes)
{
    const char *own = own_path(p->arena, list, path);
    const struct package_file file = { arena_strdup(list->arena, own), original ? arena_strdup(list->arena, original) : NULL, format_of(own), bytes->n, digest_of(bytes->s, bytes->n) };
    batch_inside(&p->batch, arena_printf(p->arena, "%s%s", folder, own), bytes);
    struct package_file *added = vec_push(list->arena, &list->list);
    *added = file;
    return added;
}
