/* relation.c: how well a relation holds */

#include "figures/relation.h"

#include <stdlib.h>
#include <string.h>

#define DISTINCT_MAX 16             /* lines of evidence that a new one is held against */
#define MARGIN (12 * 8)             /* bits beyond those of the choice, in eighths */
#define SURE (20 * 8)               /* and those that an error wants */
#define UNSAID (10 * 8)             /* and those that an average wants that is not called one */
#define FEW (5 * 8)                 /* and those that two lines want */

#define VALUE_MOST (INT64_MAX / 4)

typedef __int128 wide;

static wide magnitude(wide v)
{
    return v < 0 ? -v : v;
}

/* log2 in eighths. */
static int log2_of(uint64_t v)
{
    int floor = 63 - __builtin_clzll(v | 1);
    uint64_t rest = floor >= 3 ? v >> (floor - 3) : v << (3 - floor);
    return v ? floor * 8 + (int)(rest & 7) : 0;
}

/* What a line tells in which something m long is met within a tolerance. */
static int bits_of(int64_t m, int64_t tolerance)
{
    int64_t chance = 2 * m / (2 * tolerance + 1);
    int bits = chance > 1 ? log2_of((uint64_t)chance) : 0;
    return bits > 14 * 8 ? 14 * 8 : bits;
}

/* What stands in the cells of one line. */
struct line_cells {
    int64_t target, sum, low, high, largest[3];
    int fine, coarse;               /* decimals: the most and the fewest that a figure shows */
    bool none, soft, hollow;        /* a cell without figure; an empty one or a dash; the target is one */
    int blank;                      /* cells that are empty or a dash */
};

static void take_size(struct line_cells *c, int64_t value)
{
    int64_t m = value < 0 ? -value : value;
    for (int i = 0; i < 3; i++)
        if (m > c->largest[i]) {
            int64_t smaller = c->largest[i];
            c->largest[i] = m;
            m = smaller;
        }
}

static int64_t take_cell(struct line_cells *c, const struct grid *g, size_t at)
{
    int shown = g->shown[at];
    c->none |= shown == GRID_NONE;
    c->soft |= shown == GRID_EMPTY || shown == GRID_NIL;
    c->blank += shown == GRID_EMPTY || shown == GRID_NIL;
    if (shown >= 0) {
        c->fine = shown > c->fine ? shown : c->fine;
        c->coarse = shown < c->coarse ? shown : c->coarse;
    }
    take_size(c, g->values[at]);
    return g->values[at];
}

static struct line_cells read_cells(const struct relation *r, int line)
{
    const struct grid *g = r->grid;
    struct line_cells c = { .coarse = 18, .low = INT64_MAX, .high = INT64_MIN };
    c.target = take_cell(&c, g, grid_index(g, line, r->target));
    c.hollow = g->shown[grid_index(g, line, r->target)] < 0;
    for (int i = 0; i < r->nterms && !c.none; i++) {
        int64_t v = take_cell(&c, g, grid_index(g, line, r->terms[i].at));
        c.sum += v * r->terms[i].sign;
        c.low = v < c.low ? v : c.low;
        c.high = v > c.high ? v : c.high;
    }
    if (c.coarse > c.fine)
        c.coarse = c.fine;
    return c;
}

/* Units that a sum of so many terms may be off by. */
static int64_t tolerance_of(const struct relation *r)
{
    return r->kind == RELATION_AVERAGE || r->nterms <= 2 ? 1 : (r->nterms + 1) / 2;
}

