/* register.c: andringar.csv, the list of all changes since the first decision */

#include "decision/register.h"

#include <string.h>
#include "decision/wording.h"
#include "read/csvcell.h"

#define HEADER "version;plats;tidigare;nytt;skäl;beslut;datum;fil;rad"
#define MARK "\xEF\xBB\xBF"         /* by which Excel knows UTF-8 */

/* ---- cells ---- */

static void put_next(struct buffer *out, const char *text)
{
    buffer_byte(out, ';');
    csv_cell_put(out, text, ';');
}

/* ---- long texts ---- */

#define LONG 120                    /* bytes of a cell, from which only what differs is listed */
#define CONTEXT 3                   /* words shown on each side of that */

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* Steps back to the beginning of a word, `words` further. */
static size_t back(const char *s, size_t at, int words)
{
    while (at > 0 && !is_blank(s[at - 1]))
        at--;
    for (; words > 0 && at > 0; words--) {
        while (at > 0 && is_blank(s[at - 1]))
            at--;
        while (at > 0 && !is_blank(s[at - 1]))
            at--;
    }
    return at;
}

/* The same forward, to the end of a word. */
static size_t forth(const char *s, size_t at, int words)
{
    while (s[at] && !is_blank(s[at]))
        at++;
    for (; words > 0 && s[at]; words--) {
        while (is_blank(s[at]))
            at++;
        while (s[at] && !is_blank(s[at]))
            at++;
    }
    return at;
}

static const char *part_of(struct arena *a, const char *s, size_t from, size_t to)
{
    return arena_printf(a, "%s%.*s%s", from ? "… " : "", (int)(to - from), s + from, s[to] ? " …" : "");
}

/* Of two long texts that are alike at the beginning and the end: what differs, with some words around it. */
static void shorten(struct arena *a, const char **before, const char **after)
{
    const char *x = *before, *y = *after;
    size_t nx = strlen(x), ny = strlen(y), begin = 0, end = 0;
    if (nx < LONG && ny < LONG)
        return;
    while (begin < nx && begin < ny && x[begin] == y[begin])
        begin++;
    while (end < nx - begin && end < ny - begin && x[nx - end - 1] == y[ny - end - 1])
        end++;
    *before = part_of(a, x, back(x, begin, CONTEXT), forth(x, nx - end, CONTEXT));
    *after = part_of(a, y, back(y, begin, CONTEXT), forth(y, ny - end, CONTEXT));
}

/* ---- what a change is called ---- */

/* Files whose words are compared: what differs in one of them besides is how it is set. */
static bool is_text_file(const char *name)
{
    static const char *const suffixes[] = { ".md", ".csv", ".ini" };
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (n > strlen(suffixes[i]) && strcmp(name + n - strlen(suffixes[i]), suffixes[i]) == 0)
            return true;
    return false;
}

/* What happened to what has no old and new text of its own. */
static const char *happened(const struct change *c)
{
    switch (c->kind) {
    case CHANGE_BLOCK_ADDED:
        return "tillagt avsnitt";
    case CHANGE_BLOCK_REMOVED:
        return "borttaget avsnitt";
    case CHANGE_BLOCK_MOVED:
    case CHANGE_COLUMN_MOVED:
    case CHANGE_ROW_MOVED:
    case CHANGE_PARAGRAPH_MOVED:
        return "flyttat";
    case CHANGE_FILE:
        return is_text_file(c->where) ? "ändrad utformning" : "ändrad fil";
    default:
        return "";
    }
}

/* What pages show for what a file says. */
static const char *shown(struct arena *a, const struct compared *report, const struct change *c, const struct place *place, const char *text)
{
    const char *words = !*text ? NULL : c->kind == CHANGE_CELL ? cell_wording(a, report, place) : c->kind == CHANGE_ROW_ADDED || c->kind == CHANGE_ROW_REMOVED ? row_wording(a, report, place) : NULL;
    if (*text && (c->kind == CHANGE_COLUMN_ADDED || c->kind == CHANGE_COLUMN_REMOVED))
        return arena_printf(a, "kolumnen %s", text);
    return words ? words : text;
}

