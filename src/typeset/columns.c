/* columns.c: how wide the columns of a table are
 *
 * The height of a table is the sum over its rows of the tallest cell.  A cell's lines are estimated by its text's length over its width,
 * which is smooth enough to follow downhill: portions of width go one by one to the column that lowers the estimate most.  Where there is not room for all
 * words whole, columns begin at what hyphenation leaves and broken words count as lines, so that the column with most text is not starved for one long
 * word in another.  Long tables are judged by a sample of their rows, evenly spread, so that the cost stays linear. */

#include "typeset/columns.h"

#define PORTIONS 160                /* steps in which what is left is dealt out */
#define SAMPLE 512                  /* rows that are looked at */
#define LINE 256                    /* one line, in the units of the estimate */
#define PARTED (LINE / 2)           /* what a cell costs whose longest word is parted all it can be: half a line of the table */

struct solver {
    const struct columns_problem *problem;
    length *widths;
    length portion;                 /* what is dealt out next */
    int sample, stride;
    int64_t *height, *after;        /* column by column, sample of each: estimated lines of a cell at its present width, and a portion wider */
    int64_t *words;                 /* of each column: what a portion gains in words that are not parted */
    int64_t *first, *second;        /* the tallest cell of each row, and the next */
};

/* Lines of a cell in a column's width: what is broken loses about half a line to ragged ends. */
static int64_t estimate(const struct solver *s, const struct column_text *cell, length width)
{
    length inner = width - s->problem->padding > 0 ? width - s->problem->padding : 1;
    if (cell->text <= 0)
        return 0;
    return cell->text <= inner ? LINE : (int64_t)cell->text * LINE / inner + LINE * 6 / 10;
}

/* What it costs that the cell's longest word is parted, whether the cell is the tallest of its row or not. */
static int64_t parted(const struct solver *s, int column, const struct column_text *cell, length width)
{
    length least = s->problem->needs[column].least;
    if (cell->text <= 0 || width >= cell->word || cell->word <= least)
        return 0;
    return (int64_t)PARTED * (cell->word - width) / (cell->word - least);
}

static const struct column_text *cell_text(const struct solver *s, int row, int column)
{
    return &s->problem->text[(size_t)row * (size_t)s->stride * (size_t)s->problem->n + (size_t)column];
}

/* A column's cells at its width: asked anew only when the width has changed, or the portion. */
static void measure_column(struct solver *s, int c)
{
    length width = s->widths[c], wider = width + s->portion;
    int64_t *height = s->height + c * s->sample, *after = s->after + c * s->sample;
    s->words[c] = 0;
    for (int r = 0; r < s->sample; r++) {
        const struct column_text *cell = cell_text(s, r, c);
        height[r] = estimate(s, cell, width);
        after[r] = estimate(s, cell, wider);
        s->words[c] += parted(s, c, cell, width) - parted(s, c, cell, wider);
    }
}

static void measure_rows(struct solver *s)
{
    for (int r = 0; r < s->sample; r++) {
        int64_t first = 0, second = 0;
        for (int c = 0; c < s->problem->n; c++) {
            int64_t h = s->height[c * s->sample + r], lower = h < first ? h : first;
            first = h > first ? h : first;
            second = lower > second ? lower : second;
        }
        s->first[r] = first;
        s->second[r] = second;
    }
}

/* What a portion for column c gains: lines of the table, words that are not parted, and a little for lines of the column alone, which leads over ties. */
static int64_t gain(const struct solver *s, int c)
{
    const int64_t *height = s->height + c * s->sample, *after = s->after + c * s->sample;
    int64_t rows = s->words[c], own = 0;
    for (int r = 0; r < s->sample; r++) {
        int64_t others = height[r] == s->first[r] ? s->second[r] : s->first[r];
        rows += s->first[r] - (after[r] > others ? after[r] : others);
        own += height[r] - after[r];
    }
    return rows * 16 + own;
}

static int best_column(const struct solver *s)
{
    int best = -1;
    int64_t most = 0;
    for (int c = 0; c < s->problem->n; c++) {
        if (s->problem->needs[c].fixed || s->widths[c] >= s->problem->needs[c].natural)
            continue;
        int64_t g = gain(s, c);
        if (g > most) {
            most = g;
            best = c;
        }
    }
    return best;
}

static void set_portion(struct solver *s, length portion)
{
    s->portion = portion;
    for (int c = 0; c < s->problem->n; c++)
        measure_column(s, c);
}

/* Deals out until nothing is gained; gives what is left. */
static length deal(struct solver *s, length left)
{
    if (left <= 0)
        return left;
    set_portion(s, left / PORTIONS > PT(1) ? left / PORTIONS : PT(1));
    while (left > 0) {
        if (s->portion > left)
            set_portion(s, left);
        measure_rows(s);
        int c = best_column(s);
        if (c < 0)
            break;
        length missing = s->problem->needs[c].natural - s->widths[c], given = missing < s->portion ? missing : s->portion;
        s->widths[c] += given;
        left -= given;
        measure_column(s, c);
    }
    return left;
}

