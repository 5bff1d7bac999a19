/* sums.c: what the sums of a sheet cover, and whether they hold
 *
 * Rows are read once, from above.  What no sum has covered yet is open: a list of rows with running sums by column, and what they were where a
 * section begins, so that every reading of a sum is a difference of two runs.  Which columns count as mistakes is settled at the end, when it
 * is known which of them hold elsewhere. */

#include "figures/sums.h"

#include <string.h>
#include "figures/across.h"
#include "figures/finder.h"
#include "figures/likely.h"

enum { MARKS_TRIED = 12, TAILS_TRIED = 24, ROWS_TRIED = 5000, TERMS_MAX = 4000000, SWAPS_TRIED = 200 };       /* so that time and memory stay linear */

int sums_tolerance(const struct sums_rules *rules, bool across, int terms)
{
    if (across && terms <= 3)
        return rules->tolerance_row;
    return rules->tolerance_sum >= 0 ? rules->tolerance_sum : (terms + 1) / 2;
}

bool sum_blames(const struct sum *sum, const struct sum_line *line, int row, int column, struct decimal *off)
{
    bool across = sum->reading == SUM_ACROSS;
    int at = across ? column : row;
    *off = line->difference;
    if (across ? row != line->row : column != line->column)
        return false;
    if (at == sum->total)
        return true;
    off->value = -off->value;
    for (int i = 0; i < sum->nterms; i++)
        if (sum->terms[i] == at)
            return true;
    return false;
}

/* ---- what is open ---- */

static void run_change(const struct finder *f, struct run *runs, int row, int sign)
{
    for (int i = 0; i < f->ncolumns; i++) {
        const struct sheet_cell *cell = sheet_cell(f->sheet, row, f->columns[i]);
        wide v = finder_value(f, row, i);
        runs[i].sum += sign * v;
        runs[i].figures += sign * (v != 0);
        runs[i].texts += sign * (cell->kind == SHEET_TEXT);
    }
}

static void run_add(const struct finder *f, struct run *runs, int row)
{
    run_change(f, runs, row, 1);
}

void finder_runs(const struct finder *f, const struct sum *sum, struct run *runs)
{
    memset(runs, 0, sizeof *runs * (size_t)f->ncolumns);
    for (int i = 0; i < sum->nterms; i++)
        run_add(f, runs, sum->terms[i]);
}

static void take_row(struct finder *f, int row)
{
    if (f->begins) {
        struct mark *mark = vec_push(f->arena, &f->marks);
        mark->open = f->nopen;
        mark->before = arena_array(f->arena, struct run, f->ncolumns + 1);
        memcpy(mark->before, f->run, sizeof *f->run * (size_t)f->ncolumns);
    }
    f->begins = false;
    f->open[f->nopen++] = row;
    run_add(f, f->run, row);
}

static bool has_figures(const struct finder *f, int row)
{
    for (int i = 0; i < f->ncolumns; i++)
        if (sheet_cell(f->sheet, row, f->columns[i])->kind >= SHEET_NIL)
            return true;
    return false;
}

/* ---- readings ---- */

struct candidate {
    enum sum_reading reading;
    int first, end;                 /* of open, or rows below the sum */
    struct run *runs;               /* while it is tried */
    int score;                      /* twice the columns that hold exactly and once those within the tolerance, zeros left out */
    int held, broken;               /* columns */
    long distance;                  /* per mille of what is written, over all columns */
};

static int compare(const struct finder *f, int row, int i, const struct run *run, wide *difference)
{
    const struct sheet_cell *cell = sheet_cell(f->sheet, row, f->columns[i]);
    *difference = 0;
    if (cell->kind != SHEET_FIGURE || run->texts || (!run->figures && !cell->figure.value))
        return 0;
    *difference = finder_value(f, row, i) - run->sum;
    return run->figures ? 1 : -1;
}

static void score(const struct finder *f, int row, struct candidate *c)
{
    for (int i = 0; i < f->ncolumns; i++) {
        wide difference, written = finder_value(f, row, i);
        if (!compare(f, row, i, &c->runs[i], &difference))
            continue;
        wide tolerance = finder_tolerance(f, row, i, c->runs[i].figures), off = wide_absolute(difference), size = wide_absolute(written);
        c->score += written && !off ? 2 : written && off <= tolerance && size >= 20 * tolerance ? 1 : 0;
        c->held += off <= tolerance;
        c->broken += off > tolerance && !f->ratio[i];
        wide share = size ? off * 1000 / size : 1000;
        c->distance += off <= tolerance ? 0 : share > 100000 ? 100000 : (long)share;
    }
}

