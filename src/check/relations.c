/* relations.c: relations that nobody told, and the cells that break them */

#include "check/relations.h"

#include <string.h>
#include "check/suspect.h"
#include "document/match.h"

#define BROKEN_MAX 60               /* of a table; more of them are no slips */
#define ROWS_MAX 2000               /* of a table whose rows are held against each other; longer ones have rows of sums (sums.c) */

struct table_check {
    struct report_check *check;
    struct sheet *sheet;
    struct witnesses known;
    struct broken_list broken;
};

static void cover_line(struct sheet *s, const struct relation *r, int line)
{
    for (int i = 0; i <= r->nterms; i++) {
        int row, column;
        if (i < 31 && (r->loose & 1u << i))
            continue;
        grid_cell(r->grid, line, i ? r->terms[i - 1].at : r->target, &row, &column);
        sheet_cell(s, row, column)->covered = true;
    }
}

/* The sums of the table's rows and columns have said it: "Summa" = sum of 5 rows, … */
static bool said_as_sum(const struct table_check *t, const struct relation *r)
{
    struct arena *a = t->check->arena;
    const struct grid *g = r->grid;
    const char *target = grid_term_name(g, r->target), *plus = "";
    for (int i = 0; i < r->nterms; i++) {
        if (r->terms[i].sign < 0 || r->kind != RELATION_SUM)
            return false;
        if (r->nterms <= 4)
            plus = arena_printf(a, "%s%s\"%s\"", plus, i ? " + " : "", grid_term_name(g, r->terms[i].at));
    }
    const char *say = g->of_rows ? arena_printf(a, "\"%s\" = sum of %d row", target, r->nterms)
                    : r->nterms <= 4 ? arena_printf(a, "column \"%s\" = %s", target, plus) : arena_printf(a, "column \"%s\" = sum of %d column", target, r->nterms);
    const struct findings *f = &t->check->findings;
    for (int i = 0; i < f->coverage.n; i++)
        if (strcmp(f->coverage.v[i].subject, t->sheet->name) == 0 && strncmp(f->coverage.v[i].text, say, strlen(say)) == 0)
            return true;
    return false;
}

static void cover(const struct table_check *t, struct sheet *s, const struct relation *r)
{
    for (int line = 0; line < r->grid->nlines; line++)
        if (relation_covers(r, line))
            cover_line(s, r, line);
    if (said_as_sum(t, r))
        return;
    coverage_add(&t->check->findings, s->name, r->checked, r->held, "%s (found in the %s%s)", relation_text(t->check->arena, r),
                 r->grid->of_rows ? "columns" : "rows", r->rounded ? arena_printf(t->check->arena, ", %d off by rounding", r->rounded) : "");
}

static void collect(struct table_check *t, const struct relation *r)
{
    for (int i = 0; i < r->nbreaks && i < RELATION_BREAKS_MAX && t->broken.list.n < BROKEN_MAX; i++)
        *vec_push(t->check->arena, &t->broken.list) = (struct broken){ r, &r->breaks[i], false };
}

/* ---- words ---- */

static const char *figure(const struct table_check *t, const struct broken *b, int64_t value)
{
    const struct grid *g = b->relation->grid;
    int shown = g->shown[grid_index(g, b->at->line, b->relation->target)];
    return check_figure(t->check, grid_decimal(g, value, shown > 0 ? shown : 0));
}

static const char *slip_words(enum slip slip)
{
    static const char *const words[] = { [SLIP_NONE] = "", [SLIP_DIGIT] = ": one digit differs", [SLIP_SWAPPED] = ": two digits have changed places",
                                         [SLIP_SIGN] = ": the sign differs" };
    return words[slip];
}

static const char *name_of(const struct table_check *t, const struct broken *b, const struct suspect *s)
{
    return b->relation->grid->of_rows ? t->sheet->rows[s->row].label : t->sheet->columns[s->column].header;
}

/* "Avvikelse is 2 300, 100 too low; Utfall is likely wrong there: 8 493 where 8 393 would fit" */
static const char *what_is_wrong(const struct table_check *t, const struct broken *b, const struct suspect *s)
{
    struct arena *a = t->check->arena;
    const struct relation *r = b->relation;
    const char *target = grid_term_name(r->grid, r->target);
    int64_t value = r->grid->values[grid_index(r->grid, b->at->line, r->target)], off = b->at->off;
    const char *is = arena_printf(a, "%s is %s, %s too %s", target, figure(t, b, value), figure(t, b, off < 0 ? -off : off), off < 0 ? "low" : "high");
    if (r->kind > RELATION_AVERAGE)
        return is;
    return arena_printf(a, "%s; likely wrong: %s, %s where %s would fit%s", is, name_of(t, b, s), figure(t, b, s->value), figure(t, b, s->fits),
                        slip_words(s->slip));
}

