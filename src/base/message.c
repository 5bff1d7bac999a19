/* message.c: messages are collected, sorted and printed with the line they are about
 *
 * A report can have a hundred thousand wrong cells, all on one line if somebody means harm: the same
 * message is found through a hash table, and printing walks through every file once. */
#include "base/message.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define LINE_COLUMNS 100        /* of a source line that are shown */
#define LEFT_COLUMNS 60         /* of them before the caret, when the line is longer */
#define TEXT_BYTES 600          /* of a message; what is longer loses its middle */
#define WORD_RUNES 64           /* words that are longer are near to nothing */

const struct message_definition message_table[MSG_COUNT] = {
#define MESSAGE(id, level, format, help) {#id, level, format, help},
#include "base/message.def"
#undef MESSAGE
};

/* --- adding --- */

void messages_init(struct messages *m, struct arena *a)
{
    *m = (struct messages){.arena = a};
}

static const char *place_name(const struct place *p)
{
    return p->source ? p->source->name : "";
}

static uint32_t hash_string(uint32_t hash, const char *s)
{
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 16777619u;
    return hash;
}

static uint32_t hash_message(const struct message *m)
{
    uint32_t hash = hash_string(2166136261u, m->text) ^ (uint32_t)m->place.line * 2654435761u;

    return hash_string(hash ^ (uint32_t)m->place.column * 40503u, place_name(&m->place));
}

static int compare_place(const struct place *a, const struct place *b)
{
    int names = strcmp(place_name(a), place_name(b));

    return names ? names
         : a->line != b->line ? (a->line < b->line ? -1 : 1)
         : a->column != b->column ? (a->column < b->column ? -1 : 1) : 0;
}

static bool same_message(const struct message *a, const struct message *b)
{
    return !compare_place(&a->place, &b->place) && !strcmp(a->text, b->text);
}

/* The slot of a message in the index: its own, or the empty one where it belongs.  Slots hold a number in the list plus 1. */
static int *index_slot(const struct messages *m, const struct message *wanted)
{
    uint32_t mask = (uint32_t)m->index_size - 1;
    uint32_t at = hash_message(wanted) & mask;

    while (m->index[at] && !same_message(&m->list.v[m->index[at] - 1], wanted))
        at = (at + 1) & mask;
    return &m->index[at];
}

static void index_make(struct messages *m, int size)
{
    m->index_size = size;
    m->index = arena_array(m->arena, int, size);
    for (int i = 0; i < m->list.n; i++)
        *index_slot(m, &m->list.v[i]) = i + 1;
}

static void index_grow(struct messages *m)
{
    if (m->list.n * 2 >= m->index_size)
        index_make(m, m->index_size ? m->index_size * 2 : 64);
}

/* Control characters would break the line, or the terminal. */
static uint32_t printable(uint32_t rune)
{
    return rune == '\t' || rune == '\n' ? ' ' : rune < 0x20 || (rune >= 0x7F && rune < 0xA0) ? 0xFFFD : rune;
}