/* The one that holds in more columns; the one before where none is better. */
static void choose(struct candidate *best, const struct candidate *c)
{
    if (best->reading == SUM_UNREAD || c->score > best->score || (!best->score && c->distance < best->distance))
        *best = *c;
}

/* One of the rows and the sum have changed places, in all columns: then no reading holds, but this one is meant. */
static bool has_swapped(const struct finder *f, int row, const struct candidate *c, int with)
{
    int counted = 0;
    for (int i = 0; i < f->ncolumns; i++) {
        wide written = finder_value(f, row, i), other = finder_value(f, with, i), sum = c->runs[i].sum;
        if (f->ratio[i] || (!written && !other && !sum))
            continue;
        if (wide_absolute(2 * other - sum - written) > finder_tolerance(f, row, i, c->runs[i].figures))
            return false;
        counted += other != written;
    }
    return counted > 1;
}

static void try_swaps(const struct finder *f, int row, struct candidate *c)
{
    for (int i = c->first; i < c->end && !c->held && c->end - c->first <= SWAPS_TRIED; i++)
        if (has_swapped(f, row, c, f->open[i])) {
            c->score = 1;
            return;
        }
}

static void try_from(struct finder *f, int row, int mark, struct candidate *best)
{
    struct candidate c = { .reading = mark == f->marks.n - 1 ? SUM_SINCE : SUM_OPEN, .first = f->marks.v[mark].open, .end = f->nopen };
    c.runs = f->scratch;
    for (int i = 0; i < f->ncolumns; i++) {
        const struct run *before = &f->marks.v[mark].before[i];
        c.runs[i] = (struct run){ f->run[i].sum - before->sum, f->run[i].figures - before->figures, f->run[i].texts - before->texts };
    }
    score(f, row, &c);
    try_swaps(f, row, &c);
    choose(best, &c);
}

/* From the nearest section outwards; a last total, and one that follows a sum, from all that is open inwards. */
static void try_open(struct finder *f, int row, bool outer_first, struct candidate *best)
{
    int n = f->marks.n, tried = n < MARKS_TRIED ? n : MARKS_TRIED;
    if (n > tried)
        try_from(f, row, 0, best);
    for (int i = 0; i < tried; i++)
        try_from(f, row, outer_first ? n - tried + i : n - 1 - i, best);
}

/* In two columns or more, and twice as many as those in which it does not; or in one of two, to the last digit of a large figure. */
static bool holds_in_most(const struct finder *f, int row, const struct run *runs)
{
    int held = 0, broken = 0, exact = 0;
    for (int i = 0; i < f->ncolumns; i++) {
        wide difference;
        if (f->ratio[i] || !compare(f, row, i, &runs[i], &difference))
            continue;
        bool fits = wide_absolute(difference) <= finder_tolerance(f, row, i, runs[i].figures);
        held += fits && runs[i].figures > 1;
        exact += !difference && runs[i].figures > 1 && wide_absolute(runs[i].sum) >= 1000;
        broken += !fits;
    }
    return (held > 1 && held >= 2 * broken) || (exact == 1 && broken == 1 && likely_word(f->sheet->rows[row].label));
}

/* The last rows of the last section: a single row may stand between two sums and belong to a later one (Bidrag till infrastruktur, Eget kapital). */
static void try_tails(struct finder *f, int row, struct candidate *best)
{
    int begin = f->marks.v[f->marks.n - 1].open, nearest = f->nopen - TAILS_TRIED;
    struct candidate c = { .reading = SUM_SINCE, .end = f->nopen, .runs = f->scratch };
    memset(f->scratch, 0, sizeof *f->scratch * (size_t)f->ncolumns);
    for (c.first = f->nopen - 1; c.first > begin && c.first >= nearest; c.first--) {
        run_add(f, f->scratch, f->open[c.first]);
        if (f->nopen - c.first < 2 || !holds_in_most(f, row, f->scratch))
            continue;
        c.score = c.held = c.broken = 0;
        c.distance = 0;
        score(f, row, &c);
        choose(best, &c);
    }
}

