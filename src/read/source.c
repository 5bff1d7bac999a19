/* source.c: bytes become text
 *
 * A file that is no text in its encoding is decoded all the same, with U+FFFD for what is wrong, so that the
 * message about the first wrong byte can show its line. */
#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <uninorm.h>

#include "base/cp1252.h"
#include "base/utf8.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* --- encodings --- */

/* Bytes on their way to text. */
struct decoder {
    const char *in;
    size_t n, at;
    struct buffer out;
    bool wrong;                     /* some byte is no text; the first one is: */
    size_t wrong_at;                /* in out */
    unsigned char wrong_byte;
};

static void decode_wrong(struct decoder *d)
{
    if (!d->wrong) {
        d->wrong_at = d->out.n;
        d->wrong_byte = (unsigned char)d->in[d->at];
    }
    d->wrong = true;
    buffer_rune(&d->out, 0xFFFD);
    d->at++;
}

static void decode_return(struct decoder *d)
{
    bool pair = d->at + 1 < d->n && d->in[d->at + 1] == '\n';

    buffer_byte(&d->out, '\n');
    d->at += pair ? 2 : 1;
}

static void decode_windows_byte(struct decoder *d)
{
    unsigned char byte = (unsigned char)d->in[d->at];
    uint32_t rune = cp1252_rune(byte);

    if (!rune) {                    /* a NUL too */
        decode_wrong(d);
    } else {
        buffer_rune(&d->out, rune);
        d->at++;
    }
}

static void decode_windows(struct decoder *d)
{
    while (d->at < d->n) {
        if (d->in[d->at] == '\r')
            decode_return(d);
        else
            decode_windows_byte(d);
    }
}

static void decode_utf8(struct decoder *d)
{
    size_t valid_end = d->at + utf8_invalid(d->in + d->at, d->n - d->at);

    while (d->at < d->n) {
        size_t end = d->at;
        while (end < valid_end && d->in[end] != '\r' && d->in[end])
            end++;
        buffer_bytes(&d->out, d->in + d->at, end - d->at);
        d->at = end;
        if (end == d->n)
            return;
        if (end < valid_end && d->in[end] == '\r') {
            decode_return(d);
        } else {
            decode_wrong(d);
            if (end == valid_end)
                valid_end = d->at + utf8_invalid(d->in + d->at, d->n - d->at);
        }
    }
}

/* --- a source of bytes --- */

static bool begins(const char *bytes, size_t n, const char *with)
{
    size_t length = strlen(with);

    return n >= length && !memcmp(bytes, with, length);
}

/* The encoding: as told, or as found.  NULL: the file and what is told cannot both be right, and a message says so. */
static const char *choose_encoding(const struct source *s, const char *bytes, size_t n, const char *told, struct messages *m)
{
    bool windows = told && !strcmp(told, "windows-1252");
    bool utf8 = told && !strcmp(told, "utf-8");

    if (!windows && (begins(bytes, n, "\xFF\xFE") || begins(bytes, n, "\xFE\xFF"))) {
        message_add(m, MSG_FILE_UTF16, place_file(s));
        return NULL;
    }
    if (windows && begins(bytes, n, BYTE_ORDER_MARK)) {
        message_add(m, MSG_FILE_MARK, place_file(s), told);
        return NULL;
    }
    if (windows || utf8)
        return windows ? "windows-1252" : "utf-8";
    return begins(bytes, n, BYTE_ORDER_MARK) || utf8_invalid(bytes, n) == n ? "utf-8" : "windows-1252";
}

static void report_wrong(const struct source *s, const struct decoder *d, struct messages *m)
{
    struct place place = place_at(s, d->wrong_at, 1);

    if (d->wrong_byte)
        message_add(m, MSG_FILE_ENCODING, place, d->wrong_byte, !strcmp(s->encoding, "utf-8") ? "UTF-8" : "Windows-1252");
    else
        message_add(m, MSG_FILE_NUL, place);
}

struct source *source_of_bytes(struct arena *a, const char *path, const char *name, const char *bytes, size_t n,
                               const char *encoding, struct messages *m)
{
    struct source *s = arena_new(a, struct source);
    struct decoder d = {.in = bytes, .n = n};

    s->milestones = milestones_new(a);
    s->name = arena_strdup(a, name);
    s->path = arena_strdup(a, path);
    s->text = "";
    s->encoding = choose_encoding(s, bytes, n, encoding, m);
    if (!s->encoding)
        return NULL;

    if (!strcmp(s->encoding, "windows-1252")) {
        decode_windows(&d);
    } else {
        d.at = begins(bytes, n, BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0;
        decode_utf8(&d);
    }
    s->text = arena_strndup(a, d.out.s, d.out.n);
    s->size = d.out.n;
    buffer_done(&d.out);
    if (d.wrong)
        report_wrong(s, &d, m);
    return d.wrong ? NULL : s;
}

struct source *source_of_text(struct arena *a, const char *name, const char *text)
{
    struct source *s = arena_new(a, struct source);

    s->milestones = milestones_new(a);
    s->name = s->path = arena_strdup(a, name);
    s->text = arena_strdup(a, text);
    s->size = strlen(text);
    s->encoding = "utf-8";
    return s;
}

/* --- files --- */

/* Reads what fd holds, one byte beyond the limit at most; an errno, or 0. */
static int read_all(int fd, struct buffer *out)
{
    static const size_t limit = (size_t)SOURCE_MAX_MB * 1024 * 1024 + 1;
    char piece[65536];

    while (out->n < limit) {
        ssize_t n = read(fd, piece, sizeof piece);
        if (n == 0)
            return 0;
        if (n < 0 && errno != EINTR)
            return errno;
        if (n > 0)
            buffer_bytes(out, piece, (size_t)n);
    }
    return 0;
}

/* Not to wait at a pipe, O_NONBLOCK; an errno, or 0. */
static int read_file(const char *path, struct buffer *out)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return errno;
    int error = fstat(fd, &st) ? errno : S_ISDIR(st.st_mode) ? EISDIR : !S_ISREG(st.st_mode) ? EINVAL : read_all(fd, out);
    close(fd);
    return error;
}

