/* judge.c: which differences of sums of rows are mistakes */

#include "figures/finder.h"

#include <ctype.h>
#include <limits.h>
#include "figures/likely.h"
#include "figures/mistake.h"

/* A column in which the terms of a sum can be held against it. */
struct trial {
    struct sum *sum;
    int at;                         /* of finder.columns */
    wide written, given, tolerance;
    bool held, counts;              /* counts: it is no 0 of noughts */
    bool proven;                    /* the sum holds in another column */
    bool missing;                   /* one row explains all columns: it is missing, counted twice, has changed places */
    struct spread spread;
};

struct judge {
    struct finder *f;
    vec(struct trial) trials;
    int *held, *broken;             /* by column, over all sums */
};

static wide off(const struct trial *t)
{
    return wide_absolute(t->written - t->given);
}

static bool try_column(const struct finder *f, struct sum *sum, const struct run *run, int i, struct trial *t)
{
    const struct sheet_cell *cell = sheet_cell(f->sheet, sum->total, f->columns[i]);
    if (cell->kind != SHEET_FIGURE || run->texts)
        return false;
    *t = (struct trial){ .sum = sum, .at = i, .written = finder_value(f, sum->total, i), .given = run->sum };
    t->tolerance = finder_tolerance(f, sum->total, i, run->figures);
    t->held = off(t) <= t->tolerance;
    t->counts = t->written != 0 || t->given != 0;
    for (int k = 0; k < sum->nterms; k++)
        spread_add(&t->spread, finder_value(f, sum->terms[k], i));
    return run->figures || t->written;
}

/* ---- sums that hold in no column ---- */

/* The same row is left out, or counted twice or though it is a part, in all columns. */
static bool same_row(const struct finder *f, const struct trial *t, int n, int row)
{
    int counted = 0;
    for (int i = 0; i < n; i++) {
        wide v = finder_value(f, row, t[i].at), d = t[i].given - t[i].written;
        if (f->ratio[t[i].at] || (!v && !d))
            continue;
        if (wide_absolute(v) != wide_absolute(d))
            return false;
        counted++;
    }
    return counted > 1;
}

/* The sum and the row have changed places, in all columns. */
static bool changed_places(const struct finder *f, const struct trial *t, int n, int row)
{
    int counted = 0;
    for (int i = 0; i < n; i++) {
        wide v = finder_value(f, row, t[i].at);
        if (f->ratio[t[i].at] || (!v && !t[i].written && !t[i].given))
            continue;
        if (wide_absolute(2 * v - t[i].given - t[i].written) > t[i].tolerance)
            return false;
        counted += v != t[i].written;
    }
    return counted > 1;
}

static bool one_row_explains(const struct finder *f, const struct trial *t, int n)
{
    const struct sum *sum = t->sum;
    for (int i = 0; i < sum->nterms; i++)
        if (same_row(f, t, n, sum->terms[i]) || changed_places(f, t, n, sum->terms[i]))
            return true;
    for (int r = sum->nterms ? sum->terms[0] : 0; r < sum->total; r++)
        if (f->sheet->rows[r].role == SHEET_PART && same_row(f, t, n, r))
            return true;
    return false;
}

/* A row called nothing but a sum says more than its rows give, in most columns: a row is missing.  A sum of something may count rows that the table does not show.  Columns of
 * deviations, in which rows weigh against each other, say nothing. */
static bool row_missing(const struct finder *f, const struct trial *t, int n)
{
    int beyond = 0, short_of = 0;
    for (int i = 0; i < n; i++) {
        bool mixed = t[i].spread.least < 0 && t[i].spread.most > 0;
        if (f->ratio[t[i].at] || !t[i].counts || t[i].held || mixed)
            continue;
        bool more = t[i].given > 0 ? t[i].written > t[i].given : t[i].given < 0 && t[i].written < t[i].given;
        beyond += more;
        short_of += !more;
    }
    return beyond > 1 && beyond > 2 * short_of && t->sum->nterms > 1 && likely_bare(f->sheet->rows[t->sum->total].label);
}

/* Outside its terms, so that it is no average of them, in a row called nothing but a sum. */
static bool bare_and_out(const struct finder *f, const struct trial *t)
{
    bool out = t->written < t->spread.least || t->written > t->spread.most;
    return out && !t->held && t->counts && !f->ratio[t->at] && t->spread.n > 1 && likely_bare(f->sheet->rows[t->sum->total].label);
}

/* A table of one column of figures has no other that could show that its sum is one. */
static bool only_and_out(const struct finder *f, const struct trial *t, int n)
{
    return n == 1 && f->ncolumns == 1 && bare_and_out(f, t);
}

