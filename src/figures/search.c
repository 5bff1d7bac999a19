/* search.c: which relations are tried */

#include "figures/search.h"

#include <stdlib.h>
#include <string.h>

#define SAMPLE 24                   /* lines that a candidate is tried on first */
#define NEAR_ALL 48                 /* so many terms are tried each with each; more of them only within a window */
#define WINDOW 10
#define OPEN_MAX 64                 /* rows that a sum over no known rows is looked for in */
#define WHOLES_MAX 6
#define FOLLOW_MAX 600              /* relations that are held against each other */

struct search {
    struct arena *arena;
    const struct grid *grid;
    int sample[SAMPLE], nsample;
    int64_t tried;
    unsigned char *names;           /* of each term: enum name */
    struct relations *found;
};

enum name { NAME_COMPUTED = 1, NAME_PART = 2 };

static void choose_sample(struct search *s)
{
    int n = s->grid->nlines, step = n > SAMPLE ? n / SAMPLE : 1;
    for (int l = 0; l < n && s->nsample < SAMPLE; l += step)
        s->sample[s->nsample++] = l;
}

/* Most candidates end after four lines. */
static bool passes(const struct search *s, const struct relation *r)
{
    int holds = 0, breaks = 0;
    for (int i = 0; i < s->nsample; i++) {
        struct relation_reading reading = relation_read(r, s->sample[i]);
        holds += reading.verdict == VERDICT_HOLDS && reading.exact_bits >= 4;
        breaks += reading.verdict == VERDICT_BREAKS;
        if (breaks >= 4 && holds * 3 < breaks)
            return false;
    }
    return holds > 0;
}

static bool keep(struct search *s, struct relation r)
{
    struct relation *kept = arena_new(s->arena, struct relation);
    struct relation_term *terms = arena_array(s->arena, struct relation_term, r.nterms);
    memcpy(terms, r.terms, sizeof *terms * (size_t)r.nterms);
    *kept = r;
    kept->terms = terms;
    *vec_push(s->arena, &s->found->list) = kept;
    return true;
}

static bool add(struct search *s, struct relation r)
{
    return relation_weigh(&r, s->tried) && keep(s, r);
}

static void attempt(struct search *s, enum relation_kind kind, int target, struct relation_term first, struct relation_term second, int n)
{
    const struct relation_term terms[2] = { first, second };
    struct relation r = { .grid = s->grid, .kind = kind, .target = target, .terms = terms, .nterms = n };
    if (passes(s, &r))
        add(s, r);
}

/* ---- three terms ---- */

static bool begins_or_ends(const char *name, const char *word)
{
    size_t n = strlen(name), w = strlen(word);
    const char *leaf = strrchr(name, '>');
    leaf = leaf ? leaf + 1 + strspn(leaf + 1, " ") : name;
    return n >= w && (strncasecmp(leaf, word, w) == 0 || strcasecmp(name + n - w, word) == 0);
}

/* Names of what is computed rather than put in. */
static bool says_computed(const char *name)
{
    static const char *const words[] = { "avvikelse", "differens", "skillnad", "diff", "förändring", "netto", "summa", "totalt", "total", "resultat" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins_or_ends(name, words[i]))
            return true;
    return false;
}

/* "varav kostnader": what is put in, wherever it stands. */
static bool says_part(const char *name)
{
    return strncasecmp(name + strspn(name, " -"), "varav", 5) == 0;
}

/* Read once: each term is tried with all others. */
static void read_names(struct search *s)
{
    s->names = arena_array(s->arena, unsigned char, s->grid->nterms);
    for (int i = 0; i < s->grid->nterms; i++) {
        const char *name = grid_term_name(s->grid, i);
        s->names[i] = (unsigned char)((says_computed(name) ? NAME_COMPUTED : 0) | (says_part(name) ? NAME_PART : 0));
    }
}

static bool computed(const struct search *s, int term)
{
    return s->names[term] & NAME_COMPUTED;
}

static bool part(const struct search *s, int term)
{
    return s->names[term] & NAME_PART;
}

static struct relation_term plus(int at)
{
    return (struct relation_term){ at, 1 };
}

static struct relation_term minus(int at)
{
    return (struct relation_term){ at, -1 };
}

/* One of the three is the sum of the others.  It is told as what a table computes: the column named so, or the last one. */
static void attempt_sum(struct search *s, int sum, int one, int other)
{
    int last = sum > other ? sum : other;
    if ((last == sum && !part(s, sum)) || computed(s, sum))
        attempt(s, RELATION_SUM, sum, plus(one), plus(other), 2);
    else if ((computed(s, one) && !computed(s, other)) || part(s, other))
        attempt(s, RELATION_SUM, one, plus(sum), minus(other), 2);
    else
        attempt(s, RELATION_SUM, other, plus(sum), minus(one), 2);
}

