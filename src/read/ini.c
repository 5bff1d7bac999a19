/* ini.c: an INI file, through iniparser
 *
 * iniparser forgets lines, joins sections of one name, lets a later key win and drops what it does not
 * understand.  So the text is gone through twice: a scan of ours joins continued lines, reports what is wrong and hands
 * on only what is right and unique, one line each; iniparser then reads sections, names and values out of that.
 * Places are found by the same scan, again, when a message needs one. */
#include "read/ini.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <iniparser/iniparser.h>

#include "base/utf8.h"
#include "read/source.h"

#define LINE_MAX_BYTES 1000         /* iniparser gives up at 1023 */
#define INI_MAX_MB 1                /* iniparser's dictionary is searched from end to end for every key */

enum line_kind { LINE_NOTHING, LINE_SECTION, LINE_KEY, LINE_WRONG };
enum quotes { QUOTES_RIGHT, QUOTES_OPEN, QUOTES_AFTER };

struct span {
    size_t from, to;                /* in the joined line */
};

/* One line, with those that continue it. */
struct line {
    enum line_kind kind;
    struct span name;               /* of the section or key */
    struct span value;              /* without quotes and comment */
    struct span rest;               /* all after the =, for iniparser */
    enum quotes quotes;
    size_t wrong;                   /* where the quotes are wrong */
    size_t comment;                 /* a comment mark that may have been meant as text; 0: none */
};

struct scan {
    struct arena *arena;
    const struct source *source;
    size_t at;                      /* in the source, where the next line begins */
    struct place_cursor cursor;     /* where this line begins */
    struct buffer text;             /* the joined line */
    bool gap;                       /* white space stood before the \\ */
    vec(size_t) origin;             /* of each of its bytes, and its end, in the source */
    struct line line;
};

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct span trim(const char *s, size_t from, size_t to)
{
    while (from < to && is_blank(s[from]))
        from++;
    while (to > from && is_blank(s[to - 1]))
        to--;
    return (struct span){from, to};
}

/* --- scan: joining lines --- */

static void scan_open(struct scan *s, struct arena *a, const struct source *source)
{
    *s = (struct scan){.arena = a, .source = source, .cursor = place_cursor_of(source)};
}

static void scan_close(struct scan *s)
{
    buffer_done(&s->text);
}

static void scan_byte(struct scan *s, char c, size_t origin)
{
    buffer_byte(&s->text, c);
    *vec_push(s->arena, &s->origin) = origin;
}

/* Takes one line of the file; true when the next continues it.  White space around the joint becomes one space. */
static bool scan_piece(struct scan *s)
{
    const char *text = s->source->text;
    size_t end = s->at + strcspn(text + s->at, "\n");
    struct span piece = trim(text, s->at, end);
    bool comment = !s->text.n && (text[piece.from] == ';' || text[piece.from] == '#');
    bool more = !comment && piece.to > piece.from && text[piece.to - 1] == '\\';
    struct span words = more ? trim(text, piece.from, piece.to - 1) : piece;

    if (s->text.n && (s->gap || words.from > s->at))
        scan_byte(s, ' ', s->at);
    for (size_t i = words.from; i < words.to && !comment; i++)
        scan_byte(s, text[i], i);
    s->gap = more && words.to + 1 < piece.to;
    s->at = end + (text[end] == '\n');
    return more && text[s->at];
}

/* --- scan: what a line is --- */

static void classify_section(struct line *l, const char *s, size_t n)
{
    l->kind = n > 2 && s[n - 1] == ']' ? LINE_SECTION : LINE_WRONG;
    if (l->kind == LINE_SECTION)
        l->name = trim(s, 1, n - 1);
    if (l->name.from == l->name.to)
        l->kind = LINE_WRONG;
}

static void classify_quoted(struct line *l, const char *s, size_t n)
{
    size_t open = l->rest.from;
    const char *close = memchr(s + open + 1, s[open], n - open - 1);

    l->value = (struct span){open + 1, close ? (size_t)(close - s) : n};
    if (!close) {
        l->quotes = QUOTES_OPEN;
        l->wrong = open;
        return;
    }
    struct span after = trim(s, l->value.to + 1, n);
    if (after.from < after.to && s[after.from] != ';' && s[after.from] != '#') {
        l->quotes = QUOTES_AFTER;
        l->wrong = after.from;
    }
}