static size_t rune_start(const char *s, size_t at)
{
    while (at && ((unsigned char)s[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static const char *clean_text(struct arena *a, const char *s)
{
    struct buffer out = {0};
    size_t n = strlen(s);
    const char *cut = n > TEXT_BYTES ? s + rune_start(s, TEXT_BYTES / 2) : NULL;
    const char *again = cut ? s + rune_start(s, n - TEXT_BYTES / 2) : NULL;

    while (*s) {
        if (s == cut) {
            buffer_add(&out, "…");
            s = again;
        }
        buffer_rune(&out, printable(utf8_next(&s)));
    }
    const char *text = arena_strndup(a, out.s, out.n);
    buffer_done(&out);
    return text;
}

static void count_message(struct messages *m, enum message_level level)
{
    m->errors += level >= MESSAGE_ERROR;
    m->warnings += level == MESSAGE_WARNING;
    m->failure |= level == MESSAGE_FAILURE;
}

static const char *format_text(struct arena *a, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    char *raw = n < 0 ? NULL : malloc((size_t)n + 1);

    if (!raw)
        memory_exhausted();
    vsnprintf(raw, (size_t)n + 1, format, again);
    va_end(again);
    const char *text = clean_text(a, raw);
    free(raw);
    return text;
}

const char *message_text(struct arena *a, enum message_id id, va_list args)
{
    return format_text(a, message_table[id].format, args);
}

void message_put(struct messages *m, enum message_id id, enum message_level level, struct place place, const char *text, const struct message_detail *detail)
{
    const struct message new = {id, level, place, text, detail, m->list.n};

    if (m->muted[id])
        return;
    index_grow(m);
    int *slot = index_slot(m, &new);
    if (*slot)
        return;
    *vec_push(m->arena, &m->list) = new;
    *slot = m->list.n;
    count_message(m, level);
}

void message_add(struct messages *m, enum message_id id, struct place place, ...)
{
    va_list args;

    va_start(args, place);
    message_put(m, id, message_table[id].level, place, message_text(m->arena, id, args), NULL);
    va_end(args);
}

void messages_mute(struct messages *m, enum message_id id)
{
    int kept = 0;

    for (int i = 0; i < m->list.n; i++) {
        const struct message *old = &m->list.v[i];
        m->errors -= old->id == id && old->level >= MESSAGE_ERROR;
        m->warnings -= old->id == id && old->level == MESSAGE_WARNING;
        if (old->id != id)
            m->list.v[kept++] = *old;
    }
    m->muted[id] = true;
    m->list.n = kept;
    if (m->index_size)
        index_make(m, m->index_size);
}

int messages_status(const struct messages *m)
{
    return m->failure ? 3 : m->errors ? 1 : 0;
}

/* --- printing --- */

static int compare_messages(const void *left, const void *right)
{
    const struct message *a = left, *b = right;
    int places = compare_place(&a->place, &b->place);
    int texts = places ? 0 : strcmp(a->text, b->text);

    return places ? places : texts ? texts : (a->order > b->order) - (a->order < b->order);
}

const char *message_level_name(enum message_level level)
{
    static const char *const names[] = {"note", "warning", "error", "error"};

    return names[level];
}

const struct message *messages_sorted(const struct messages *m)
{
    struct message *sorted = arena_array(m->arena, struct message, m->list.n + 1);

    if (m->list.n)
        memcpy(sorted, m->list.v, sizeof *sorted * (size_t)m->list.n);
    qsort(sorted, (size_t)m->list.n, sizeof *sorted, compare_messages);
    return sorted;
}

static void print_head(struct buffer *out, const struct message *m)
{
    buffer_add(out, m->place.source ? m->place.source->name : "kommuntryck");
    if (m->place.source && m->place.line)
        buffer_printf(out, ":%d", m->place.line);
    if (m->place.source && m->place.line && m->place.column)
        buffer_printf(out, ":%d", m->place.column);
    buffer_printf(out, ": %s: %s\n", message_level_name(m->level), m->text);
}

/* What of a source line is shown: bytes from..to, which hold `at`, where the caret points. */
struct window {
    const char *line, *end;         /* the whole line */
    const char *from, *at, *to;
};

static const char *rune_before(const char *from, const char *s)
{
    do
        s--;
    while (s > from && ((unsigned char)*s & 0xC0) == 0x80);
    return s;
}

/* Moves *s back to the line's start as far as room allows; gives the room that is left. */
static int widen_left(struct window *w, int room)
{
    for (int runes = 0; w->from > w->line && runes < 2 * LINE_COLUMNS; runes++) {
        const char *before = rune_before(w->line, w->from);
        int columns = (int)utf8_columns(before, (size_t)(w->from - before));
        if (columns > room)
            break;
        room -= columns;
        w->from = before;
    }
    return room;
}

static int widen_right(struct window *w, int room)
{
    for (int runes = 0; w->to < w->end && runes < 2 * LINE_COLUMNS; runes++) {
        const char *after = w->to;
        utf8_next(&after);
        int columns = (int)utf8_columns(w->to, (size_t)(after - w->to));
        if (columns > room)
            break;
        room -= columns;
        w->to = after;
    }
    return room;
}

static struct window window_around(const char *line, const char *at)
{
    struct window w = {.line = line, .end = at + strcspn(at, "\n"), .from = at, .at = at, .to = at};
    int room = LINE_COLUMNS - LEFT_COLUMNS + widen_left(&w, LEFT_COLUMNS);

    widen_left(&w, widen_right(&w, room));
    return w;
}

static void print_line(struct buffer *out, const struct window *w)
{
    buffer_add(out, w->from > w->line ? "    …" : "    ");
    for (const char *s = w->from; s < w->to;)
        buffer_rune(out, printable(utf8_next(&s)));
    buffer_add(out, w->to < w->end ? "…\n" : "\n");
}

static void print_caret(struct buffer *out, const struct window *w, int length)
{
    const char *end = w->at;
    for (int i = 0; i < length && end < w->to; i++)
        utf8_next(&end);
    size_t columns = utf8_columns(w->at, (size_t)(end - w->at));

    buffer_fill(out, ' ', (w->from > w->line ? 5 : 4) + utf8_columns(w->from, (size_t)(w->at - w->from)));
    buffer_byte(out, '^');
    buffer_fill(out, '~', columns > 1 ? columns - 1 : 0);
    buffer_byte(out, '\n');
}

/* Where printing stands in a file: messages come sorted, so that it only moves forward. */
struct reader {
    const struct source *source;
    const char *line, *at;
    int number, column;
};

static bool reader_to(struct reader *r, const struct place *p)
{
    if (r->source != p->source)
        *r = (struct reader){p->source, p->source->text, p->source->text, 1, 1};
    while (r->number < p->line) {
        const char *end = strchr(r->at, '\n');
        if (!end)
            return false;
        r->line = r->at = end + 1;
        r->number++;
        r->column = 1;
    }
    for (; r->column < p->column && *r->at && *r->at != '\n'; r->column++)
        utf8_next(&r->at);
    return true;
}

static void print_where(struct buffer *out, const struct message *m, struct reader *r)
{
    if (!m->place.source || !m->place.source->text || !m->place.line || !reader_to(r, &m->place))
        return;

    struct window w = window_around(r->line, r->at);
    if (w.from == w.to && !m->place.column)
        return;
    print_line(out, &w);
    if (m->place.column)
        print_caret(out, &w, m->place.length);
}

static void print_number(struct buffer *out, int n, const char *what, int *parts)
{
    if (n)
        buffer_printf(out, "%s%d %s%s", (*parts)++ ? ", " : "", n, what, n == 1 ? "" : "s");
}

static void print_count(struct buffer *out, const struct messages *m)
{
    int parts = 0;

    if (m->summary)
        buffer_printf(out, "%s: ", m->summary);
    print_number(out, m->errors, "error", &parts);
    print_number(out, m->warnings, "warning", &parts);
    if (m->summary)
        print_number(out, m->list.n - m->errors - m->warnings, "note", &parts);
    if (m->summary && !parts)
        buffer_add(out, "nothing found");
    if (m->summary || parts)
        buffer_byte(out, '\n');
}

void messages_print(const struct messages *m, struct buffer *out)
{
    struct reader r = {0};
    bool told[MSG_COUNT] = {false};
    const struct message *sorted = messages_sorted(m);

    for (int i = 0; i < m->list.n; i++) {
        print_head(out, &sorted[i]);
        print_where(out, &sorted[i], &r);
        if (m->explain && !told[sorted[i].id])
            buffer_printf(out, "    help: %s\n", message_table[sorted[i].id].help);
        told[sorted[i].id] = true;
    }
    print_count(out, m);
}

/* --- the nearest word --- */

/* The code points of s; -1 when there are more than WORD_RUNES. */
static int runes_of(const char *s, uint32_t out[WORD_RUNES])
{
    int n = 0;

    while (*s) {
        if (n == WORD_RUNES)
            return -1;
        out[n++] = utf8_next(&s);
    }
    return n;
}

static int min_int(int a, int b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, exchanges and swaps of neighbours that make b of a. */
static int edit_distance(const uint32_t *a, int a_n, const uint32_t *b, int b_n)
{
    int rows[3][WORD_RUNES + 1];
    int *before = rows[0], *above = rows[1], *row = rows[2];

    for (int j = 0; j <= b_n; j++)
        row[j] = j;
    for (int i = 1; i <= a_n; i++) {
        int *oldest = before;
        before = above;
        above = row;
        row = oldest;
        row[0] = i;
        for (int j = 1; j <= b_n; j++) {
            row[j] = min_int(above[j - 1] + (a[i - 1] != b[j - 1]), min_int(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = min_int(row[j], before[j - 2] + 1);
        }
    }
    return row[b_n];
}

const char *nearest_word(const char *word, const char *const *candidates, int n)
{
    uint32_t wanted[WORD_RUNES], candidate[WORD_RUNES];
    int wanted_n = runes_of(word, wanted);
    int least = wanted_n / 3 + 1;
    const char *nearest = NULL;

    for (int i = 0; i < n && wanted_n > 0; i++) {
        int candidate_n = runes_of(candidates[i], candidate);
        int distance = candidate_n < 0 ? least : edit_distance(wanted, wanted_n, candidate, candidate_n);
        if (distance < least) {
            least = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}