static void try_all(struct finder *f, int row, struct candidate *best)
{
    struct candidate c = { .reading = SUM_ALL, .end = row };
    c.runs = f->all;
    score(f, row, &c);
    choose(best, &c);
}

/* Where a section below a sum may end. */
static bool ends_after(const struct finder *f, int row)
{
    enum sheet_role next = row + 1 < f->sheet->nrows ? f->sheet->rows[row + 1].role : SHEET_SUM;
    return next == SHEET_SUM || next == SHEET_SUBHEAD;
}

/* Up to each place where a section ends; where nothing speaks for one of them, up to the next sum.  Only the first sum may look over the whole sheet. */
static void try_below(struct finder *f, int row, struct candidate *best)
{
    struct candidate c = { .reading = SUM_BELOW, .first = row + 1, .runs = f->scratch };
    bool found = false, crossed = false;
    memset(f->scratch, 0, sizeof *f->scratch * (size_t)f->ncolumns);
    for (int r = row + 1; r < f->sheet->nrows && (!crossed || !(f->nopen || f->settled)); r++) {
        enum sheet_role role = f->sheet->rows[r].role;
        crossed = crossed || role == SHEET_SUM;
        found = found || role == SHEET_DATA;
        if (role == SHEET_DATA)
            run_add(f, f->scratch, r);
        if (!found || !ends_after(f, r))
            continue;
        c.end = r + 1;
        c.score = c.held = c.broken = 0;
        c.distance = 0;
        score(f, row, &c);
        if (!crossed && best->reading == SUM_BELOW && !best->score && !c.score && c.distance <= best->distance)
            *best = c;
        else
            choose(best, &c);
    }
}

static bool is_last(const struct finder *f, int row)
{
    for (int r = row + 1; r < f->sheet->nrows; r++)
        if (f->sheet->rows[r].role == SHEET_DATA && has_figures(f, r))
            return false;
    return true;
}

/* A sum of something has a word after the first: Summa intäkter. */
static bool is_bare(const struct finder *f, int row)
{
    return !strchr(f->sheet->rows[row].label, ' ');
}

static struct candidate read_sum(struct finder *f, int row)
{
    struct candidate best = { .reading = SUM_UNREAD };
    bool after_sum = f->nopen && f->sheet->rows[f->open[f->nopen - 1]].role == SHEET_SUM;
    if (f->nopen)
        try_open(f, row, after_sum || (is_bare(f, row) && is_last(f, row)), &best);
    if (f->any && f->terms < TERMS_MAX)
        try_all(f, row, &best);
    if (f->nopen && (best.reading == SUM_UNREAD || best.held < 2 * best.broken || !best.held))
        try_tails(f, row, &best);
    if (!best.score && (!f->nopen || f->sheet->nrows - row < ROWS_TRIED))
        try_below(f, row, &best);
    return best;
}

/* ---- a sum ---- */

static struct sum *make_sum(struct finder *f, int row, const struct candidate *c)
{
    struct sum *sum = arena_new(f->arena, struct sum);
    sum->reading = c->reading;
    sum->total = row;
    int first = c->reading == SUM_ALL ? 0 : c->first;
    int *terms = arena_array(f->arena, int, c->end - first + 1);
    sum->terms = terms;
    f->terms += c->end - first;
    for (int i = first; i < c->end; i++)
        if (c->reading == SUM_SINCE || c->reading == SUM_OPEN)
            terms[sum->nterms++] = f->open[i];
        else if (f->sheet->rows[i].role == SHEET_DATA && has_figures(f, i))
            terms[sum->nterms++] = i;
    return sum;
}

static void fill_cells(struct finder *f, const struct sum *sum)
{
    finder_runs(f, sum, f->scratch);
    for (int i = 0; i < f->ncolumns; i++) {
        struct sheet_cell *cell = sheet_cell(f->sheet, sum->total, f->columns[i]);
        if (cell->kind != SHEET_EMPTY || f->scratch[i].texts || f->ratio[i])
            continue;
        *cell = (struct sheet_cell){ .kind = SHEET_FIGURE, .figure = wide_decimal(f->scratch[i].sum, f->decimals[i]) };
        *vec_push(f->arena, &f->out->filled) = (struct sum_filled){ sum->total, f->columns[i], cell->figure };
    }
}

