/* prose.c: figures in texts that stand in no table of their chapter
 *
 * A figure followed by kr, tkr, mnkr, mdkr or % stands in a table when a cell has it without regard to signs, in its own unit or after conversion, rounded to the decimals of the text.
 * A chapter is what a heading of level 1 begins. */

#include "check/prose.h"

#include <string.h>
#include "base/utf8.h"
#include "document/figures.h"
#include "figures/unit.h"

struct chapter {
    struct report_check *c;
    int first, end;                 /* of c->taken: the blocks that stand in it */
    bool open;                      /* the last of them goes on in the next one */
};

/* A figure of a text. */
struct quantity {
    struct decimal figure;
    int power;                      /* of its unit; -1: per cent */
};

/* ---- reading ---- */

static size_t group_space(const char *s)
{
    static const char *const spaces[] = { " ", "\u00A0", "\u202F", "\u2009" };
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (strncmp(s, spaces[i], strlen(spaces[i])) == 0)
            return strlen(spaces[i]);
    return 0;
}

static int digits(const char *s)
{
    int n = 0;
    while (s[n] >= '0' && s[n] <= '9')
        n++;
    return n;
}

static bool take(struct decimal *d, const char *s, int n)
{
    for (int i = 0; i < n; i++)
        if (__builtin_mul_overflow(d->value, 10, &d->value) || __builtin_add_overflow(d->value, s[i] - '0', &d->value))
            return false;
    return true;
}

/* Bytes of the figure at s, 1 234,5; 0: none, or one with too many digits. */
static size_t read_figure(const char *s, struct decimal *d)
{
    const char *at = s;
    int n = digits(at);
    *d = (struct decimal){ 0, 0 };
    bool room = n && take(d, at, n);
    at += n;
    while (room && n <= 3 && group_space(at) && digits(at + group_space(at)) == 3) {
        at += group_space(at);
        room = take(d, at, 3);
        at += 3;
    }
    n = room && *at == ',' ? digits(at + 1) : 0;
    if (n) {
        room = n <= 9 && take(d, at + 1, n);
        d->decimals = n;
        at += n + 1;
    }
    return room ? (size_t)(at - s) : 0;
}

static bool begins(const char *text, const char *s)
{
    return s == text || !((s[-1] >= '0' && s[-1] <= '9') || strchr(",.:/", s[-1]) || ((s[-1] | 32) >= 'a' && (s[-1] | 32) <= 'z'));
}

/* ---- looking for it ---- */

static __int128 power_of_ten(int n)
{
    __int128 power = 1;
    while (n-- > 0)
        power *= 10;
    return power;
}

/* The cell in the unit of the text, rounded to the decimals of the text. */
static bool is_same(struct decimal cell, struct decimal said, int shift)
{
    if (cell.decimals > 9 || said.value > INT64_MAX / 2)
        return false;
    __int128 value = decimal_absolute(cell).value, other = said.value, unit = 1;
    value *= power_of_ten((shift > 0 ? shift : 0) + said.decimals);
    unit *= power_of_ten((shift < 0 ? -shift : 0) + cell.decimals);
    other *= unit;
    __int128 apart = value > other ? value - other : other - value;
    return 2 * apart <= unit;
}

/* A cell of another unit, or of none that is known, may mean it too. */
static bool cell_says(const struct taken *t, const struct sheet_cell *cell, const struct quantity *q, int row, int column)
{
    for (int shift = -9; shift <= 9; shift += 3) {
        if (!is_same(cell->figure, q->figure, shift))
            continue;
        const char *unit = taken_unit(t, row, column);
        int power = unit_power(unit);
        if (q->power < 0 ? !shift && power < 0 : power == q->power + shift || (power < 0 && *unit != '%'))
            return true;
    }
    return false;
}

static bool stands(const struct chapter *chapter, const struct quantity *q)
{
    for (int i = chapter->first; i < chapter->end; i++) {
        const struct sheet *s = chapter->c->sheets[i];
        for (int k = 0; k < s->nrows * s->ncolumns; k++)
            if (s->cells[k].kind == SHEET_FIGURE && cell_says(chapter->c->taken->list.v[i], &s->cells[k], q, k / s->ncolumns, k % s->ncolumns))
                return true;
    }
    return false;
}

static void tell(const struct chapter *chapter, const char *words, struct place place)
{
    struct report_check *c = chapter->c;
    finding_add(&c->findings, MSG_CHECK_PROSE_FIGURE, place_of_sign(place, words), words, words);
}

static void check_text(const struct chapter *chapter, const char *text, struct place place)
{
    for (const char *s = text; *s; ) {
        struct quantity q = { .power = -1 };
        size_t n = *s >= '0' && *s <= '9' && begins(text, s) ? read_figure(s, &q.figure) : 0;
        size_t space = n ? group_space(s + n) : 0, unit = n ? unit_length(s + n + space, &q.power) : 0;
        if (unit && q.figure.value && !stands(chapter, &q))
            tell(chapter, arena_strndup(chapter->c->arena, s, n + space + unit), place);
        s += n ? n : 1;
    }
}

/* ---- texts and chapters ---- */

static void add_inline(const struct node *n, struct buffer *out)
{
    for (const struct node *child = n->first; child; child = child->next) {
        if (child->kind == NODE_TEXT && child->text && !child->raised && !child->cited)
            buffer_add(out, child->text);
        else if (child->kind == NODE_LINK)
            add_inline(child, out);
        else
            buffer_add(out, "\uFFFC");
    }
}

static void check_node(const struct chapter *chapter, const struct node *n)
{
    struct buffer text = { 0 };
    if (n->kind == NODE_TABLE || n->kind == NODE_FIGURE || n->kind == NODE_LEGEND || n->kind == NODE_COVER)
        return;
    if (n->first && n->first->kind >= NODE_TEXT) {
        add_inline(n, &text);
        check_text(chapter, text.s ? text.s : "", n->place);
        buffer_done(&text);
        return;
    }
    for (const struct node *child = n->first; child; child = child->next)
        check_node(chapter, child);
}

static bool begins_chapter(const struct node *n)
{
    const struct node *heading = node_heading(n);
    return heading && heading->number == 1;
}

/* The blocks that begin in a chapter, and one that began before it and goes on. */
static void find_blocks(struct chapter *chapter, const struct node *first, const struct node *end)
{
    const struct taken_list *taken = chapter->c->taken;
    int i = chapter->end;
    chapter->first = chapter->open ? i - 1 : i;
    for (const struct node *n = first; n != end; n = n->next) {
        for (; i < taken->list.n && (!taken->list.v[i]->first || taken->list.v[i]->first == n); i++)
            chapter->open = taken->list.v[i]->first != NULL;
        if (i && taken->list.v[i - 1]->last == n)
            chapter->open = false;
    }
    chapter->end = i;
}

void check_prose(struct report_check *c)
{
    struct chapter chapter = { .c = c };
    for (const struct node *first = c->document->first; first; ) {
        const struct node *end = first->next;
        while (end && !begins_chapter(end))
            end = end->next;
        find_blocks(&chapter, first, end);
        for (const struct node *n = first; n != end; n = n->next)
            check_node(&chapter, n);
        first = end;
    }
}
