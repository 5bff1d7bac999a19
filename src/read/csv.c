/* csv.c: a table of text cells, through libcsv
 *
 * libcsv tells what a cell holds but not where it stood.  A cell can only end at a separator or at a line's end, so the
 * text is handed over in pieces that end there: when libcsv calls back, the cell ended with the piece. */
#include "read/csv.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "base/utf8.h"
#include "read/source.h"

#define CSV_STRICTLY (CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL)
#define CSV_LENIENTLY (CSV_APPEND_NULL | CSV_REPALL_NL)

/* --- the separator --- */

static const char candidates[] = ";\t,";
enum { CANDIDATES = sizeof candidates - 1, SAMPLED_RECORDS = 200 };

/* How a candidate cuts the records: as often as the first, or not. */
struct evenness {
    int first, even;
};

/* A quote mark opens a quote at the beginning of a cell, and when it is the second of a doubled one. */
static bool opens_quote(const char *text, const char *s)
{
    if (s > text && s[-1] == '"')
        return true;
    while (s > text && s[-1] == ' ')
        s--;
    return s == text || s[-1] == '\n' || strchr(candidates, s[-1]);
}

/* Counts the candidates outside quotes in the record at s; gives its end. */
static const char *count_record(const char *text, const char *s, int counts[CANDIDATES])
{
    bool quoted = false;

    memset(counts, 0, CANDIDATES * sizeof *counts);
    for (; *s && (quoted || *s != '\n'); s++) {
        const char *candidate = strchr(candidates, *s);
        if (*s == '"')
            quoted = !quoted && opens_quote(text, s);
        else if (candidate && !quoted)
            counts[candidate - candidates]++;
    }
    return s + (*s == '\n');
}

static void measure(const char *text, struct evenness out[CANDIDATES])
{
    int counts[CANDIDATES];
    const char *s = text;

    for (int record = 0; *s && record < SAMPLED_RECORDS;) {
        const char *next = count_record(text, s, counts);
        bool blank = s[strspn(s, " ")] == '\n';
        for (int i = 0; i < CANDIDATES && !blank; i++) {
            if (record == 0)
                out[i].first = counts[i];
            out[i].even += counts[i] && counts[i] == out[i].first;
        }
        record += !blank;
        s = next;
    }
}

/* The candidate that cuts most evenly, the earlier one if two do; doubt: another cuts as evenly, or none cuts the header though
 * one stands in the text. */
static char find_separator(const char *text, bool *doubt)
{
    struct evenness cut[CANDIDATES] = {{0}};
    int best = 0, equals = 0;

    measure(text, cut);
    for (int i = 1; i < CANDIDATES; i++)
        if (cut[i].even > cut[best].even)
            best = i;
    for (int i = 0; i < CANDIDATES; i++)
        equals += cut[i].even == cut[best].even;
    *doubt = cut[best].even ? equals > 1 : strpbrk(text, candidates) != NULL;
    return candidates[best];
}

/* A first line sep=X, as Excel writes and reads it; gives its length. */
static size_t separator_line(const char *text, char *separator)
{
    bool named = (text[0] | 32) == 's' && (text[1] | 32) == 'e' && (text[2] | 32) == 'p' && text[3] == '=';

    if (!named || !text[4] || strchr("\"\n ", text[4]) || (unsigned char)text[4] >= 0x80 || (text[5] && text[5] != '\n'))
        return 0;
    *separator = text[4];
    return text[5] ? 6 : 5;
}

/* --- cells --- */

/* A row as it is read: cells of the row are those of the reader from `first` on. */
struct raw_row {
    int first, n;
    struct place end;               /* behind its last cell */
};

struct reader {
    struct arena *arena, *room;    /* for texts; for rows and cells */
    struct messages *messages;
    struct csv_table *table;
    struct place_cursor cursor;
    vec(struct csv_cell) cells;
    vec(struct raw_row) rows;
    size_t cell;                    /* where the cell began */
    size_t end;                     /* where the piece that libcsv has now ends, its separator or line end not counted */
    bool wrong;                     /* a message about the cell's quotes was given */
};

/* The span of a cell in the source without white space at its ends. */
static struct place cell_place(struct reader *r)
{
    const char *text = r->cursor.text;
    size_t from = r->cell, to = r->end;

    while (from < to && (text[from] == ' ' || text[from] == '\t'))
        from++;
    while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t'))
        to--;
    return from == to ? place_next(&r->cursor, r->cell, 0) : place_next(&r->cursor, from, to - from);
}

static const char *trimmed(struct arena *a, const char *s, size_t n)
{
    const char *end = s + n;

    for (const char *next = s; s < end && rune_is_space(utf8_next(&next)); s = next)
        ;
    for (const char *last = end; s < end; end = last) {
        do
            last--;
        while (last > s && ((unsigned char)*last & 0xC0) == 0x80);
        const char *rune = last;
        if (!rune_is_space(utf8_next(&rune)))
            break;
    }
    return s < end ? text_nfc(a, arena_strndup(a, s, (size_t)(end - s))) : "";
}