/* A value ends at a ; or # wherever it stands: that is what iniparser does.  One that touches a text is perhaps no comment. */
static void classify_plain(struct line *l, const char *s, size_t n)
{
    size_t mark = l->rest.from + strcspn(s + l->rest.from, ";#");
    bool first = mark == l->rest.from;
    bool touches_left = !first && !is_blank(s[mark - 1]);
    bool touches_right = mark + 1 < n && !is_blank(s[mark + 1]) && s[mark] == '#';

    l->value = trim(s, l->rest.from, mark);
    l->comment = mark < n && (touches_left || (first && touches_right)) ? mark : 0;
}

static void classify_key(struct line *l, const char *s, size_t n)
{
    const char *equals = memchr(s, '=', n);

    l->name = equals ? trim(s, 0, (size_t)(equals - s)) : (struct span){0, 0};
    l->kind = l->name.to > l->name.from ? LINE_KEY : LINE_WRONG;
    if (l->kind == LINE_WRONG)
        return;
    l->rest = trim(s, (size_t)(equals - s) + 1, n);
    if (s[l->rest.from] == '"' || s[l->rest.from] == '\'')
        classify_quoted(l, s, n);
    else
        classify_plain(l, s, n);
}

/* The next line; false at the end. */
static bool scan_next(struct scan *s)
{
    if (!s->source->text[s->at])
        return false;
    place_next(&s->cursor, s->at, 0);
    buffer_clear(&s->text);
    s->gap = false;
    s->origin.n = 0;
    s->line = (struct line){0};
    while (scan_piece(s))
        ;
    *vec_push(s->arena, &s->origin) = s->at;        /* the end */
    if (s->text.n && s->text.s[0] == '[')
        classify_section(&s->line, s->text.s, s->text.n);
    else if (s->text.n)
        classify_key(&s->line, s->text.s, s->text.n);
    return true;
}

/* A span's place: what of it stands on its first line. */
static struct place scan_place(struct scan *s, struct span span)
{
    struct place_cursor cursor = s->cursor;
    size_t from = s->origin.v[span.from], to = from;

    for (size_t i = span.from; i < span.to; i++)
        to = s->origin.v[i] + 1;
    if (span.from == span.to && span.from)          /* nothing: just after what is before it */
        from = to = s->origin.v[span.from - 1] + 1;
    return place_next(&cursor, from, to - from);
}

static struct place scan_place_whole(struct scan *s)
{
    return scan_place(s, (struct span){0, s->text.n});
}

/* A name as iniparser will give it, white space within as one space, NFC. */
static const char *scan_name(const struct scan *s)
{
    size_t n = s->line.name.to - s->line.name.from, kept = 0;
    char *name = arena_strndup(s->arena, s->text.s + s->line.name.from, n);

    for (size_t i = 0; i < n; i++) {
        bool blank = is_blank(name[i]);
        if (blank && kept && name[kept - 1] == ' ')
            continue;
        name[kept++] = blank ? ' ' : name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] + 32) : name[i];
    }
    name[kept] = '\0';
    return text_nfc(s->arena, name);
}

/* --- checking --- */

struct seen {
    const char *name;
    unsigned hash;
    int line;
};

struct checker {
    struct scan scan;
    struct messages *messages;
    vec(struct seen) sections, keys;    /* keys: of this section */
    const char *section;                /* NULL: none yet */
    bool skip;                          /* its lines: the section is wrong or a duplicate */
    struct buffer out;                  /* for iniparser */
};

static int first_line(const struct seen *seen, int n, const char *name, unsigned hash)
{
    for (int i = 0; i < n; i++)
        if (seen[i].hash == hash && !strcmp(seen[i].name, name))
            return seen[i].line;
    return 0;
}

