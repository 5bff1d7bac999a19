/* explain.c: what explains a difference */

#include "figures/explain.h"

#include "figures/wide.h"

enum { DIGITS = 40 };

struct search {
    const struct explain_figure *figures;
    int n, decimals;
    wide difference;                /* what the terms give less what is written */
    wide slack;                     /* how much of it a mistake may leave */
    struct explanation best;
    int rank;                       /* of the best: doubt before cause */
};

static wide value(const struct search *s, int i)
{
    return wide_of(s->figures[i].figure, s->decimals);
}

/* ---- digits ---- */

static int digits_of(wide w, char out[DIGITS])
{
    int n = 0;
    for (w = wide_absolute(w); w && n < DIGITS; w /= 10)
        out[n++] = (char)(w % 10);
    return n;
}

static enum explain_cause compare_digits(wide written, wide right)
{
    char a[DIGITS], b[DIGITS];
    int n = digits_of(written, a), first = -1, differ = 0;
    if ((written < 0) != (right < 0) || !n || digits_of(right, b) != n)
        return EXPLAIN_NOTHING;
    for (int i = 0; i < n; i++)
        if (a[i] != b[i] && differ++ == 0)
            first = i;
    if (differ == 1)
        return EXPLAIN_DIGIT;
    return differ == 2 && a[first] == b[first + 1] && a[first + 1] == b[first] ? EXPLAIN_TRANSPOSED : EXPLAIN_NOTHING;
}

static bool is_shifted(wide written, wide right)
{
    for (int i = 0, by = 10; i < 3; i++, by *= 10)
        if (written && right && (written * by == right || written == right * by))
            return true;
    return false;
}

/* ---- candidates ---- */

/* Doubt counts first, then the kind of mistake; a wrong digit in the sum goes before one in a term. */
static int rank_of(const struct search *s, enum explain_cause cause, int blamed)
{
    int mistake = (EXPLAIN_DIGIT - cause) * 2 + (blamed == 0);
    return (int)s->figures[blamed].doubt * 100 + mistake + 1;
}

static void offer(struct search *s, enum explain_cause cause, int at, int blamed, wide right)
{
    int rank = rank_of(s, cause, blamed);
    bool beside_sum = rank == s->rank - 1 && s->best.at == 0 && s->best.cause == cause;     /* a term where the sum may be wrong as well */
    if (rank == s->rank || beside_sum) {
        if (s->best.others < EXPLAIN_OTHERS) {
            s->best.other[s->best.others].at = at;
            s->best.other[s->best.others].right = wide_decimal(right, s->decimals);
        }
        s->best.others++;
    }
    if (rank <= s->rank)
        return;
    s->rank = rank;
    s->best = (struct explanation){ .cause = cause, .at = at, .right = wide_decimal(right, s->decimals) };
}

/* What the sum did with a figure that it should have counted once, or not at all. */
static void try_count(struct search *s, int at)
{
    wide v = value(s, at) * (s->figures[at].factor ? s->figures[at].factor : 1), right = value(s, 0) + s->difference;
    if (wide_absolute(v) <= s->slack * 10)
        return;
    if (s->figures[at].factor && wide_absolute(s->difference - v) == s->slack)
        offer(s, EXPLAIN_LEFT_OUT, at, 0, right);
    if (s->figures[at].factor && wide_absolute(s->difference + v) == s->slack)
        offer(s, EXPLAIN_TWICE, at, 0, right);
    if (!s->figures[at].factor && wide_absolute(s->difference + v) == s->slack)
        offer(s, EXPLAIN_PART, at, 0, right);
}

static void try_right(struct search *s, int at, wide right)
{
    wide written = value(s, at);
    if (right == -written)
        offer(s, EXPLAIN_SIGN, at, at, right);
    else if (is_shifted(written, right))
        offer(s, EXPLAIN_SHIFTED, at, at, right);
    else if (s->figures[at].beside && right == wide_of(s->figures[at].other, s->decimals))
        offer(s, EXPLAIN_SWAPPED, at, at, right);
    else {
        enum explain_cause cause = compare_digits(written, right);
        if (cause != EXPLAIN_NOTHING)
            offer(s, cause, at, at, right);
    }
}

static void try_all(struct search *s, bool sum)
{
    for (int i = 0; i < s->n; i++) {
        wide change = -s->difference * s->figures[i].factor;
        if (i && sum)
            try_count(s, i);
        if (!s->figures[i].factor)
            continue;
        try_right(s, i, value(s, i) + change + s->slack);
        if (s->slack)
            try_right(s, i, value(s, i) + change - s->slack);
    }
}

struct explanation explain(const struct explain_figure *figures, int n, int tolerance, bool sum)
{
    struct search s = { .figures = figures, .n = n };
    for (int i = 0; i < n; i++) {
        int more = figures[i].figure.decimals, beside = figures[i].beside ? figures[i].other.decimals : 0;
        more = beside > more ? beside : more;
        s.decimals = more > s.decimals ? more : s.decimals;
    }
    for (int i = 0; i < n; i++)
        s.difference += value(&s, i) * figures[i].factor;
    for (; s.slack <= tolerance && !s.rank; s.slack++)
        try_all(&s, sum);
    return s.best;
}