static void take_cell(void *s, size_t n, void *user)
{
    struct reader *r = user;
    struct csv_cell *cell = vec_push(r->room, &r->cells);

    cell->place = cell_place(r);
    cell->text = trimmed(r->arena, s, n);
    r->cell = r->end + 1;
    r->wrong = false;
}

static void take_row(int terminator, void *user)
{
    struct reader *r = user;
    struct raw_row *row = vec_push(r->room, &r->rows);

    (void)terminator;
    row->first = r->rows.n > 1 ? row[-1].first + row[-1].n : 0;
    row->n = r->cells.n - row->first;
    row->end = place_next(&r->cursor, r->end, 0);
    r->cell = r->end + 1;
}

/* libcsv stopped at a quote that it does not expect.  Within a plain cell it is a sign like any other: 5" pipe.  After
 * the closing quote of a cell it is an error; the cell then goes on as a plain one, so that the rest can be checked. */
static size_t take_wrong_byte(struct reader *r, struct csv_parser *p, size_t at)
{
    struct place_cursor cursor = r->cursor;

    if (csv_error(p) != CSV_EPARSE)
        memory_exhausted();
    if (p->quoted && !r->wrong)
        message_add(r->messages, MSG_CSV_QUOTE, place_next(&cursor, at, 1));
    r->wrong |= p->quoted;
    csv_set_opts(p, CSV_LENIENTLY);
    csv_parse(p, r->cursor.text + at, 1, take_cell, take_row, r);
    csv_set_opts(p, CSV_STRICTLY);
    if (r->cursor.text[at] != '"')      /* another quote mark may still be the closing one */
        p->quoted = 0;
    return at + 1;
}

static void read_pieces(struct reader *r, struct csv_parser *p, size_t at, size_t size)
{
    const char ends[] = {r->table->separator, '\n', '\0'};
    const char *text = r->cursor.text;

    while (at < size) {
        size_t to = at + strcspn(text + at, ends);
        r->end = to;
        to += to < size;
        while (at < to) {
            at += csv_parse(p, text + at, to - at, take_cell, take_row, r);
            if (at < to)
                at = take_wrong_byte(r, p, at);
        }
    }
    r->end = size;
}

/* As many cells as separators and line ends, and rows as line ends, or fewer. */
static void make_room(struct reader *r, const char *text)
{
    size_t cells = 1, rows = 1;

    for (; *text; text++) {
        cells += *text == r->table->separator || *text == '\n';
        rows += *text == '\n';
    }
    if (cells > INT_MAX)
        memory_exhausted();
    vec_reserve(r->room, &r->cells, (int)cells);
    vec_reserve(r->room, &r->rows, (int)rows);
}

static void read_cells(struct reader *r, size_t from, size_t size)
{
    struct csv_parser p;

    make_room(r, r->cursor.text + from);
    if (csv_init(&p, CSV_STRICTLY))
        memory_exhausted();
    csv_set_delim(&p, (unsigned char)r->table->separator);
    csv_set_blk_size(&p, 16384);
    r->cell = from;
    read_pieces(r, &p, from, size);
    if (csv_fini(&p, take_cell, take_row, r))
        message_add(r->messages, MSG_CSV_SYNTAX, cell_place(r));
    csv_free(&p);
}

/* --- the table --- */

static const struct csv_cell *raw_cells(const struct reader *r, int row)
{
    return r->cells.v + r->rows.v[row].first;
}

/* Cells up to the last that holds something. */
static int filled(const struct csv_cell *cells, int n)
{
    while (n && !cells[n - 1].text[0])
        n--;
    return n;
}

static int row_filled(const struct reader *r, int row)
{
    return filled(raw_cells(r, row), r->rows.v[row].n);
}

/* The columns: those with a header, and those without that hold something. */
static int count_columns(const struct reader *r, int header)
{
    int columns = row_filled(r, header), most = r->rows.v[header].n;

    for (int i = header + 1; i < r->rows.n && columns < most; i++) {
        int n = row_filled(r, i);
        columns = n > most ? most : n > columns ? n : columns;
    }
    return columns;
}

static void report_long(struct reader *r, const struct csv_cell *cells, int used)
{
    int columns = r->table->columns, extra = columns;

    while (!cells[extra].text[0])
        extra++;
    message_add(r->messages, MSG_CSV_ROW_LONG, cells[extra].place, used, columns);
}

static struct csv_row make_row(struct reader *r, int row)
{
    const struct raw_row *raw = &r->rows.v[row];
    int columns = r->table->columns, n = raw->n < columns ? raw->n : columns;
    int used = row_filled(r, row);
    struct csv_row made = {.number = row + 1, .line = raw->n ? raw_cells(r, row)->place.line : raw->end.line};