/* All columns are near what their terms give: nearer where nothing but the place of the row says that it is a sum. */
static bool near(const struct finder *f, const struct trial *t, int n)
{
    int factor = likely_word(f->sheet->rows[t->sum->total].label) ? 2 : 20, compared = 0;
    for (int i = 0; i < n; i++) {
        if (f->ratio[t[i].at] || !t[i].counts)
            continue;
        if (off(&t[i]) * factor > wide_absolute(t[i].given) && !(factor == 2 && t[i].spread.least < 0 && t[i].spread.most > 0))
            return false;
        compared += !likely_average(&t[i].spread, t[i].written, t[i].given);
    }
    return compared && t->sum->nterms > 1;
}

static bool believe(const struct finder *f, const struct trial *t, int n)
{
    int held = 0, broken = 0;
    for (int i = 0; i < n; i++) {
        held += t[i].held && t[i].counts;
        broken += !t[i].held && !f->ratio[t[i].at] && !likely_average(&t[i].spread, t[i].written, t[i].given);
    }
    if (f->rules->meant || (held && broken <= 2 * held))
        return true;
    return row_missing(f, t, n) || only_and_out(f, t, n) || (!held && n && (one_row_explains(f, t, n) || near(f, t, n)));
}

/* ---- single columns ---- */

/* The column is the sum or difference of two in which the sum holds, row by row but for one: that may be the mistake. */
static bool follows(const struct finder *f, const struct sum *sum, int c, int a, int b)
{
    int rows = 0, others = 0;
    if (f->decimals[a] != f->decimals[c] || f->decimals[b] != f->decimals[c])
        return false;
    for (int i = 0; i < sum->nterms; i++) {
        wide vc = finder_value(f, sum->terms[i], c), va = finder_value(f, sum->terms[i], a), vb = finder_value(f, sum->terms[i], b);
        if (wide_absolute(vc - (va - vb)) > 1 && wide_absolute(vc - (vb - va)) > 1 && wide_absolute(vc - (va + vb)) > 1)
            others++;
        else
            rows += vc != 0;
        if (others > 1)
            return false;
    }
    return rows > 1 + others;
}

static bool follows_others(const struct judge *j, const struct trial *t)
{
    const struct finder *f = j->f;
    for (int a = 0; a < f->ncolumns; a++)
        for (int b = a + 1; b < f->ncolumns; b++)
            if (a != t->at && b != t->at && j->held[a] && j->held[b] && follows(f, t->sum, t->at, a, b))
                return true;
    return false;
}

/* The same header but for its digits: Utfall 2022, Utfall 2023. */
static bool same_kind(const char *a, const char *b)
{
    int digits = 0;
    for (; *a || *b; a++, b++) {
        while (isdigit((unsigned char)*a))
            digits += *a++ != 0;
        while (isdigit((unsigned char)*b))
            b++;
        if (*a != *b || !*a)
            break;
    }
    return !*a && !*b && digits;
}

static bool kind_holds(const struct judge *j, const struct trial *t)
{
    const struct finder *f = j->f;
    const char *header = f->sheet->columns[f->columns[t->at]].header;
    for (int i = 0; i < f->ncolumns; i++)
        if (i != t->at && j->held[i] && same_kind(header, f->sheet->columns[f->columns[i]].header))
            return true;
    return false;
}

/* Shares and figures per inhabitant that are added up: they make 100, or more than any of them; an average does not. */
static bool adds_up(const struct finder *f, const struct trial *t)
{
    wide hundred = 100;
    for (int d = f->decimals[t->at]; d > 0; d--)
        hundred *= 10;
    if (t->spread.n < 2 || t->spread.least < 0 || (t->written >= t->spread.least && t->written <= t->spread.most))
        return false;
    return t->written == hundred || wide_absolute(t->given - hundred) <= t->tolerance || (t->written > 0 && off(t) * 4 <= t->given);
}

/* Not below what its terms give but for one, and a slip of that one or of the sum explains it: no average of them. */
static bool one_is_out(const struct finder *f, const struct trial *t, const struct mistake *m)
{
    int above = 0, largest = -1;
    if (m->cause == EXPLAIN_NOTHING || t->spread.n < 3 || t->spread.least < 0)
        return false;
    for (int k = 0; k < t->sum->nterms; k++)
        if (finder_value(f, t->sum->terms[k], t->at) >= t->written) {
            above++;
            largest = t->sum->terms[k];
        }
    if (above != 1 || t->given - finder_value(f, largest, t->at) > t->written)
        return false;
    return m->row == largest || (m->row == t->sum->total && !f->ratio[t->at]);
}