static const char *new_text(struct arena *a, const struct compared *new, const struct change *c)
{
    bool moved = c->kind == CHANGE_BLOCK_MOVED || c->kind == CHANGE_COLUMN_MOVED || c->kind == CHANGE_ROW_MOVED || c->kind == CHANGE_PARAGRAPH_MOVED;
    return moved || c->kind == CHANGE_FILE || !*c->after ? happened(c) : shown(a, new, c, &c->new_place, c->after);
}

static const char *old_text(struct arena *a, const struct compared *old, const struct change *c)
{
    return c->kind == CHANGE_FILE ? "" : shown(a, old, c, &c->old_place, c->before);
}

/* ---- where it stands ---- */

/* The last heading before what a block made, or its own, which readers know it by; names of groups come from the file. */
static const char *heading_of(struct arena *a, const struct compared *report, const struct taken *taken)
{
    const struct node *heading = NULL;
    struct buffer text = { 0 };
    for (const struct node *n = report->document->first; n; n = n->next) {
        if (node_heading(n) && n->place.source != taken->csv->source)
            heading = node_heading(n);
        if (n == taken->first)
            break;
    }
    if (heading)
        node_text(heading, &text);
    const char *words = text.n ? arena_strndup(a, text.s, text.n) : NULL;
    buffer_done(&text);
    return words;
}

/* What readers know the block of a name by: its title, or the heading over it. */
static const char *block_words(struct arena *a, const struct compared *report, const char *name, size_t n)
{
    for (int i = 0; i < report->taken->list.n; i++) {
        const struct taken *taken = report->taken->list.v[i];
        const char *title = definition_title(taken->block), *blank = strchr(title, ' ');
        const char *own = blank ? blank + 1 : title;
        if (strlen(own) != n || memcmp(own, name, n) != 0 || !taken->first)
            continue;
        const struct table_block *table = strncmp(title, "table ", 6) == 0 ? taken->block : NULL;
        const struct chart_block *chart = strncmp(title, "chart ", 6) == 0 ? taken->block : NULL;
        return table && *table->title ? table->title : chart && *chart->caption ? chart->caption : heading_of(a, report, taken);
    }
    return NULL;
}

/* What people call a key of a block. */
static const char *key_words(const char *key)
{
    static const struct { const char *key, *words; } known[] = {
        { "heading", "rubrik" }, { "title", "rubrik" }, { "table-title", "rubrik" }, { "caption", "bildtext" }, { "alt", "alternativ text" }, { "notes", "noter" }, { "text", "text" }, { "unit", "enhet" }, { "file", "uppgifter" },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].key, key) == 0)
            return known[i].words;
    return key;
}

/* "[table drift] heading" is "Driftredovisning: rubrik". */
static const char *setting_words(struct arena *a, const struct compared *report, const char *where)
{
    const char *name = strchr(where, ' '), *end = strchr(where, ']');
    const char *words = *where == '[' && name && end && name < end ? block_words(a, report, name + 1, (size_t)(end - name - 1)) : NULL;
    return !words ? where : end[1] ? arena_printf(a, "%s: %s", words, key_words(end + 2)) : words;
}

/* drift[Summa, Budget 2020] is "Driftredovisning: Summa, Budget 2020"; other places are words already. */
static const char *place_words(struct arena *a, const struct compared *report, const struct change *c)
{
    const char *open = strchr(c->where, '['), *words = open && open > c->where ? block_words(a, report, c->where, (size_t)(open - c->where)) : block_words(a, report, c->where, strlen(c->where));
    size_t n = open ? strlen(open) : 0;
    if (!words)
        return *c->where == '[' ? setting_words(a, report, c->where) : c->where;
    return n > 2 && open[n - 1] == ']' ? arena_printf(a, "%s: %.*s", words, (int)n - 2, open + 1) : words;
}