/* What three terms may be to each other. */
enum { SUM_LAST = 1, SUM_MIDDLE = 2, SUM_FIRST = 4, SUM_NOTHING = 8, AVERAGE_LAST = 16, AVERAGE_FIRST = 32 };

static bool is_within(int64_t off, int64_t slack)
{
    return off <= slack && off >= -slack;
}

/* Far from every line of the sample nothing holds: asked of all threes, nearly all of which end here. */
static unsigned may_hold(const struct search *s, int i, int j, int k)
{
    const int64_t slack = s->grid->power[0];
    unsigned may = 0;
    for (int l = 0; l < s->nsample; l++) {
        const int64_t *line = s->grid->values + grid_index(s->grid, s->sample[l], 0);
        int64_t a = line[i], b = line[j], c = line[k], all = a + b + c;
        may |= (is_within(all - 2 * c, slack) ? SUM_LAST : 0) | (is_within(all - 2 * b, slack) ? SUM_MIDDLE : 0) | (is_within(all - 2 * a, slack) ? SUM_FIRST : 0)
             | (is_within(all, slack) ? SUM_NOTHING : 0) | (is_within(all - 3 * c, 2 * slack) ? AVERAGE_LAST : 0) | (is_within(all - 3 * a, 2 * slack) ? AVERAGE_FIRST : 0);
    }
    return may;
}

static void try_three(struct search *s, int i, int j, int k)
{
    unsigned may = may_hold(s, i, j, k);
    if (may & SUM_LAST)
        attempt_sum(s, k, i, j);
    if (may & SUM_MIDDLE)
        attempt_sum(s, j, i, k);
    if (may & SUM_FIRST)
        attempt_sum(s, i, j, k);
    if (may & SUM_NOTHING)
        attempt(s, RELATION_SUM, k, minus(i), minus(j), 2);
    if (may & AVERAGE_LAST)
        attempt(s, RELATION_AVERAGE, k, plus(i), plus(j), 2);
    if (may & AVERAGE_FIRST)
        attempt(s, RELATION_AVERAGE, i, plus(j), plus(k), 2);
}

static void try_threes(struct search *s)
{
    int n = s->grid->nterms, reach = n <= NEAR_ALL ? n : WINDOW;
    s->tried = 6 * (int64_t)n * reach * reach / (reach == n ? 6 : 2);
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n && j < i + reach; j++)
            for (int k = j + 1; k < n && k < i + reach; k++)
                try_three(s, i, j, k);
}

/* ---- runs of columns ---- */

static struct relation of_run(struct search *s, enum relation_kind kind, int target, int from, int to)
{
    struct relation_term *terms = arena_array(s->arena, struct relation_term, to - from + 1);
    for (int i = from; i <= to; i++)
        terms[i - from] = plus(i);
    return (struct relation){ .grid = s->grid, .kind = kind, .target = target, .terms = terms, .nterms = to - from + 1 };
}

/* Sums of the terms before each one, for every line of the sample. */
static int64_t *prefixes(struct search *s)
{
    int n = s->grid->nterms;
    int64_t *sums = arena_array(s->arena, int64_t, (n + 1) * s->nsample + 1);
    for (int i = 0; i < s->nsample; i++)
        for (int t = 0; t < n; t++)
            sums[i * (n + 1) + t + 1] = sums[i * (n + 1) + t] + s->grid->values[grid_index(s->grid, s->sample[i], t)];
    return sums;
}

/* In a third of the sample at least. */
static bool may_be_run(const struct search *s, const int64_t *sums, int target, int from, int to, int factor)
{
    const struct grid *g = s->grid;
    int n = g->nterms, fits = 0;
    int64_t slack = g->power[0] * (to - from + 2) * factor;
    for (int i = 0; i < s->nsample; i++) {
        int64_t value = g->values[grid_index(g, s->sample[i], target)];
        int64_t off = value * factor - (sums[i * (n + 1) + to + 1] - sums[i * (n + 1) + from]);
        fits += value && off <= slack && off >= -slack;
    }
    return fits && 3 * fits >= s->nsample / 2;
}

static void try_run(struct search *s, const int64_t *sums, int target, int from, int to)
{
    if (may_be_run(s, sums, target, from, to, 1))
        add(s, of_run(s, RELATION_SUM, target, from, to));
    if (may_be_run(s, sums, target, from, to, to - from + 1))
        add(s, of_run(s, RELATION_AVERAGE, target, from, to));
}