/* Other relations that the same cell breaks. */
static const char *also(struct table_check *t, const struct broken *first, const struct suspect *s)
{
    const char *text = "";
    for (int i = 0, said = 0; i < t->broken.list.n; i++) {
        struct broken *b = &t->broken.list.v[i];
        if (b == first || b->told || !suspect_explains(s, b))
            continue;
        b->told = true;
        if (said++ == 0)
            text = arena_printf(t->check->arena, "; \"%s\" breaks there too", relation_text(t->check->arena, b->relation));
    }
    return text;
}

/* Sums that do not add up because of the same cell: they are told here. */
static const char *sums_too(struct table_check *t, const struct broken *b, const struct suspect *s)
{
    const char *text = "";
    for (int i = 0; i < t->known.nsums; i++) {
        const struct sum_error *e = &t->known.sums[i];
        if (!e->finding || !suspect_explains_sum(s, b->relation->grid, e))
            continue;
        text = arena_printf(t->check->arena, "%s; the sum \"%s\" breaks there too", text,
                            e->sum->reading == SUM_ACROSS ? t->sheet->columns[e->sum->total].header : t->sheet->rows[e->sum->total].label);
        finding_remove(&t->check->findings, e->finding);
        t->check->sum_errors.v[i].finding = NULL;
    }
    return text;
}

static void add_figures(const struct table_check *t, struct finding *f, const struct broken *b)
{
    const struct relation *r = b->relation;
    for (int i = 0; i <= r->nterms && i < 8; i++) {
        int row, column;
        grid_cell(r->grid, b->at->line, i ? r->terms[i - 1].at : r->target, &row, &column);
        const struct csv_cell *cell = sheet_source(t->sheet, row, column);
        finding_figure(&t->check->findings, f, grid_term_name(r->grid, i ? r->terms[i - 1].at : r->target), cell->text, cell->place);
    }
}

static void tell(struct table_check *t, struct broken *b)
{
    struct suspect s = suspect_find(b, &t->known);
    const struct relation *r = b->relation;
    const char *wrong = what_is_wrong(t, b, &s), *more = also(t, b, &s), *sums = sums_too(t, b, &s);
    struct finding *f = finding_add(&t->check->findings, r->sure || *sums ? MSG_CHECK_RELATION : MSG_CHECK_RELATION_PERHAPS, sheet_source(t->sheet, s.row, s.column)->place,
                                    check_subject(t->check->arena, t->sheet, s.row, s.column), t->sheet->name, relation_text(t->check->arena, r), r->held, r->checked,
                                    r->grid->of_rows ? "columns" : "rows", grid_line_name(r->grid, b->at->line), wrong,
                                    arena_printf(t->check->arena, "%s%s", more, sums));
    finding_difference(f, figure(t, b, b->at->off));
    add_figures(t, f, b);
    b->told = true;
}

static bool is_there(struct place a, struct place b)
{
    return a.source == b.source && a.line == b.line && a.column == b.column;
}

/* A sum, or an identity of the INI files, that is told of the target or of the cell itself. */
static bool told_before(const struct table_check *t, const struct broken *b, int before)
{
    int row, column;
    grid_cell(b->relation->grid, b->at->line, b->relation->target, &row, &column);
    struct place place = sheet_source(t->sheet, row, column)->place;
    for (int i = 0; i < before && i < t->check->findings.list.n; i++) {
        const struct finding *f = t->check->findings.list.v[i];
        if (is_there(f->place, place))
            return true;
        for (int k = 0; k < f->detail.figures.n && f->id == MSG_CHECK_CONVENTION; k++)
            if (is_there(f->detail.figures.v[k].place, place))
                return true;
    }
    return false;
}

/* Where costs are positive, a deviation of revenues has the other sign (convention.c). */
static bool is_revenue(const struct table_check *t, const struct broken *b)
{
    const struct check_rules *rules = t->check->rules;
    int row, column;
    grid_cell(b->relation->grid, b->at->line, b->relation->target, &row, &column);
    return b->at->turned && !b->relation->grid->of_rows && match_header(&rules->deviation_columns, t->sheet->columns[column].header)
        && match_any(&rules->revenue_rows, t->sheet->rows[row].label);
}

