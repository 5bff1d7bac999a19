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
    int from;                           /* the chance where the last line starts */
};

struct fit {
    const struct chance *chances;
    int n;
    struct room room;
    int64_t hyphen;                     /* what it costs */
    struct way *ways;                   /* the cheapest to each chance */
};

int64_t fit_width(const struct chance *chances, int from, int to)
{
    return chances[to].before + chances[to].hyphen - chances[from].after;
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

static int64_t end_cost(const struct fit *f, int from, int to)
{
    const struct chance *end = &f->chances[to];

    if (end->kind == CHANCE_JOINT)
        return JOINT;
    if (end->kind != CHANCE_HYPHEN)
        return 0;
    return hyphen_worth(f, end) + (end->edge ? f->hyphen / 2 : 0) + (f->chances[from].kind == CHANCE_HYPHEN ? f->hyphen : 0);
}

static int64_t line_cost(const struct fit *f, int from, int to, int64_t room)
{
    int64_t width = fit_width(f->chances, from, to);
    int64_t slack = room > 0 ? (room - width) * 1000 / room : 0;

    if (to == f->n)
        return last_line_cost(f, from, width);
    return LINE + slack * slack + end_cost(f, from, to);
}

static void try_line(struct fit *f, int from, int to)
{
    if (f->ways[to].from >= 0 && f->ways[from].cost + LINE >= f->ways[to].cost)
        return;                         /* no line costs less than LINE */

    int64_t room = from == 0 ? f->room.first : f->room.line;
    bool fits = fit_width(f->chances, from, to) <= room;
    int64_t cost = f->ways[from].cost;

    if (!fits && from < to - 1)
        return;
    cost += fits ? line_cost(f, from, to, room) : OVERFULL;
    if (f->ways[to].from < 0 || cost < f->ways[to].cost)
        f->ways[to] = (struct way){cost, from};
}

static void find_ways(struct fit *f)
{
    const struct chance *c = f->chances;
    int first = 0;                      /* the first chance whose line can reach this far */

    for (int to = 1; to <= f->n; to++) {
        f->ways[to].from = -1;
        while (first < to - 1 && c[to].before - c[first].after > f->room.line)
            first++;
        for (int from = first; from < to && from < first + FULLEST; from++)
            try_line(f, from, to);
        try_line(f, to - 1, to);
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

    for (int i = to; i <= n && c[i].before - c[from].after <= width; i++)
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
