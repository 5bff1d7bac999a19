/* fit.c: lines chosen over a whole paragraph
 *
 * A line costs the square of what it leaves over, in thousandths of the measure; all else is told in such squares too.
 * What a line costs depends on its two ends alone, so that the cheapest way to every chance, from left to right, gives
 * the cheapest paragraph. */
#include "typeset/fit.h"

#define OVERFULL 100000000000           /* dearer than 80 000 of the worst lines that fit */
#define LINE 100                        /* of two ways as good, that with fewer lines */
#define FULLEST 512                     /* starts tried for a line, the fullest first: linear time on the widest paper */
#define SHORT_EMS 3                     /* a last line that is shorter looks forgotten: about a short word */
#define SHORT (150 * 150)               /* what it costs */
#define JOINT (25 * 25)                 /* a break at a word's own hyphen or slash */

/* A hyphen is worth this much slack, in thousandths of the measure.  Ragged right bears much of it, and a table full of
 * parted words is hard to read: in narrow columns, where one word left over is a large part of the line, two fifths; in
 * running text a fifth. */
#define NARROW_EMS 20
#define NARROW_SLACK 420
#define WIDE_EMS 32
#define WIDE_SLACK 200

/* … a hyphen at the joint of a compound less, and inside a part of one more: in hundredths of what a hyphen costs. */
#define JOINT_WORTH 75
#define INNER_WORTH 450

struct way {
    int64_t cost;
    int64_t after;                      /* of the chance */
    int from;                           /* the chance where the last line starts */
};

struct fit {
    const struct chance *chances;
    int n;
    struct room room;
    int64_t hyphen;                     /* what it costs */
    struct way *ways;                   /* the cheapest to each chance */
};

/* To the end of a line that ends there, without a hyphen. */
static int64_t before(const struct chance *c)
{
    return c->more < 0 ? c->after + c->more : c->after;
}

int64_t fit_width(const struct chance *chances, int from, int to)
{
    return chances[to].after + chances[to].more - chances[from].after;
}

static int64_t hyphen_cost(const struct room *room)
{
    int64_t narrow = room->em * NARROW_EMS, wide = room->em * WIDE_EMS;
    int64_t slack = WIDE_SLACK;

    if (room->line <= narrow)
        slack = NARROW_SLACK;
    else if (room->line < wide)
        slack = NARROW_SLACK + (WIDE_SLACK - NARROW_SLACK) * (room->line - narrow) / (wide - narrow);
    return slack * slack;
}

/* The last line leaves over what it likes, but is not too short, and does not begin with the rest of a word. */
static int64_t last_line_cost(const struct fit *f, int from, int64_t width)
{
    int64_t cost = LINE;

    if (from > 0 && width < f->room.em * SHORT_EMS)
        cost += SHORT;
    if (f->chances[from].kind == CHANCE_HYPHEN)
        cost += SHORT;
    return cost;
}

/* A compound that is parted at a joint is read as easily as two words; one that is parted elsewhere, worse than a plain word. */
static int64_t hyphen_worth(const struct fit *f, const struct chance *end)
{
    return end->joint ? f->hyphen * JOINT_WORTH / 100 : end->inner ? f->hyphen * INNER_WORTH / 100 : f->hyphen;
}

/* Of a line that ends there, wherever it begins. */
static int64_t end_cost(const struct fit *f, const struct chance *end)
{
    if (end->kind == CHANCE_JOINT)
        return JOINT;
    return end->kind == CHANCE_HYPHEN ? hyphen_worth(f, end) + (end->edge ? f->hyphen / 2 : 0) : 0;
}

/* A line that ends at a chance, and the cheapest way there. */
struct end {
    int to;
    int64_t reach;                      /* from the start to its end */
    int64_t cost;                       /* end_cost */
    int64_t most;                       /* the cheapest way to a start that costs as much gives no cheaper way to here */
    bool hyphen, last;
    struct way best;
};

static int64_t line_cost(const struct fit *f, const struct end *e, int from, int64_t width, int64_t room)
{
    int64_t slack = room > 0 ? (room - width) * 1000 / room : 0;

    if (e->last)
        return last_line_cost(f, from, width);
    return LINE + slack * slack + e->cost + (e->hyphen && f->chances[from].kind == CHANCE_HYPHEN ? f->hyphen : 0);
}

static void try_line(const struct fit *f, struct end *e, int from)
{
    int64_t cost = f->ways[from].cost, room = from == 0 ? f->room.first : f->room.line, width = e->reach - f->ways[from].after;

    if (width > room && from < e->to - 1)
        return;
    cost += width <= room ? line_cost(f, e, from, width, room) : OVERFULL;
    if (e->best.from < 0 || cost < e->best.cost) {
        e->best.cost = cost;
        e->best.from = from;
        e->most = cost - LINE - e->cost;
    }
}

static struct end end_at(const struct fit *f, int to)
{
    const struct chance *c = &f->chances[to];

    return (struct end){ .to = to, .reach = c->after + c->more, .cost = to == f->n ? 0 : end_cost(f, c), .most = INT64_MAX, .hyphen = c->kind == CHANCE_HYPHEN, .last = to == f->n,
                         .best = { .from = -1, .after = c->after } };
}

static void find_ways(struct fit *f)
{
    int first = 0;                      /* the first chance whose line can reach this far */

    f->ways[0].after = f->chances[0].after;
    for (int to = 1; to <= f->n; to++) {
        struct end e = end_at(f, to);
        while (first < to - 1 && before(&f->chances[to]) - f->ways[first].after > f->room.line)
            first++;
        for (int from = first; from < to && from < first + FULLEST; from++)
            if (f->ways[from].cost < e.most)
                try_line(f, &e, from);
        if (f->ways[to - 1].cost < e.most)
            try_line(f, &e, to - 1);
        f->ways[to] = e.best;
    }
}

static int walk_back(const struct fit *f, int *ends)
{
    int lines = 0, i = 0;

    for (int to = f->n; to > 0; to = f->ways[to].from)
        lines++;
    for (int to = f->n; to > 0; to = f->ways[to].from)
        ends[lines - ++i] = to;
    return lines;
}

int fit_lines(struct arena *a, const struct chance *chances, int n, const struct room *room, int *ends)
{
    struct fit f = {.chances = chances, .n = n, .room = *room, .hyphen = hyphen_cost(room)};

    ends[0] = n;
    if (fit_width(chances, 0, n) <= room->first)
        return 1;
    f.ways = arena_array(a, struct way, n + 1);
    find_ways(&f);
    return walk_back(&f, ends);
}

/* --- counting --- */

/* The farthest chance that fits; the next one, when none does. */
static int farthest(const struct chance *c, int from, int n, int64_t width)
{
    int to = from + 1;

    for (int i = to; i <= n && before(&c[i]) - c[from].after <= width; i++)
        if (fit_width(c, from, i) <= width)
            to = i;
    return to;
}

int fit_count(const struct chance *chances, int n, int64_t width)
{
    int lines = 0;

    for (int at = 0; at < n; lines++)
        at = farthest(chances, at, n, width);
    return lines;
}