/* Off by what rounding gives, where nothing else is: it may be no rounding. */
static void tell_rounding(struct table_check *t, const struct relation *r, int before)
{
    struct broken b = { r, &r->slack, false };
    int row, column;
    if (r->rounded != 1 || r->held < 4 || r->nbreaks || told_before(t, &b, before))
        return;
    grid_cell(r->grid, r->slack.line, r->target, &row, &column);
    struct finding *f = finding_add(&t->check->findings, MSG_CHECK_RELATION_ROUNDED, sheet_source(t->sheet, row, column)->place,
                                    check_subject(t->check->arena, t->sheet, row, column), t->sheet->name, relation_text(t->check->arena, r), r->held - 1, r->checked,
                                    r->grid->of_rows ? "columns" : "rows", grid_line_name(r->grid, r->slack.line),
                                    figure(t, &b, r->slack.off < 0 ? -r->slack.off : r->slack.off), r->slack.off < 0 ? "low" : "high");
    finding_difference(f, figure(t, &b, r->slack.off));
    add_figures(t, f, &b);
}

/* What breaks other relations because a cell has the sign that its row wants, or that is told already: they pass, as do sums over it, which are off by as much. */
static void pass_over_sign(struct table_check *t, const struct broken *b)
{
    const struct relation *r = b->relation;
    struct suspect s = { .score = 0 };
    grid_cell(r->grid, b->at->line, r->target, &s.row, &s.column);
    s.value = r->grid->values[grid_index(r->grid, b->at->line, r->target)];
    s.fits = s.value - b->at->off;
    for (int i = 0; i < t->broken.list.n; i++) {
        struct broken *other = &t->broken.list.v[i];
        if ((other->relation == r && other->at->off == b->at->off) || suspect_explains(&s, other))
            other->told = true;
    }
}

static void pass_over_signs(struct table_check *t)
{
    for (int i = 0; i < t->broken.list.n; i++) {
        const struct broken *b = &t->broken.list.v[i];
        if (!is_revenue(t, b) && !(b->told && b->at->turned))
            continue;
        pass_over_sign(t, b);
        if (is_revenue(t, b))
            coverage_add(&t->check->findings, t->sheet->name, 1, 1, "%s with the other sign in \"%s\"", relation_text(t->check->arena, b->relation),
                         grid_line_name(b->relation->grid, b->at->line));
    }
}

/* Those that break at a cell that others break at too come first. */
static struct broken *worst(struct table_check *t)
{
    struct broken *worst = NULL;
    int score = 0;
    for (int i = 0; i < t->broken.list.n; i++) {
        struct broken *b = &t->broken.list.v[i];
        if (b->told)
            continue;
        struct suspect s = suspect_find(b, &t->known);
        int weight = s.score + 4 * b->relation->sure;
        if (!worst || weight > score) {
            worst = b;
            score = weight;
        }
    }
    return worst;
}

static void check_table(struct report_check *c, struct sheet *s)
{
    struct table_check t = { .check = c, .sheet = s, .known = { .sums = c->sum_errors.v, .nsums = c->sum_errors.n } };
    const int before = c->findings.list.n;
    for (int g = 0; g < 2; g++) {
        t.known.relations[g] = g && s->nrows > ROWS_MAX ? arena_new(c->arena, struct relations)
                                                  : relations_find(c->arena, g ? grid_of_rows(c->arena, s) : grid_of_columns(c->arena, s));
        for (int i = 0; i < t.known.relations[g]->list.n; i++) {
            cover(&t, s, t.known.relations[g]->list.v[i]);
            collect(&t, t.known.relations[g]->list.v[i]);
        }
    }
    for (int i = 0; i < t.broken.list.n; i++)
        t.broken.list.v[i].told = told_before(&t, &t.broken.list.v[i], before);
    pass_over_signs(&t);
    for (struct broken *b = worst(&t); b; b = worst(&t))
        tell(&t, b);
    for (int g = 0; g < 2; g++)
        for (int i = 0; i < t.known.relations[g]->list.n; i++)
            tell_rounding(&t, t.known.relations[g]->list.v[i], before);
}

/* A chart of a table's file has the table's figures. */
static bool repeats_table(const struct report_check *c, int at)
{
    const struct taken *t = c->taken->list.v[at];
    for (int i = 0; i < c->taken->list.n && !t->columns; i++) {
        const struct taken *other = c->taken->list.v[i];
        if (other->columns && strcmp(other->csv->source->name, t->csv->source->name) == 0)
            return true;
    }
    return false;
}

void check_relations(struct report_check *c)
{
    for (int i = 0; i < c->taken->list.n; i++)
        if (!repeats_table(c, i))
            check_table(c, c->sheets[i]);
}
