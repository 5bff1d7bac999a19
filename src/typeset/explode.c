/* explode.c: rows taller than a page, and rows of details */

#include "typeset/explode.h"

#define LABEL_PART 3                /* a label that takes more than this part of a page is set once */

static length padding(const struct set_table *t)
{
    return t->table->style->padding_y;
}

/* A cell that spans rows but is taller than a page cannot be said again on every page. */
static void unspan_tall_cells(struct set_table *t, length room)
{
    for (int r = 0; r < t->nrows; r++)
        for (int i = 0; i < t->rows[r].ncells; i++) {
            struct set_cell *c = &t->rows[r].cells[i];
            length need = c->height + 2 * padding(t);
            if (c->rows == 1 || need <= room)
                continue;
            c->rows = 1;
            if (need > t->rows[r].height)
                t->rows[r].height = need;
        }
}

static int most_lines(const struct set_row *row)
{
    int most = 1;
    for (int i = 0; i < row->ncells; i++)
        if (row->cells[i].rows == 1 && row->cells[i].lines.n > most)
            most = row->cells[i].lines.n;
    return most;
}

/* Space before a line inside its cell. */
static length gap_before(const struct cell_lines *lines, int line)
{
    if (!line)
        return 0;
    length after = lines->v[line - 1].after, before = lines->v[line].before;
    return after > before ? after : before;
}

/* Rows of details are parted between any two lines that their paragraphs do not keep together. */
static bool is_parted(const struct set_row *row, length room)
{
    return row->height > room || (row->style && row->style->role == ROW_DETAILS);
}

static bool kept_line(const struct set_row *row, int line)
{
    return row->ncells == 1 && line < row->cells[0].lines.n && row->cells[0].lines.v[line].keep;
}

/* The label of a row, when it is short, spans the rows that the row becomes, and so is said again on every page. */
static bool is_label(const struct set_cell *c, length room)
{
    return c->rows == 1 && c->columns == 1 && c->node->cell && c->node->cell->head && c->height <= room / LABEL_PART;
}

static void span_labels(const struct set_row *row, length room)
{
    for (int i = 0; i < row->ncells; i++)
        row->cells[i].label = is_label(&row->cells[i], room);
}

/* Line `line` of every cell of a row, as a row of its own. */
static struct set_row part_of(struct setter *s, const struct set_table *t, const struct set_row *row, int line, int lines)
{
    struct set_row part = *row;
    length tallest = 0;
    part.ncells = 0;
    part.cells = arena_array(s->arena, struct set_cell, row->ncells);
    for (int i = 0; i < row->ncells; i++) {
        const struct set_cell *whole = &row->cells[i];
        bool spans = whole->rows > 1 || whole->label;
        if (spans ? line > 0 : line >= whole->lines.n && line > 0)
            continue;
        struct set_cell *c = &part.cells[part.ncells++];
        *c = *whole;
        if (spans) {
            c->rows += lines - 1;
            continue;
        }
        c->lines = line < whole->lines.n ? (struct cell_lines){ &whole->lines.v[line], 1 } : (struct cell_lines){ 0 };
        c->height = c->lines.n ? c->lines.v[0].height : 0;
        c->gap = gap_before(&whole->lines, line);
        if (c->gap + c->height > tallest)
            tallest = c->gap + c->height;
    }
    part.height = tallest + (line == 0 ? row_top_padding(row, t->table->style) : 0) + (line == lines - 1 ? padding(t) : 0);
    part.continues = line > 0;
    part.continued = line < lines - 1;
    part.keep = line == 0 || line == lines - 2 || (line == lines - 1 && row->keep) || kept_line(row, line);
    return part;
}

static bool spans_to(const struct set_row *row, int rows)
{
    for (int i = 0; i < row->ncells; i++)
        if (row->cells[i].rows > rows)
            return true;
    return false;
}

/* Cells above that span over row r have so many more rows to span; none above row `from` does, which is moved on. */
static void lengthen_spans(struct set_table *t, int *from, int r, int more)
{
    while (*from < r && !spans_to(&t->rows[*from], r - *from))
        ++*from;
    for (int above = *from; above < r; above++)
        for (int i = 0; i < t->rows[above].ncells; i++) {
            struct set_cell *c = &t->rows[above].cells[i];
            if (c->rows > 1 && above + c->rows > r)
                c->rows += more;
        }
}

static int count_parts(const struct set_table *t, length room)
{
    int n = 0;
    for (int r = 0; r < t->nrows; r++)
        n += is_parted(&t->rows[r], room) ? most_lines(&t->rows[r]) : 1;
    return n;
}

void explode_tall_rows(struct setter *s, struct set_table *t, length room)
{
    unspan_tall_cells(t, room);
    int n = count_parts(t, room), old = t->nrows;
    if (n == old)
        return;
    struct set_row *from = t->rows;
    t->rows = arena_array(s->arena, struct set_row, n);
    t->nrows = 0;
    int open = 0;
    for (int r = 0; r < old; r++) {
        int lines = is_parted(&from[r], room) ? most_lines(&from[r]) : 1;
        if (lines > 1) {
            lengthen_spans(t, &open, t->nrows, lines - 1);
            span_labels(&from[r], room);
        }
        for (int line = 0; line < lines; line++)
            t->rows[t->nrows++] = lines > 1 ? part_of(s, t, &from[r], line, lines) : from[r];
    }
}