static void try_runs(struct search *s)
{
    int n = s->grid->nterms;
    if (n > NEAR_ALL)
        return;
    const int64_t *sums = prefixes(s);
    s->tried = (int64_t)n * n * n + 1;
    for (int target = 0; target < n; target++)
        for (int from = 0; from < n; from++)
            for (int to = from + 2; to < n; to++)
                if (target < from || target > to)
                    try_run(s, sums, target, from, to);
}

static const char *leaf_of(const struct grid *g, int term)
{
    const char *name = grid_term_name(g, term), *leaf = strrchr(name, '>');
    return leaf ? leaf + 1 + strspn(leaf + 1, " ") : "";
}

/* "2022 > Utfall" + "2023 > Utfall" + …: all columns of a last part but the target. */
static void try_leaves(struct search *s)
{
    const struct grid *g = s->grid;
    struct relation_term *terms = arena_array(s->arena, struct relation_term, g->nterms + 1);
    s->tried = (int64_t)g->nterms * g->nterms + 1;
    for (int target = 0; target < g->nterms && g->nterms <= NEAR_ALL; target++)
        for (int first = 0; first < g->nterms; first++) {
            int n = 0;
            for (int t = 0; t < g->nterms; t++)
                if (t != target && *leaf_of(g, first) && strcmp(leaf_of(g, t), leaf_of(g, first)) == 0)
                    terms[n++] = plus(t);
            struct relation r = { .grid = g, .kind = RELATION_SUM, .target = target, .terms = terms, .nterms = n };
            if (n > 2 && (terms[0].at == first) && passes(s, &r))
                add(s, r);
        }
}

/* ---- sums of rows ---- */

static bool part_of_row(const struct grid *g, int term)
{
    const struct sheet_row *row = &g->sheet->rows[g->terms[term]];
    const char *label = row->label + strspn(row->label, " -");
    return row->role == SHEET_PART || strncasecmp(label, "varav", 5) == 0 || strncasecmp(label, "därav", 6) == 0;
}

struct open_rows {
    int *v, n;
};

/* The row is the sum of the last rows that no sum has taken; or the first of them less the others.  Tells how many, 0 for none. */
static int taken_by(struct search *s, const struct open_rows *open, int target, bool upwards, struct relation *r, struct relation_term *terms)
{
    const struct grid *g = s->grid;
    int sample = s->nsample < 4 ? s->nsample : 4, deepest = open->n < OPEN_MAX ? open->n : OPEN_MAX, best = 0;
    int64_t sums[4] = { 0 };
    bool by_name = computed(s, target);     /* and by its place: there is little to choose */
    *r = (struct relation){ 0 };
    for (int k = 1; k <= deepest; k++) {
        int at = open->v[open->n - k], as_sum = 0, as_rest = 0;
        terms[k - 1] = plus(at);
        for (int i = 0; i < sample; i++) {
            int64_t v = g->values[grid_index(g, s->sample[i], at)], value = g->values[grid_index(g, s->sample[i], target)];
            int64_t slack = g->power[0] * (k + 1);
            sums[i] += v;
            as_sum += value && llabs(value - sums[i]) <= slack;
            as_rest += value && !upwards && by_name && llabs(value - 2 * v + sums[i]) <= slack;
        }
        if (k < 2 || (2 * as_sum < sample && 2 * as_rest < sample))
            continue;
        bool rest = 2 * as_sum < sample;
        for (int i = 0; i < k - 1; i++)
            terms[i].sign = rest ? -1 : 1;
        struct relation tried = { .grid = g, .kind = RELATION_SUM, .target = target, .terms = terms, .nterms = k };
        if (relation_weigh(&tried, by_name ? 1 : s->tried) && (!best || tried.nbreaks <= r->nbreaks)) {
            *r = tried;
            best = rest ? -k : k;
        }
    }
    return best;
}

/* One way through the rows: sums below what they add up, or above it. */
static void try_sums_of_rows(struct search *s, bool upwards)
{
    const struct grid *g = s->grid;
    struct open_rows open = { arena_array(s->arena, int, g->nterms + 1), 0 };
    struct relation_term terms[OPEN_MAX];
    s->tried = (int64_t)g->nterms * (g->nterms < OPEN_MAX ? g->nterms : OPEN_MAX) + 1;
    for (int i = 0; i < g->nterms; i++) {
        int target = upwards ? g->nterms - 1 - i : i;
        if (part_of_row(g, target))
            continue;
        struct relation r;
        int taken = taken_by(s, &open, target, upwards, &r, terms), n = abs(taken);
        for (int t = 0; t < n; t++)
            terms[t] = (struct relation_term){ open.v[open.n - (upwards ? t + 1 : n - t)], taken < 0 && t != (upwards ? n - 1 : 0) ? -1 : 1 };
        r.terms = terms;
        if (n > 1)
            keep(s, r);
        open.n -= n;
        open.v[open.n++] = target;
    }
}