static void check_section(struct checker *c)
{
    const char *name = scan_name(&c->scan);
    unsigned hash = dictionary_hash(name);
    int first = first_line(c->sections.v, c->sections.n, name, hash);
    size_t bad = strcspn(name, ":[]=;#\"'");            /* iniparser's own marks */
    struct place place = scan_place(&c->scan, c->scan.line.name);

    c->section = name;
    c->keys.n = 0;
    c->skip = first || name[bad];
    if (first)
        message_add(c->messages, MSG_INI_DUPLICATE_SECTION, place, name, first);
    else if (name[bad])
        message_add(c->messages, MSG_INI_SECTION_NAME, place, arena_strndup(c->scan.arena, name + bad, 1));
    if (c->skip)
        return;
    *vec_push(c->scan.arena, &c->sections) = (struct seen){name, hash, place.line};
    buffer_printf(&c->out, "[%s]\n", name);
}

static void check_value(struct checker *c)
{
    const struct line *l = &c->scan.line;
    size_t at = l->quotes ? l->wrong : l->comment;

    if (!at)
        return;
    const char mark[] = {c->scan.text.s[at], '\0'};
    struct place place = scan_place(&c->scan, (struct span){at, at + 1});
    if (l->quotes)
        message_add(c->messages, l->quotes == QUOTES_OPEN ? MSG_INI_QUOTE_OPEN : MSG_INI_QUOTE_AFTER, place);
    else
        message_add(c->messages, MSG_INI_COMMENT, place, mark);
}

static void check_key(struct checker *c)
{
    const char *name = scan_name(&c->scan);
    unsigned hash = dictionary_hash(name);
    int first = first_line(c->keys.v, c->keys.n, name, hash);
    struct place place = scan_place(&c->scan, c->scan.line.name);

    if (!c->section) {
        message_add(c->messages, MSG_INI_OUTSIDE_SECTION, place, name);
        return;
    }
    if (first) {
        message_add(c->messages, MSG_INI_DUPLICATE_KEY, place, name, c->section, first);
        return;
    }
    *vec_push(c->scan.arena, &c->keys) = (struct seen){name, hash, place.line};
    check_value(c);
    const char *rest = arena_strndup(c->scan.arena, c->scan.text.s + c->scan.line.rest.from,
                                     c->scan.line.rest.to - c->scan.line.rest.from);
    buffer_printf(&c->out, "%s = %s\n", name, text_nfc(c->scan.arena, rest));
}

static void check_line(struct checker *c)
{
    const struct line *l = &c->scan.line;
    size_t before = c->out.n;

    if (l->kind == LINE_WRONG) {
        message_add(c->messages, MSG_INI_SYNTAX, scan_place_whole(&c->scan));
        c->skip |= c->scan.text.s[0] == '[';
    } else if (l->kind == LINE_SECTION) {
        check_section(c);
    } else if (l->kind == LINE_KEY && !c->skip) {
        check_key(c);
    }
    if (c->out.n - before > LINE_MAX_BYTES) {
        message_add(c->messages, MSG_INI_LONG_LINE, scan_place_whole(&c->scan), LINE_MAX_BYTES);
        c->out.s[c->out.n = before] = '\0';
        c->skip |= l->kind == LINE_SECTION;
    }
}

/* --- iniparser --- */

static int say_nothing(const char *format, ...)
{
    (void)format;
    return 0;
}

static bool write_all(int fd, const struct buffer *text)
{
    for (size_t done = 0; done < text->n;) {
        ssize_t n = write(fd, text->s + done, text->n - done);
        if (n <= 0)
            return false;
        done += (size_t)n;
    }
    return true;
}

/* iniparser reads files only: this one has no name on the disk. */
static dictionary *load_memory(const struct buffer *text)
{
    char path[64];
    int fd = memfd_create("ini", MFD_CLOEXEC);
    dictionary *d = NULL;

    if (fd < 0)
        return NULL;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (write_all(fd, text))
        d = iniparser_load(path);
    close(fd);
    return d;
}

/* The same where there is no /proc. */
static dictionary *load_file(const struct buffer *text)
{
    char path[] = "/tmp/kommuntryck-XXXXXX";
    int fd = mkostemp(path, O_CLOEXEC);
    dictionary *d = NULL;

    if (fd < 0)
        return NULL;
    if (write_all(fd, text))
        d = iniparser_load(path);
    close(fd);
    unlink(path);
    return d;
}