bool source_bytes(struct arena *a, const char *path, const char *name, struct place asked, struct buffer *out, struct messages *m)
{
    int error = read_file(path, out);

    if (error)
        message_add(m, asked.source ? MSG_FILE_MISSING : MSG_FILE_ARGUMENT, asked, name, error == EINVAL ? "Not a regular file" : strerror(error));
    else if (out->n > (size_t)SOURCE_MAX_MB * 1024 * 1024)
        message_add(m, MSG_FILE_LARGE, place_file(source_of_text(a, name, "")), SOURCE_MAX_MB);
    else
        return true;
    return false;
}

struct source *source_read(struct arena *a, const char *path, const char *name, const char *encoding,
                           struct place asked, struct messages *m)
{
    struct buffer bytes = {0};
    struct source *s = NULL;

    if (source_bytes(a, path, name, asked, &bytes, m))
        s = source_of_bytes(a, path, name, bytes.s ? bytes.s : "", bytes.n, encoding, m);
    if (s) {
        bool same = s->size == bytes.n && memcmp(s->text, bytes.s ? bytes.s : "", bytes.n) == 0;
        s->bytes = same ? s->text : arena_strndup(a, bytes.s ? bytes.s : "", bytes.n);
        s->byte_count = bytes.n;
    }
    buffer_done(&bytes);
    return s;
}

/* --- paths --- */

/* Whether a relative path goes above its folder on its way. */
static bool climbs_out(const char *file)
{
    int depth = 0;

    while (*file && depth >= 0) {
        size_t n = strcspn(file, "/");
        if (n == 2 && !memcmp(file, "..", 2))
            depth--;
        else if (n && !(n == 1 && *file == '.'))
            depth++;
        file += n + (file[n] == '/');
    }
    return depth < 0;
}

/* The real path of the longest beginning of a path that exists; malloc'ed, or NULL. */
static char *real_beginning(const char *path)
{
    char *beginning = strdup(path), *real, *slash;

    if (!beginning)
        memory_exhausted();
    while (!(real = realpath(beginning, NULL)) && (slash = strrchr(beginning, '/')) && slash > beginning)
        *slash = '\0';
    free(beginning);
    return real;
}

static bool leads_out(const char *folder, const char *path)
{
    char *real_folder = realpath(folder, NULL);
    char *real_path = real_beginning(path);
    size_t n = real_folder ? strlen(real_folder) : 0;
    bool out = real_folder && real_path && strcmp(real_folder, "/")
            && (strncmp(real_path, real_folder, n) || (real_path[n] && real_path[n] != '/'));

    free(real_folder);
    free(real_path);
    return out;
}

char *source_path_inside(struct arena *a, const char *folder, const char *file, struct place asked, struct messages *m)
{
    bool here = !*folder || !strcmp(folder, ".");
    const char *plain = file;
    while (plain[0] == '.' && plain[1] == '/')
        for (plain += 2; *plain == '/'; plain++)
            ;
    char *path = here && *plain ? arena_strdup(a, plain) : arena_printf(a, "%s/%s", here ? "." : folder, plain);

    if (file[0] != '/' && !climbs_out(file) && !leads_out(*folder ? folder : ".", path))
        return path;
    message_add(m, MSG_FILE_OUTSIDE, asked, file);
    return NULL;
}

/* --- normal form --- */

/* Nothing below U+0300 combines with anything: such a text is NFC. */
static bool surely_nfc(const char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s >= 0xCC)
            return false;
    return true;
}

/* Signs that show nothing but disturb search and copy, as web pages and office programs leave them: zero-width space and marks of direction, byte order
 * marks in mid-text.  The soft hyphen and the zero-width joiners say something and stay. */
static bool is_litter(uint32_t rune)
{
    return rune == 0x200B || rune == 0x200E || rune == 0x200F || (rune >= 0x202A && rune <= 0x202E) || rune == 0x2060
        || (rune >= 0x2066 && rune <= 0x2069) || rune == 0xFEFF;
}

static const char *without_litter(struct arena *a, const char *s)
{
    struct buffer clean = {0};
    bool litter = false;

    for (const char *at = s, *after = s; *at; at = after)
        if (is_litter(utf8_next(&after)))
            litter = true;
        else
            buffer_bytes(&clean, at, (size_t)(after - at));
    const char *text = litter ? arena_strndup(a, clean.s ? clean.s : "", clean.n) : s;
    buffer_done(&clean);
    return text;
}

const char *text_nfc(struct arena *a, const char *s)
{
    if (surely_nfc(s))
        return s;
    s = without_litter(a, s);

    size_t n = strlen(s), normal_n;
    uint8_t *normal = u8_normalize(UNINORM_NFC, (const uint8_t *)s, n, NULL, &normal_n);
    if (!normal && errno == ENOMEM)
        memory_exhausted();
    bool same = !normal || (normal_n == n && !memcmp(normal, s, n));
    const char *text = same ? s : arena_strndup(a, (const char *)normal, normal_n);
    free(normal);
    return text;
}