/* Shares of which one is below 0. */
static bool turned(const struct finder *f, const struct trial *t)
{
    if (t->spread.least >= 0 || t->written <= t->spread.most)
        return false;
    return mistake_of(f->arena, f->sheet, t->sum, t->sum->total, f->columns[t->at], (int)t->tolerance).cause == EXPLAIN_SIGN;
}

static bool is_mistake(const struct judge *j, const struct trial *t)
{
    const struct finder *f = j->f;
    const struct mistake m = mistake_of(f->arena, f->sheet, t->sum, t->sum->total, f->columns[t->at], 0);
    if (f->ratio[t->at])
        return adds_up(f, t) || one_is_out(f, t, &m) || turned(f, t);
    if (f->rules->meant || t->missing || j->held[t->at] || kind_holds(j, t))
        return true;
    if (j->broken[t->at] > 1)
        return false;
    if (t->proven && bare_and_out(f, t))
        return true;
    bool out = t->written < t->spread.least || t->written > t->spread.most;
    if ((out && (off(t) * 2 <= wide_absolute(t->given) || t->spread.least < 0 || m.cause != EXPLAIN_NOTHING)) || off(t) * 10 <= wide_absolute(t->given) || follows_others(j, t))
        return true;
    bool mixed = t->spread.least < 0 && t->spread.most > 0;
    wide most = t->spread.most > -t->spread.least ? t->spread.most : -t->spread.least;
    return one_is_out(f, t, &m) || (mixed && most >= 1000 && m.cause != EXPLAIN_NOTHING);
}

static void tell(const struct judge *j, const struct trial *t, bool error)
{
    const struct finder *f = j->f;
    int column = f->columns[t->at], decimals = f->decimals[t->at];
    t->sum->checked++;
    t->sum->held += !error;
    sum_mark(f->sheet, t->sum, t->sum->total, column, !error);
    if (!off(t))
        return;
    *vec_push(f->arena, &t->sum->lines) = (struct sum_line){
        .row = t->sum->total, .column = column, .error = error, .tolerance = (int)t->tolerance,
        .written = sheet_cell(f->sheet, t->sum->total, column)->figure, .given = wide_decimal(t->given, decimals),
        .difference = wide_decimal(t->written - t->given, decimals),
    };
}

void sum_mark(struct sheet *s, const struct sum *sum, int row, int column, bool held)
{
    for (int i = -1; i < sum->nterms; i++) {
        bool across = sum->reading == SUM_ACROSS;
        int other = i < 0 ? sum->total : sum->terms[i];
        struct sheet_cell *cell = across ? sheet_cell(s, row, other) : sheet_cell(s, other, column);
        unsigned char *count = held ? &cell->held : &cell->broken;
        *count = (unsigned char)(*count + (*count < UCHAR_MAX));
        cell->covered = true;
    }
}

static void try_sum(struct judge *j, struct sum *sum)
{
    struct finder *f = j->f;
    int first = j->trials.n;
    finder_runs(f, sum, f->scratch);
    for (int i = 0; i < f->ncolumns; i++) {
        struct trial t;
        if (try_column(f, sum, &f->scratch[i], i, &t))
            *vec_push(f->arena, &j->trials) = t;
    }
    struct trial *mine = j->trials.v + first;
    int n = j->trials.n - first;
    if (!n || !believe(f, mine, n)) {
        sum->reading = SUM_UNREAD;
        j->trials.n = first;
        return;
    }
    bool missing = row_missing(f, mine, n) || only_and_out(f, mine, n) || one_row_explains(f, mine, n);
    int held = 0;
    for (int i = 0; i < n; i++)
        held += mine[i].held && mine[i].counts && !f->ratio[mine[i].at];
    for (int i = 0; i < n; i++) {
        mine[i].proven = held > 0;
        mine[i].missing = missing;
        j->held[mine[i].at] += mine[i].held && mine[i].counts;
        j->broken[mine[i].at] += !mine[i].held;
    }
}

void finder_judge(struct finder *f)
{
    struct judge j = { .f = f };
    j.held = arena_array(f->arena, int, f->ncolumns + 1);
    j.broken = arena_array(f->arena, int, f->ncolumns + 1);
    for (int i = 0; i < f->out->list.n; i++)
        try_sum(&j, f->out->list.v[i]);
    for (int i = 0; i < j.trials.n; i++) {
        const struct trial *t = &j.trials.v[i];
        if (t->held && (!f->ratio[t->at] || adds_up(f, t)))
            tell(&j, t, false);
        else if (!t->held && is_mistake(&j, t))
            tell(&j, t, true);
    }
}
