/* section.c: prose out of a CSV file, a section a row */

#include "document/section.h"

#include "document/grouping.h"
#include "document/notes.h"
#include "document/prose.h"

struct sections {
    struct grouping grouping;
    const struct prose_block *block;
    int heading;                    /* column, or -1 */
    int *texts;
};

static bool has_text(const struct sections *s, const struct csv_row *row)
{
    for (int i = 0; i < s->block->text.n; i++)
        if (*row->cells[s->texts[i]].text)
            return true;
    return false;
}

static void add_heading(const struct sections *s, const struct csv_row *row, int level)
{
    struct binder *b = s->grouping.binder;
    const struct csv_cell *cell = &row->cells[s->heading];
    if (!*cell->text) {
        if (has_text(s, row))
            message_add(b->messages, MSG_CSV_HEADING_EMPTY, cell->place, s->grouping.csv->header.cells[s->heading].text, row->number);
        return;
    }
    notes_cell(b, bind_heading(b, level, cell->place), cell);
}

static void add_section(const struct sections *s, const struct csv_row *row, int level)
{
    struct binder *b = s->grouping.binder;
    bool empty = !has_text(s, row);
    if (empty && s->block->empty == EMPTY_WARN)
        message_add(b->messages, MSG_CSV_TEXT_EMPTY, row->cells[s->texts[0]].place, s->grouping.csv->header.cells[s->texts[0]].text, row->number);
    if (empty && s->block->empty != EMPTY_KEEP)
        return;
    if (s->heading >= 0)
        add_heading(s, row, level);
    for (int i = 0; i < s->block->text.n; i++) {
        const struct csv_cell *cell = &row->cells[s->texts[i]];
        prose_text(b, b->document, cell->text, cell->place, s->block->style, (enum line_breaks)s->block->line_breaks);
    }
    bind_notes(b);
}

static void set(void *user, const struct csv_row **rows, int n, int level)
{
    struct sections *s = user;
    sort_rows(s->grouping.binder->arena, rows, n, &s->grouping.sorting, NULL);
    for (int i = 0; i < n; i++)
        add_section(s, rows[i], level);
}

void sections_add(struct binder *b, const struct prose_block *block)
{
    struct sections s = { .block = block, .heading = -1 };
    s.grouping = (struct grouping){ .binder = b, .block = block, .from = &block->csv, .level = block->level, .user = &s, .set = set };
    if (!grouping_read(&s.grouping, NULL, NULL))
        return;
    s.texts = arena_array(b->arena, int, block->text.n + 1);
    bool found = rows_columns(b, s.grouping.csv, block, "text", &block->text, s.texts);
    if (*block->heading) {
        s.heading = rows_column(b, s.grouping.csv, block, "heading", block->heading);
        found &= s.heading >= 0;
    }
    if (found)
        grouping_walk(&s.grouping);
}