static struct relation_reading judge(struct relation_reading done, wide off, wide strict, wide loose)
{
    done.verdict = magnitude(off) <= strict ? VERDICT_HOLDS : magnitude(off) <= loose ? VERDICT_NEAR : VERDICT_BREAKS;
    return done;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static struct relation_reading read_linear(const struct relation *r, const struct line_cells *c)
{
    const int64_t *power = r->grid->power, units = tolerance_of(r), n = r->kind == RELATION_AVERAGE ? r->nterms : 1;
    int64_t fine = power[c->fine], off = c->target * n - c->sum, strict = fine * units * n;
    struct relation_reading done = { .off = off / n };
    int64_t size = n > 1 ? least(c->high - c->low, 2 * (c->target < 0 ? -c->target : c->target)) : c->largest[2];
    done = judge(done, off, strict, power[c->coarse] * units * n);
    done.bits = bits_of(size / fine, units);
    done.exact_bits = n == 1 ? bits_of(size / fine, 0) : done.bits;
    done.turned = done.verdict == VERDICT_BREAKS && n == 1 && c->target && magnitude((wide)c->target + c->sum) <= strict;
    return done;
}

/* The target is 100 part / whole; the figures themselves are rounded too. */
static struct relation_reading read_share(const struct relation *r, int64_t target, int64_t part, int64_t whole, const struct line_cells *c, int target_shown)
{
    const struct grid *g = r->grid;
    struct relation_reading done = { 0 };
    const wide hundred = (wide)100 * g->power[0], unit = g->power[target_shown];
    if (!whole || magnitude(target) > hundred * 100)
        return done;
    wide off = (wide)target * whole - hundred * part, strict = unit * magnitude(whole);
    wide loose = strict + (hundred + magnitude(target)) * g->power[c->coarse] / 2;
    done = judge(done, off, strict, loose);
    done.off = (int64_t)(off / whole);
    int64_t m = target < 0 ? -target : target, rest = (int64_t)magnitude((wide)m - hundred);
    done.bits = r->kind != RELATION_CHANGE && rest < m ? bits_of(rest / (int64_t)unit, 1) : bits_of(m / (int64_t)unit, 1);
    return done;
}

struct relation_reading relation_read(const struct relation *r, int line)
{
    const struct grid *g = r->grid;
    struct relation_reading done = { 0 };
    struct line_cells c = read_cells(r, line);
    if (c.none)
        return done;
    if (r->kind <= RELATION_AVERAGE) {
        done = read_linear(r, &c);
    } else if (!c.soft) {
        int64_t first = g->values[grid_index(g, line, r->terms[0].at)];
        int64_t second = r->kind == RELATION_PORTION ? g->values[grid_index(g, r->whole, r->terms[0].at)] : g->values[grid_index(g, line, r->terms[1].at)];
        done = read_share(r, c.target, r->kind == RELATION_CHANGE ? first - second : first, second, &c, g->shown[grid_index(g, line, r->target)]);
    }
    done.soft = c.soft && (r->nterms < 4 || c.hollow || 2 * c.blank > r->nterms);       /* nothing in a long sum is 0 */
    if (r->kind > RELATION_AVERAGE)
        done.exact_bits = done.bits;
    if (c.hollow && done.verdict == VERDICT_BREAKS)
        done.verdict = VERDICT_NONE;
    return done;
}

/* ---- all lines ---- */

/* Lines of shares apart from others, and lines with empty cells apart from full ones: a relation may hold in the ones and not be meant for the others. */
struct bucket {
    int held, broken, turned, evidence, bits, best;
    int exact_bits, exact_best;     /* if nothing may be off by rounding */
    bool counts;
};

struct weighing {
    struct bucket buckets[4];
    int distinct[DISTINCT_MAX], ndistinct;
    bool rounded;                   /* a line is off by rounding */
    bool near, gross;               /* a line is by what the figures' own rounding gives; one breaks by more than a share's may be off when taken of a like column */
    int64_t off, most_off;          /* of lines that break: their sum, and the most of one */
    int breaking[2], nbreaking;     /* the first two of them */
};

static int bucket_at(const struct relation *r, int line, bool soft)
{
    return (r->grid->share[line] ? 1 : 0) + (soft ? 2 : 0);
}

static bool proportional(const struct relation *r, int line, int other)
{
    const struct grid *g = r->grid;
    wide a = g->values[grid_index(g, line, r->target)], b = g->values[grid_index(g, other, r->target)];
    for (int i = 0; i < r->nterms; i++) {
        wide x = g->values[grid_index(g, line, r->terms[i].at)], y = g->values[grid_index(g, other, r->terms[i].at)];
        wide slack = (magnitude(a) + magnitude(b) + magnitude(x) + magnitude(y)) / 8;
        if (magnitude(a * y - b * x) > slack)
            return false;
    }
    return true;
}

static bool repeats(const struct relation *r, const struct weighing *w, int line)
{
    for (int i = 0; i < w->ndistinct; i++)
        if (proportional(r, line, w->distinct[i]))
            return true;
    return false;
}

static void weigh_line(const struct relation *r, struct weighing *w, int line)
{
    struct relation_reading reading = relation_read(r, line);
    struct bucket *b = &w->buckets[bucket_at(r, line, reading.soft)];
    b->broken += reading.verdict == VERDICT_BREAKS;
    b->turned += reading.turned;
    w->near |= reading.verdict == VERDICT_NEAR;
    if (reading.verdict == VERDICT_BREAKS) {
        int64_t off = reading.off < 0 ? -reading.off : reading.off;
        w->off += w->off < VALUE_MOST && w->off > -VALUE_MOST ? reading.off : 0;
        w->most_off = off > w->most_off ? off : w->most_off;
        w->gross |= off > 2 * r->grid->power[r->grid->shown[grid_index(r->grid, line, r->target)]];
        if (w->nbreaking < 2)
            w->breaking[w->nbreaking++] = line;
    }
    if (reading.verdict != VERDICT_HOLDS)
        return;
    b->held++;
    w->rounded |= reading.off && r->kind == RELATION_SUM;
    if (reading.exact_bits < 8 || repeats(r, w, line))
        return;
    b->evidence++;
    if (b->exact_bits < 1 << 20) {
        b->bits += reading.bits;
        b->exact_bits += reading.exact_bits;
    }
    b->best = reading.bits > b->best ? reading.bits : b->best;
    b->exact_best = reading.exact_bits > b->exact_best ? reading.exact_bits : b->exact_best;
    if (w->ndistinct < DISTINCT_MAX)
        w->distinct[w->ndistinct++] = line;
}

/* Two signs in one table are a convention, not a fault. */
static int broken_of(const struct bucket *b)
{
    return b->turned >= 2 && b->turned == b->broken ? 0 : b->broken;
}

static struct bucket all_that_count(const struct relation *r, struct weighing *w)
{
    struct bucket all = { 0 };
    for (int i = 0; i < 4; i++) {
        struct bucket *b = &w->buckets[i];
        int broken = broken_of(b), least = i < 2 ? 2 : 3, fuller = i < 2 ? b[2].evidence : b[-2].evidence;
        b->counts = b->evidence && b->evidence + (broken ? 0 : fuller) >= least && (b->held > 2 * broken - (i < 2) || (i < 2 && broken == 2 && b->held >= 2)) && (i < 2 || broken <= 1);
        if (!b->counts)
            continue;
        if (r->kind == RELATION_SUM && !w->rounded) {
            b->bits = b->exact_bits;
            b->best = b->exact_best;
        }
        all.held += b->held;
        all.broken += broken;
        all.turned += b->turned;
        all.evidence += b->evidence;
        all.bits += b->bits;
        all.best = b->best > all.best ? b->best : all.best;
    }
    return all;
}

/* What it takes to choose the relation, and the lines that break it. */
static int price(int64_t tried, int lines, int broken)
{
    int bits = log2_of((uint64_t)tried) + MARGIN;
    for (int i = 0; i < broken; i++)
        bits += log2_of((uint64_t)((lines - i) / (i + 1) + 1));
    return bits;
}

/* The two lines are as far apart in this term as they are off. */
static bool swapped_at(const struct relation *r, const struct weighing *w, int at, int64_t slack)
{
    const struct grid *g = r->grid;
    wide apart = magnitude((wide)g->values[grid_index(g, w->breaking[0], at)] - g->values[grid_index(g, w->breaking[1], at)]);
    return magnitude(apart - w->most_off * (r->kind == RELATION_AVERAGE && at != r->target ? r->nterms : 1)) <= slack;
}

/* Two lines that break it by as much up as down: two cells have changed places, which chance does as seldom as it fits another line. */
static int bits_of_swap(const struct relation *r, const struct weighing *w, const struct bucket *all)
{
    int64_t slack = 2 * r->grid->power[r->grid->decimals];
    if (all->broken != 2 || w->off > slack || w->off < -slack || w->most_off <= 4 * slack)
        return 0;
    bool swap = swapped_at(r, w, r->target, slack);
    for (int i = 0; i < r->nterms && !swap; i++)
        swap = swapped_at(r, w, r->terms[i].at, slack);
    return swap ? bits_of(w->most_off, slack) : 0;
}

static bool says_average(const struct relation *r)
{
    const char *name = grid_term_name(r->grid, r->target);
    return strstr(name, "edel") || strstr(name, "nitt");
}

static bool believed(const struct relation *r, const struct weighing *w, const struct bucket *all, int64_t tried)
{
    int cost = price(tried, all->held + all->broken, all->broken) + (r->kind == RELATION_AVERAGE && !says_average(r) ? UNSAID : 0), swap = bits_of_swap(r, w, all);
    if (r->kind > RELATION_AVERAGE && all->broken && w->near && !w->gross)
        return false;
    if (swap)
        return all->evidence >= 2 && all->bits + swap >= cost;
    if (all->bits < cost)
        return false;
    if (all->broken > 1)
        return all->held >= (all->broken > 2 ? 5 : 2) * all->broken + 1 && all->evidence >= 2 * all->broken;
    return all->evidence >= 3 || (r->grid->of_rows && all->evidence == 2 && all->bits >= cost + FEW);
}

static void note_breaks(struct relation *r, const struct weighing *w)
{
    for (int line = 0; line < r->grid->nlines; line++) {
        struct relation_reading reading = relation_read(r, line);
        const struct bucket *b = &w->buckets[bucket_at(r, line, reading.soft)];
        if (!b->counts || reading.verdict == VERDICT_NONE)
            continue;
        bool breaks = reading.verdict == VERDICT_BREAKS && broken_of(b);
        r->checked++;
        r->held += !breaks;
        if (!breaks && reading.off && r->kind == RELATION_SUM) {
            r->rounded++;
            r->slack = (struct relation_break){ line, reading.off, false };
        }
        if (breaks && r->nbreaks++ < RELATION_BREAKS_MAX)
            r->breaks[r->nbreaks - 1] = (struct relation_break){ line, reading.off, reading.turned };
    }
}

bool relation_weigh(struct relation *r, int64_t tried)
{
    struct weighing w = { 0 };
    for (int line = 0; line < r->grid->nlines; line++)
        weigh_line(r, &w, line);
    struct bucket all = all_that_count(r, &w);
    if (!believed(r, &w, &all, tried))
        return false;
    r->evidence = all.evidence;
    r->bits = all.bits;
    r->checked = r->held = r->rounded = r->nbreaks = 0;
    r->soft = w.buckets[2].counts || w.buckets[3].counts;
    int cost = price(tried, all.held + all.broken, all.broken);
    r->sure = all.evidence >= 5 * all.broken && all.held > 12 * (all.broken - 1) && all.bits >= cost + SURE && (!all.turned || all.held >= 10);
    note_breaks(r, &w);
    /* What would be seen if one of the lines that hold broke. */
    struct bucket less = all;
    less.bits -= all.best;
    less.evidence--;
    less.held--;
    less.broken++;
    r->covers[0] = w.buckets[0].evidence >= 3, r->covers[1] = w.buckets[1].evidence >= 3;
    r->covers[2] = w.buckets[2].evidence >= 4 && !w.buckets[2].broken, r->covers[3] = w.buckets[3].evidence >= 4 && !w.buckets[3].broken;
    for (int i = 0; i < 4; i++)
        r->covers[i] &= w.buckets[i].counts && believed(r, &w, &less, tried);
    return true;
}

bool relation_covers(const struct relation *r, int line)
{
    struct relation_reading reading = relation_read(r, line);
    return reading.verdict == VERDICT_HOLDS && r->covers[bucket_at(r, line, reading.soft)];
}

/* ---- two relations ---- */

#define COEFFICIENTS_MAX 200

struct coefficients {
    struct { int at, factor; } v[COEFFICIENTS_MAX];
    int n;
};

static void add_factor(struct coefficients *c, int at, int factor)
{
    for (int i = 0; i < c->n; i++)
        if (c->v[i].at == at) {
            c->v[i].factor += factor;
            return;
        }
    c->v[c->n].at = at;
    c->v[c->n++].factor = factor;
}

static void add_relation(struct coefficients *c, const struct relation *r, int factor)
{
    add_factor(c, r->target, factor * (r->kind == RELATION_AVERAGE ? r->nterms : 1));
    for (int i = 0; i < r->nterms; i++)
        add_factor(c, r->terms[i].at, -factor * r->terms[i].sign);
}

/* One is several times the other: a yearly sum and the average of its months. */
static bool two_unequal(const struct coefficients *c)
{
    int factors[2], n = 0;
    for (int i = 0; i < c->n; i++)
        if (c->v[i].factor && n++ < 2)
            factors[n - 1] = abs(c->v[i].factor);
    return n == 2 && factors[0] != factors[1];
}

/* Lines in which the difference of the two relations is more than that two columns are equal, or some empty. */
static int telling_lines(const struct relation *r, const struct coefficients *c)
{
    const struct grid *g = r->grid;
    int telling = 0;
    bool unequal = two_unequal(c);
    for (int line = 0; line < g->nlines && telling < 2; line++) {
        struct line_cells cells = { .coarse = 18 };
        for (int i = 0; i < c->n; i++)
            if (c->v[i].factor)
                take_cell(&cells, g, grid_index(g, line, c->v[i].at));
        int64_t size = cells.largest[unequal ? 1 : 2];
        telling += !cells.none && relation_read(r, line).verdict == VERDICT_HOLDS && size > 2 * g->power[cells.fine];
    }
    return telling;
}

/* Terms of the known relation that stand in the difference: another one might stand for them. */
static unsigned loose_terms(const struct relation *known, const struct coefficients *c)
{
    unsigned loose = 0;
    for (int i = 0; i < c->n; i++) {
        if (!c->v[i].factor)
            continue;
        loose |= known->target == c->v[i].at ? 1u : 0;
        for (int t = 0; t < known->nterms && t < 31; t++)
            loose |= known->terms[t].at == c->v[i].at ? 1u << (t + 1) : 0;
    }
    return loose;
}

bool relation_follows(const struct relation *r, const struct relation *known, unsigned *loose)
{
    *loose = 0;
    if (r->grid != known->grid)
        return false;
    if (r->kind > RELATION_AVERAGE || known->kind > RELATION_AVERAGE)
        return r->kind > RELATION_AVERAGE && known->kind > RELATION_AVERAGE && r->target == known->target;
    if (r->nterms + known->nterms + 2 > COEFFICIENTS_MAX)
        return false;
    for (int sign = -1; sign <= 1; sign += 2) {
        struct coefficients c = { .n = 0 };
        add_relation(&c, r, 1);
        add_relation(&c, known, sign);
        if (c.n == r->nterms + known->nterms + 2 || telling_lines(r, &c) >= 2)
            continue;
        *loose = loose_terms(known, &c);
        return true;
    }
    return false;
}

/* ---- words ---- */

static const char *add_terms(struct arena *a, const struct relation *r)
{
    const char *text = "";
    for (int i = 0; i < r->nterms; i++) {
        const char *sign = r->terms[i].sign < 0 ? i ? " - " : "-" : i ? " + " : "";
        if (r->nterms > 6 && i == 2) {
            text = arena_printf(a, "%s + ...", text);
            i = r->nterms - 2;
            continue;
        }
        text = arena_printf(a, "%s%s%s", text, sign, grid_term_name(r->grid, r->terms[i].at));
    }
    return text;
}

const char *relation_text(struct arena *a, const struct relation *r)
{
    const struct grid *g = r->grid;
    const char *target = grid_term_name(g, r->target), *first = grid_term_name(g, r->terms[0].at);
    switch (r->kind) {
    case RELATION_AVERAGE:
        return arena_printf(a, "%s = average of %s", target, add_terms(a, r));
    case RELATION_SHARE:
        return arena_printf(a, "%s = %s in per cent of %s", target, first, grid_term_name(g, r->terms[1].at));
    case RELATION_CHANGE:
        return arena_printf(a, "%s = change from %s to %s, in per cent", target, grid_term_name(g, r->terms[1].at), first);
    case RELATION_PORTION:
        return arena_printf(a, "%s = %s in per cent of %s", target, first, grid_line_name(g, r->whole));
    default:
        return arena_printf(a, "%s = %s", target, add_terms(a, r));
    }
}