static void add_section(struct ini *ini, struct arena *a, const char *title)
{
    struct ini_section *s = vec_push(a, &ini->sections);
    size_t kind = strcspn(title, " ");

    s->ini = ini;
    s->title = arena_strdup(a, title);
    s->kind = arena_strndup(a, title, kind);
    s->name = s->title + kind + (title[kind] == ' ');
}

/* The dictionary has a row for each [section] and then one "section:key" for each of its keys. */
static void add_rows(struct ini *ini, struct arena *a, const dictionary *d)
{
    for (ssize_t i = 0; i < d->size; i++) {
        const char *colon = d->key[i] ? strchr(d->key[i], ':') : NULL;
        if (colon) {
            struct ini_section *s = &ini->sections.v[ini->sections.n - 1];
            *vec_push(a, &s->keys) = (struct ini_key){arena_strdup(a, colon + 1), arena_strdup(a, d->val[i])};
        } else if (d->key[i]) {
            add_section(ini, a, d->key[i]);
        }
    }
}

static void add_text(struct ini *ini, struct arena *a, const struct buffer *text)
{
    iniparser_set_error_callback(say_nothing);
    dictionary *d = load_memory(text);

    if (!d)
        d = load_file(text);
    if (!d)
        memory_exhausted();
    add_rows(ini, a, d);
    iniparser_freedict(d);
}

static void note_title(struct ini *ini, struct scan *s)
{
    if (s->line.kind == LINE_SECTION)
        *vec_push(s->arena, &ini->titles) = (struct ini_title){scan_name(s), s->cursor};
}

struct ini *ini_parse(struct arena *a, struct source *s, struct messages *m)
{
    struct ini *ini = arena_new(a, struct ini);
    struct checker c = {.messages = m};

    ini->source = s;
    if (s->size > (size_t)INI_MAX_MB * 1024 * 1024) {
        message_add(m, MSG_FILE_LARGE, place_file(s), INI_MAX_MB);
        return ini;
    }
    scan_open(&c.scan, a, s);
    while (scan_next(&c.scan)) {
        note_title(ini, &c.scan);
        check_line(&c);
    }
    if (c.out.n)
        add_text(ini, a, &c.out);
    scan_close(&c.scan);
    buffer_done(&c.out);
    return ini;
}

/* --- places and values --- */

enum part { PART_TITLE, PART_KEY, PART_VALUE };

/* Goes to the line of the section. */
static bool find_title(struct scan *s, const struct ini_section *section)
{
    for (int i = 0; i < section->ini->titles.n; i++)
        if (!strcmp(section->ini->titles.v[i].title, section->title)) {
            s->cursor = section->ini->titles.v[i].begin;
            s->at = s->cursor.offset;
            return scan_next(s);
        }
    return false;
}

/* Goes on to the line of the key within the section. */
static bool find_key(struct scan *s, const char *key)
{
    while (scan_next(s) && s->line.kind != LINE_SECTION)
        if (s->line.kind == LINE_KEY && !strcmp(scan_name(s), key))
            return true;
    return false;
}

static struct place find_part(const struct ini_section *section, const char *key, enum part part)
{
    struct arena scratch;
    struct scan s;
    struct place place = place_file(section->ini->source);

    arena_init(&scratch);
    scan_open(&s, &scratch, section->ini->source);
    if (find_title(&s, section)) {
        place = scan_place(&s, s.line.name);
        if (part != PART_TITLE && find_key(&s, key))
            place = scan_place(&s, part == PART_KEY ? s.line.name : s.line.value);
    }
    scan_close(&s);
    arena_done(&scratch);
    return place;
}

struct place ini_section_place(const struct ini_section *s)
{
    return find_part(s, NULL, PART_TITLE);
}

struct place ini_key_place(const struct ini_section *s, const char *key)
{
    return find_part(s, key, PART_KEY);
}

struct place ini_value_place(const struct ini_section *s, const char *key)
{
    return find_part(s, key, PART_VALUE);
}

const char *ini_value(const struct ini_section *s, const char *key)
{
    for (int i = 0; i < s->keys.n; i++)
        if (!strcmp(s->keys.v[i].name, key))
            return s->keys.v[i].value;
    return NULL;
}