    if (n == columns)
        made.cells = r->cells.v + raw->first;
    else
        made.cells = arena_array(r->room, struct csv_cell, columns);
    if (n && n < columns)
        memcpy(made.cells, raw_cells(r, row), (size_t)n * sizeof *made.cells);
    for (int i = n; i < columns; i++)
        made.cells[i] = (struct csv_cell){.text = "", .place = raw->end};
    if (used > columns)
        report_long(r, raw_cells(r, row), used);
    if (used && raw->n < columns)
        message_add(r->messages, MSG_CSV_ROW_SHORT, made.cells[0].place, raw->n, columns);
    return made;
}

/* White space within a header, line breaks too, as one space each. */
static const char *collapsed(struct arena *a, const char *s)
{
    struct buffer out = {0};

    while (*s) {
        uint32_t rune = utf8_next(&s);
        if (!rune_is_space(rune))
            buffer_rune(&out, rune);
        else if (out.n && out.s[out.n - 1] != ' ')
            buffer_byte(&out, ' ');
    }
    const char *text = arena_strndup(a, out.s, out.n);
    buffer_done(&out);
    return text;
}

static int compare_cells(const void *left, const void *right)
{
    const struct csv_cell *a = *(const struct csv_cell *const *)left, *b = *(const struct csv_cell *const *)right;
    int texts = strcmp(a->text, b->text);

    return texts ? texts : (a > b) - (a < b);           /* of two the one that stands first */
}

static void check_header(struct reader *r)
{
    struct csv_table *t = r->table;
    const struct csv_cell **sorted = arena_array(r->arena, const struct csv_cell *, t->columns);

    for (int i = 0; i < t->columns; i++)
        sorted[i] = &t->header.cells[i];
    qsort(sorted, (size_t)t->columns, sizeof *sorted, compare_cells);
    for (int i = 1; i < t->columns; i++)
        if (sorted[i]->text[0] && !strcmp(sorted[i]->text, sorted[i - 1]->text))
            message_add(r->messages, MSG_CSV_HEADER_DUPLICATE, sorted[i]->place, sorted[i]->text);
}

static void make_table(struct reader *r, int header)
{
    struct csv_table *t = r->table;

    t->columns = count_columns(r, header);
    t->header = make_row(r, header);
    for (int i = 0; i < t->columns; i++)
        t->header.cells[i].text = collapsed(r->arena, t->header.cells[i].text);
    check_header(r);
    vec_reserve(r->room, &t->rows, r->rows.n - header - 1);
    for (int i = header + 1; i < r->rows.n; i++)
        *vec_push(r->room, &t->rows) = make_row(r, i);
}

static const char *separator_name(struct arena *a, char separator)
{
    return separator == ';' ? "semicolon" : separator == ',' ? "comma" : separator == '\t' ? "tab" : arena_strndup(a, &separator, 1);
}

/* Was another separator meant?  One that stands in all lines, of which there are some. */
static void doubt_one_column(struct reader *r, const char *text, struct place asked)
{
    int lines = 0, with[CANDIDATES] = {0};

    for (const char *s = text; *s; lines++) {
        int counts[CANDIDATES];
        const char *next = count_record(text, s, counts);
        if (s[strspn(s, " ")] == '\n')
            lines--;
        else
            for (int i = 0; i < CANDIDATES; i++)
                with[i] += counts[i] > 0;
        s = next;
    }
    for (int i = 0; i < CANDIDATES; i++)
        if (lines > 1 && with[i] == lines && candidates[i] != r->table->separator) {
            message_add(r->messages, MSG_CSV_ONE_COLUMN, asked, separator_name(r->arena, r->table->separator),
                        separator_name(r->arena, candidates[i]));
            return;
        }
}

struct csv_table *csv_read_apart(struct arena *a, struct arena *cells, const struct source *s, char separator, struct place asked, struct messages *m)
{
    struct csv_table *t = arena_new(a, struct csv_table);
    struct reader r = {.arena = a, .room = cells, .messages = m, .table = t, .cursor = place_cursor_of(s)};
    char found = 0;
    bool doubt = false;
    size_t from = separator_line(s->text, &found);
    int header = 0;

    t->source = s;
    if (!found)
        found = find_separator(s->text + from, &doubt);
    t->separator = separator ? separator : found;
    if (doubt && !separator)
        message_add(m, MSG_CSV_SEPARATOR, asked.source ? asked : place_file(s), t->separator == '\t' ? "tab" : (char[]){found, 0});

    read_cells(&r, from, s->size);
    while (r.rows.n && !row_filled(&r, r.rows.n - 1))
        r.rows.n--;
    while (header < r.rows.n && !row_filled(&r, header))
        header++;
    if (header == r.rows.n) {
        message_add(m, MSG_CSV_EMPTY, place_file(s));
        return NULL;
    }
    make_table(&r, header);
    if (t->columns == 1)
        doubt_one_column(&r, s->text + from, asked.source ? asked : place_file(s));
    return t;
}

struct csv_table *csv_read(struct arena *a, const struct source *s, char separator, struct place asked, struct messages *m)
{
    return csv_read_apart(a, a, s, separator, asked, m);
}