/* ---- per cent ---- */

static bool says_share(const char *name)
{
    static const char *const words[] = { "%", "ndel", "rocent", "oliditet", "örändring", "kvot", "grad" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(name, words[i]))
            return true;
    return false;
}

/* By its name, or by a per cent sign at its figures. */
static bool is_share(const struct grid *g, int term)
{
    if (says_share(grid_term_name(g, term)))
        return true;
    for (int line = 0; line < g->nlines && line < SAMPLE; line++) {
        int row, column;
        grid_cell(g, line, term, &row, &column);
        if (strchr(sheet_source(g->sheet, row, column)->text, '%'))
            return true;
    }
    return false;
}

static int find_wholes(const struct grid *g, int *wholes)
{
    int n = 0;
    for (int line = g->nlines - 1; line >= 0 && n < WHOLES_MAX; line--) {
        const char *name = grid_line_name(g, line);
        bool sum = !g->of_rows && g->sheet->rows[g->lines[line]].role == SHEET_SUM;
        if (sum || line == g->nlines - 1 || strncasecmp(name, "total", 5) == 0 || strncasecmp(name, "summa", 5) == 0)
            wholes[n++] = line;
    }
    return n;
}

static void try_portions(struct search *s, int target, int part, const int *wholes, int nwholes)
{
    for (int w = 0; w < nwholes; w++) {
        const struct relation_term term = plus(part);
        struct relation r = { .grid = s->grid, .kind = RELATION_PORTION, .target = target, .terms = &term, .nterms = 1, .whole = wholes[w] };
        if (passes(s, &r))
            add(s, r);
    }
}

static void try_shares(struct search *s)
{
    const struct grid *g = s->grid;
    int n = g->nterms, reach = n <= NEAR_ALL ? n : WINDOW, wholes[WHOLES_MAX], nwholes = find_wholes(g, wholes);
    s->tried = 2 * (int64_t)n * reach * reach + 1;
    for (int target = 0; target < n; target++) {
        if (!is_share(g, target))
            continue;
        int from = reach == n || target < reach ? 0 : target - reach, to = reach == n || target + reach > n ? n : target + reach;
        for (int i = from; i < to; i++) {
            if (i != target)
                try_portions(s, target, i, wholes, nwholes);
            for (int j = from; j < to; j++)
                if (i != j && i != target && j != target) {
                    attempt(s, RELATION_SHARE, target, plus(i), plus(j), 2);
                    attempt(s, RELATION_CHANGE, target, plus(i), plus(j), 2);
                }
        }
    }
}

/* ---- what is kept ---- */

struct ranked {
    struct relation *relation;
    int order;
};

static int by_worth(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    const struct relation *r = x->relation, *q = y->relation;
    if (r->nbreaks != q->nbreaks)
        return r->nbreaks < q->nbreaks ? -1 : 1;
    if (r->held != q->held)
        return r->held > q->held ? -1 : 1;
    if (r->nterms != q->nterms)
        return r->nterms < q->nterms ? -1 : 1;
    if (r->rounded != q->rounded)
        return r->rounded < q->rounded ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static bool implied(struct relations *kept, const struct relation *r)
{
    for (int i = 0; i < kept->list.n && kept->list.n < FOLLOW_MAX; i++) {
        unsigned loose;
        if (relation_follows(r, kept->list.v[i], &loose)) {
            if (r->nbreaks == kept->list.v[i]->nbreaks)
                kept->list.v[i]->loose |= loose;
            return true;
        }
    }
    return false;
}

static struct relations *choose(struct search *s)
{
    int n = s->found->list.n;
    struct relations *kept = arena_new(s->arena, struct relations);
    struct ranked *ranked = arena_array(s->arena, struct ranked, n + 1);
    for (int i = 0; i < n; i++)
        ranked[i] = (struct ranked){ s->found->list.v[i], i };
    qsort(ranked, (size_t)n, sizeof *ranked, by_worth);
    for (int i = 0; i < n; i++)
        if (!implied(kept, ranked[i].relation))
            *vec_push(s->arena, &kept->list) = ranked[i].relation;
    return kept;
}

struct relations *relations_find(struct arena *a, const struct grid *g)
{
    struct search s = { .arena = a, .grid = g, .found = arena_new(a, struct relations) };
    choose_sample(&s);
    if (g->nlines < 2 || g->nterms < 2)
        return s.found;
    read_names(&s);
    try_threes(&s);
    if (g->of_rows) {
        try_sums_of_rows(&s, false);
        try_sums_of_rows(&s, true);
    } else {
        try_runs(&s);
        try_leaves(&s);
    }
    try_shares(&s);
    return choose(&s);
}