static int64_t total(const length *widths, int n)
{
    int64_t sum = 0;
    for (int i = 0; i < n; i++)
        sum += widths[i];
    return sum;
}

/* Figure columns look best alike: the narrower ones grow towards the widest, evenly, as far as there is room. */
static length even_figures(const struct columns_problem *p, length *widths, length left)
{
    length widest = 0, missing = 0;
    for (int i = 0; i < p->n; i++)
        if (p->needs[i].figures && !p->needs[i].fixed && widths[i] > widest)
            widest = widths[i];
    for (int i = 0; i < p->n; i++)
        if (p->needs[i].figures && !p->needs[i].fixed)
            missing += widest - widths[i];
    if (!missing)
        return left;
    length give = left < missing ? left : missing;
    for (int i = 0; i < p->n; i++)
        if (p->needs[i].figures && !p->needs[i].fixed)
            widths[i] += (length)((int64_t)(widest - widths[i]) * give / missing);
    return left - give;
}

/* What nobody needs is shared by width, so that the table fills the measure. */
static void share(const struct columns_problem *p, length *widths, length left)
{
    length sum = 0, given = 0;
    int last = -1;
    for (int i = 0; i < p->n; i++)
        if (!p->needs[i].fixed)
            sum += widths[last = i];
    for (int i = 0; i < p->n && sum; i++)
        if (!p->needs[i].fixed) {
            length part = i == last ? left - given : (length)((int64_t)left * widths[i] / sum);
            widths[i] += part;
            given += part;
        }
}

static length parted_of(const struct column_need *need)
{
    return need->parted > need->least ? need->parted : need->least;
}

static length whole_of(const struct column_need *need)
{
    return need->whole > need->word ? need->whole : need->word;
}

static length word_of(const struct column_need *need)
{
    return need->word;
}

static length least_of(const struct column_need *need)
{
    return need->least;
}

/* Words would be whole but for a min-width: what it takes is taken from as few columns as can be, and the others keep theirs. */
static void keep_words(const struct columns_problem *p, length *widths)
{
    int64_t own = 0, left = p->available - total(widths, p->n);
    for (int i = 0; i < p->n; i++)
        own += p->needs[i].fixed ? p->needs[i].fixed : p->needs[i].own;
    for (int best = 0; best >= 0 && own <= p->available; ) {
        length least = 0;
        best = -1;
        for (int i = 0; i < p->n; i++) {
            length missing = p->needs[i].fixed ? 0 : word_of(&p->needs[i]) - widths[i];
            if (missing > 0 && missing <= left && (best < 0 || missing < least)) {
                best = i;
                least = missing;
            }
        }
        if (best >= 0) {
            widths[best] += least;
            left -= least;
        }
    }
}

/* What all columns begin with, if there is room for it in all: symbols with their words, words, words of heads parted once at most; else what they need at least. */
static bool start(const struct columns_problem *p, length *widths)
{
    static length (*const wishes[])(const struct column_need *) = { whole_of, word_of, parted_of, least_of };
    bool room = false;
    for (size_t k = 0; !room && k < sizeof wishes / sizeof *wishes; k++) {
        for (int i = 0; i < p->n; i++)
            widths[i] = p->needs[i].fixed ? p->needs[i].fixed : wishes[k](&p->needs[i]);
        room = total(widths, p->n) <= p->available;
    }
    if (room)
        keep_words(p, widths);
    return room;
}

/* Columns of one kind under a head of theirs are alike, when that breaks no line. */
static void even_groups(const struct columns_problem *p, length *widths)
{
    for (int first = 0, end; first < p->n; first = end) {
        const struct column_need *need = &p->needs[first];
        length sum = 0, natural = 0;
        bool alike = need->group > 0;
        for (end = first; end < p->n && p->needs[end].group == need->group; end++) {
            alike = alike && !p->needs[end].fixed && p->needs[end].figures == need->figures;
            natural = p->needs[end].natural > natural ? p->needs[end].natural : natural;
            sum += widths[end];
        }
        if (!alike || (int64_t)natural * (end - first) > sum)
            continue;
        for (int i = first, n = end - first; i < end; i++, n--) {
            widths[i] = sum / n;
            sum -= widths[i];
        }
    }
}

bool columns_solve(struct arena *a, const struct columns_problem *p, length *widths)
{
    struct solver s = { .problem = p, .widths = widths };
    if (!start(p, widths))
        return false;
    s.stride = p->rows / SAMPLE + 1;
    s.sample = p->rows ? (p->rows - 1) / s.stride + 1 : 0;
    s.height = arena_array(a, int64_t, s.sample * p->n + 1);
    s.after = arena_array(a, int64_t, s.sample * p->n + 1);
    s.words = arena_array(a, int64_t, p->n);
    s.first = arena_array(a, int64_t, s.sample + 1);
    s.second = arena_array(a, int64_t, s.sample + 1);
    length left = deal(&s, (length)(p->available - total(widths, p->n)));
    if (p->full) {
        left = even_figures(p, widths, left);
        share(p, widths, left);
    }
    even_groups(p, widths);
    return true;
}
