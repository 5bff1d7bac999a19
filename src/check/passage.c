/* passage.c: the texts of a report, as the checks read them */

#include "check/passage.h"

#include <string.h>
#include "document/report.h"

struct walk {
    struct passage passage;
    struct buffer text, heading;
    void (*look)(const struct passage *p);
};

static bool is_inline(const struct node *n)
{
    return n->kind >= NODE_TEXT;
}

static void add_inline(const struct node *n, struct buffer *out)
{
    for (const struct node *child = n->first; child; child = child->next) {
        if (child->kind == NODE_BREAK)
            buffer_byte(out, '\n');
        else if (child->kind == NODE_SYMBOL)
            buffer_rune(out, 0xFFFC);
        else if (child->kind == NODE_TEXT && child->text && !child->raised)
            buffer_add(out, child->text);
        else if (child->kind == NODE_LINK)
            add_inline(child, out);
    }
}

static void look_at(struct walk *w, const char *text, struct place place)
{
    w->passage.text = text;
    w->passage.place = place;
    if (text && *text)
        w->look(&w->passage);
}

static void look_at_inline(struct walk *w, const struct node *n)
{
    if (n->first->kind == NODE_TEXT && !n->first->next) {
        look_at(w, n->first->text, n->place);
        return;
    }
    buffer_clear(&w->text);
    add_inline(n, &w->text);
    look_at(w, w->text.s, n->place);
}

static void enter_heading(struct walk *w, const struct node *n)
{
    buffer_clear(&w->heading);
    node_text(n, &w->heading);
    w->passage.heading = w->heading.n ? arena_strndup(w->passage.check->arena, w->heading.s, w->heading.n) : "";
}

static void walk(struct walk *w, const struct node *n)
{
    if (n->kind == NODE_HEADING)
        enter_heading(w, n);
    if (n->kind == NODE_FIGURE)
        look_at(w, n->text, n->place);
    if (node_is_plain(n))
        look_at(w, n->text, n->place);
    if (n->first && is_inline(n->first))
        look_at_inline(w, n);
    for (const struct node *child = n->first; child && !is_inline(child); child = child->next)
        walk(w, child);
}

/* Titles and names stand on the cover, in heads and feet, and in the properties of the PDF. */
static void walk_report(struct walk *w)
{
    const struct report *report = definition_find(w->passage.check->definitions, "report", "");
    const struct { const char *key, *value; } texts[] = {
        { "title", report->title }, { "subtitle", report->subtitle }, { "type", report->type }, { "municipality", report->municipality },
        { "committee", report->committee }, { "period", report->period }, { "diarienummer", report->case_number }, { "version", report->version },
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        w->passage.heading = texts[i].key;
        look_at(w, texts[i].value, definition_place(report, texts[i].key));
    }
}

void passages_walk(struct report_check *c, void (*look)(const struct passage *p))
{
    struct walk w = { .passage = { .check = c, .heading = "" }, .look = look };
    walk_report(&w);
    w.passage.heading = "";
    for (const struct node *n = c->document->first; n; n = n->next)
        if (n->kind != NODE_COVER || node_heading(n))       /* a cover repeats the texts of [report] */
            walk(&w, n);
    buffer_done(&w.text);
    buffer_done(&w.heading);
}

/* ---- what is found in them ---- */

const char *passage_words(const struct passage *p, const char *s, size_t n)
{
    return arena_strndup(p->check->arena, s, n);
}

struct place passage_place(const struct passage *p, const char *words)
{
    if (!p->place.column)
        return p->place;
    struct place found = place_of_sign(p->place, words);
    return found.line - p->place.line > 100 ? p->place : found;     /* the words of another passage: here they stand in other signs */
}

static struct sheet *sheet_of(const struct passage *p)
{
    const struct report_check *c = p->check;
    for (int i = 0; i < c->taken->list.n; i++)
        if (c->sheets[i]->csv->source == p->place.source)
            return c->sheets[i];
    return NULL;
}

/* The last row, or cell of a row, that begins at the place or before it; -1: the header. */
static int row_of(const struct sheet *s, struct place at)
{
    int low = 0, high = s->nrows;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (s->csv->rows.v[middle].line <= at.line)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

static int column_of(const struct sheet *s, const struct csv_row *row, struct place at)
{
    int column = 0;
    for (int i = 1; i < s->ncolumns; i++) {
        struct place place = row->cells[i].place;
        if (place.line < at.line || (place.line == at.line && place.column <= at.column))
            column = i;
    }
    return column;
}

const char *passage_subject(const struct passage *p, const char *words)
{
    struct arena *a = p->check->arena;
    struct sheet *s = p->place.source ? sheet_of(p) : NULL;
    if (!s || !s->ncolumns)
        return *p->heading ? arena_printf(a, "%s: %s", p->heading, words) : words;
    int row = row_of(s, p->place);
    int column = column_of(s, row < 0 ? &s->csv->header : &s->csv->rows.v[row], p->place);
    return row < 0 ? arena_printf(a, "%s[%s]", s->name, s->columns[column].header) : check_subject(a, s, row, column);
}

bool passage_in_word(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}