/* What the sum covers is no longer open, but the sum is. */
static void cover(struct finder *f, const struct candidate *c, int row)
{
    if (c->reading == SUM_SINCE || c->reading == SUM_OPEN) {
        while (f->nopen > c->first)
            run_change(f, f->run, f->open[--f->nopen], -1);
        while (f->marks.n && f->marks.v[f->marks.n - 1].open >= c->first)
            f->marks.n--;
    } else if (c->reading == SUM_ALL) {
        f->nopen = 0;
        f->marks.n = 0;
        memset(f->run, 0, sizeof *f->run * (size_t)f->ncolumns);
    } else if (c->reading == SUM_BELOW)
        f->below = c->end;
    f->begins = true;
    take_row(f, row);
    f->begins = true;
}

static void settle(struct finder *f, int row, bool fill)
{
    struct candidate c = read_sum(f, row);
    bool taken = c.reading != SUM_UNREAD && (c.score || f->rules->meant || likely_word(f->sheet->rows[row].label));
    if (c.reading != SUM_UNREAD) {
        struct sum *sum = make_sum(f, row, &c);
        if (fill)
            fill_cells(f, sum);
        *vec_push(f->arena, &f->out->list) = sum;
    }
    f->settled = true;
    if (!taken)
        c.reading = SUM_UNREAD;
    cover(f, &c, row);
}

static void find_rows(struct finder *f, bool fill)
{
    const struct sheet *s = f->sheet;
    f->begins = true;
    for (int r = 0; r < s->nrows; r++) {
        f->begins |= s->rows[r].role == SHEET_SUBHEAD || (r && s->rows[r].group != s->rows[r - 1].group);
        if (s->rows[r].role == SHEET_SUM && (fill || has_figures(f, r)))
            settle(f, r, fill);
        else if (s->rows[r].role == SHEET_DATA && has_figures(f, r)) {
            run_add(f, f->all, r);
            f->any = true;
            if (r >= f->below)
                take_row(f, r);
        }
    }
}

/* ---- the sheet ---- */

static void find_columns(struct finder *f)
{
    const struct sheet *s = f->sheet;
    f->columns = arena_array(f->arena, int, s->ncolumns + 1);
    f->decimals = arena_array(f->arena, int, s->ncolumns + 1);
    f->ratio = arena_array(f->arena, bool, s->ncolumns + 1);
    for (int c = 0; c < s->ncolumns; c++)
        if (s->columns[c].figures && !s->columns[c].no_sums) {
            f->ratio[f->ncolumns] = likely_ratio(&s->columns[c]);
            f->columns[f->ncolumns++] = c;
        }
    for (int r = 0; r < s->nrows; r++)
        for (int i = 0; i < f->ncolumns; i++) {
            int decimals = sheet_cell(s, r, f->columns[i])->figure.decimals;
            f->decimals[i] = decimals > f->decimals[i] ? decimals : f->decimals[i];
        }
    f->run = arena_array(f->arena, struct run, f->ncolumns + 1);
    f->all = arena_array(f->arena, struct run, f->ncolumns + 1);
    f->scratch = arena_array(f->arena, struct run, f->ncolumns + 1);
    f->open = arena_array(f->arena, int, s->nrows + 1);
}

void sums_find(struct arena *a, struct sheet *s, const struct sums_rules *rules, struct sums *out)
{
    struct finder f = { .arena = a, .sheet = s, .rules = rules, .out = out };
    find_columns(&f);
    if (!f.ncolumns)
        return;
    find_rows(&f, false);
    finder_judge(&f);
    across_find(a, s, rules, out);
}

void sums_fill(struct arena *a, struct sheet *s, const struct sums_rules *rules, struct sums *out)
{
    struct finder f = { .arena = a, .sheet = s, .rules = rules, .out = out };
    across_fill(a, s, out);                     /* rows of data first: the sums of rows add them up */
    find_columns(&f);
    if (f.ncolumns)
        find_rows(&f, true);
}