/* The input's name of a path that was read. */
/* Where a bar shall stand: where the change does; where a row was, the row that now stands there, or the last one. */
static struct place bar_place(const struct change *c, const struct compared *old, const struct compared *new)
{
    const char *name = c->old_place.source ? inputs_name(old->definitions->inputs, c->old_place.source->path) : "";
    if (c->near.source)
        return c->near;
    if (c->new_place.source || c->kind != CHANGE_ROW_REMOVED)
        return c->new_place;
    for (int i = 0; i < new->taken->list.n; i++) {
        const struct csv_table *csv = new->taken->list.v[i]->csv;
        if (!csv->rows.n || strcmp(inputs_name(new->definitions->inputs, csv->source->path), name) != 0)
            continue;
        for (int r = 0; r < csv->rows.n; r++)
            if (csv->rows.v[r].line >= c->old_place.line || r == csv->rows.n - 1)
                return csv->rows.v[r].cells[0].place;
    }
    return c->new_place;
}

/* The line of a place when the new definition is written: what revise puts into it moves lines. */
static int line_now(const struct revision *r, const struct compared *new, const struct place *place)
{
    bool moved = place->source == new->definitions->report->source && place->line <= r->nlines && r->lines[place->line - 1] >= 0;
    return moved ? r->lines[place->line - 1] + 1 : place->line;
}

static void put_row(struct buffer *out, struct arena *a, const struct revision *r, const struct change *c, const struct compared *old, const struct compared *new)
{
    const char *before = old_text(a, old, c), *after = new_text(a, new, c);
    bool stands = c->new_place.source != NULL;
    if (c->kind == CHANGE_CELL && *before && *after)
        shorten(a, &before, &after);
    const struct place bar = bar_place(c, old, new);
    buffer_printf(out, "%d", r->version);
    put_next(out, place_words(a, stands ? new : old, c));
    put_next(out, before);
    put_next(out, after);
    put_next(out, r->reason);
    put_next(out, r->decision);
    put_next(out, r->date);
    put_next(out, bar.source ? inputs_name(new->definitions->inputs, bar.source->path) : c->kind == CHANGE_FILE ? c->where : "");
    put_next(out, bar.source && bar.line ? arena_printf(a, "%d", line_now(r, new, &bar)) : "");
    buffer_add(out, "\r\n");
}

/* ---- the list ---- */

/* Where the rows of a version begin, or the end: those that a revision that was interrupted has put there are not put twice. */
static size_t rows_of(struct arena *a, const char *text, size_t n, int version)
{
    const char *cell = arena_printf(a, "%d;", version);
    size_t size = strlen(cell);
    bool quoted = false, first = true;
    for (size_t i = 0; i < n; i++) {
        if (first && n - i >= size && memcmp(text + i, cell, size) == 0)
            return i;
        quoted ^= text[i] == '"';
        first = text[i] == '\n' && !quoted;
    }
    return n;
}

bool register_put(struct buffer *out, const char *bytes, size_t n, const struct revision *revision, const struct change_list *changes, const struct compared *old, const struct compared *new)
{
    if (!n) {
        buffer_add(out, MARK HEADER "\r\n");
    } else {
        const char *text = n >= 3 && memcmp(bytes, MARK, 3) == 0 ? bytes + 3 : bytes;
        if ((size_t)(bytes + n - text) < sizeof HEADER - 1 || memcmp(text, HEADER, sizeof HEADER - 1) != 0)
            return false;
        n = rows_of(changes->arena, bytes, n, revision->version);
        buffer_bytes(out, bytes, n);
        if (bytes[n - 1] != '\n')
            buffer_add(out, "\r\n");
    }
    for (int i = 0; i < changes->list.n; i++)
        put_row(out, changes->arena, revision, &changes->list.v[i], old, new);
    return true;
}
