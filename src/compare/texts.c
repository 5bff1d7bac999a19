/* texts.c: the prose of two reports, word by word
 *
 * Paragraphs, headings and items of lists that come from text files.  Those that are the same are found first; between them words are held against words, and a run of words that is not the
 * same is one change.  A paragraph that only stands elsewhere has moved. */

#include "compare/compare.h"

#include <string.h>
#include "compare/sequence.h"

struct passage {                    /* a paragraph or heading */
    const struct node *node;
    const char *text;
    const char *heading;            /* that it stands under, or is */
    int number;                     /* equal passages have equal numbers */
};

struct passages {
    vec(struct passage) list;
    const char *heading;
};

struct prose {
    struct change_list *changes;
    struct arena *arena;
    struct word_numbers numbers;
    struct passages old, new;
    int *old_partners, *new_partners;
    int next;                       /* the passage of the new report behind what is compared */
};

/* ---- what is compared ---- */

/* The number of a page is no word of the text: it follows from what stands before.  It is told as it is written, {sida:drift}. */
static void put_text(struct buffer *out, const struct node *n)
{
    if (n->kind == NODE_TEXT && n->label && n->target) {
        buffer_printf(out, "{sida:%s}", n->label);
    } else if (!n->first) {
        node_text(n, out);
    } else {
        for (const struct node *child = n->first; child; child = child->next)
            put_text(out, child);
    }
}

static const char *text_of(struct arena *a, const struct node *n)
{
    struct buffer text = { 0 };
    put_text(&text, n);
    const char *copy = arena_strndup(a, text.s ? text.s : "", text.n);
    buffer_done(&text);
    return copy;
}

static bool from_text(const struct compared *c, const struct node *n)
{
    const struct inputs *inputs = c->definitions->inputs;
    for (int i = 0; n->place.source && n->place.source->path && i < inputs->list.n; i++)
        if (strcmp(inputs->list.v[i].path, n->place.source->path) == 0)
            return inputs->list.v[i].role == INPUT_TEXT;
    return false;
}

static void gather(struct prose *p, struct passages *to, const struct compared *c, const struct node *n)
{
    if (n->kind != NODE_PARAGRAPH && n->kind != NODE_HEADING) {
        for (const struct node *child = n->first; child; child = child->next)
            gather(p, to, c, child);
        return;
    }
    const char *text = text_of(p->arena, n);
    if (n->kind == NODE_HEADING)
        to->heading = text;
    if (from_text(c, n))
        *vec_push(p->arena, &to->list) = (struct passage){ n, text, to->heading, word_number(&p->numbers, text) };
}

/* ---- words ---- */

struct word {
    const char *text;
    size_t n;
    const char *whole;              /* the same, ended by a NUL */
    const struct passage *passage;
};

struct word_list {
    struct word *v;
    int *numbers;
    int n;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static int count_words(const char *s)
{
    int n = 0;
    for (; *s; s++)
        n += !is_space(*s) && (is_space(s[1]) || !s[1]);
    return n;
}

/* The words of the passages from first to end that have no partner. */
static struct word_list words_of(struct prose *p, const struct passages *from, const int *partners, int first, int end)
{
    struct word_list w = { 0 };
    int most = 0;
    for (int i = first; i < end; i++)
        most += partners[i] < 0 ? count_words(from->list.v[i].text) : 0;
    w.v = arena_array(p->arena, struct word, most + 1);
    w.numbers = arena_array(p->arena, int, most + 1);
    for (int i = first; i < end; i++)
        for (const char *s = partners[i] < 0 ? from->list.v[i].text : ""; *s;) {
            size_t n = strcspn(s, " \n\t");
            if (n) {
                const char *whole = arena_strndup(p->arena, s, n);
                w.numbers[w.n] = word_number(&p->numbers, whole);
                w.v[w.n++] = (struct word){ s, n, whole, &from->list.v[i] };
            }
            s += n + (s[n] != '\0');
        }
    return w;
}

static const char *join(struct arena *a, const struct word_list *w, int first, int end)
{
    struct buffer text = { 0 };
    for (int i = first; i < end; i++) {
        buffer_add(&text, i > first ? " " : "");
        buffer_bytes(&text, w->v[i].text, w->v[i].n);
    }
    const char *joined = arena_strndup(a, text.s ? text.s : "", text.n);
    buffer_done(&text);
    return joined;
}

/* Items of a list know their line by their words. */
static struct place begin_of(const struct node *n)
{
    return n->first && n->first->place.source == n->place.source ? n->first->place : n->place;
}

static struct place word_place(const struct word_list *w, int at, int end)
{
    if (at >= end)
        return (struct place){ 0 };
    const struct node *n = w->v[at].passage->node;
    return place_of_word(n->first && n->first->place.source ? n->first->place : n->place, w->v[at].whole);
}

static const char *file_name(const struct node *n)
{
    const char *path = n->place.source->path, *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* What stands where words stood: what is left of their passage, else the passage behind it, or the one before it when there is none in the file. */
static struct place place_near(const struct prose *p, const struct word_list *old, int from, const struct word_list *new, int first)
{
    bool inside = from > 0 && old->v[from - 1].passage == old->v[from].passage;
    const struct node *gone = old->v[from].passage->node;
    if (inside ? first > 0 : first < new->n)
        return begin_of(new->v[inside ? first - 1 : first].passage->node);
    for (int i = p->next; i >= p->next - 1 && i >= 0; i--)
        if (i < p->new.list.n && strcmp(file_name(p->new.list.v[i].node), file_name(gone)) == 0)
            return begin_of(p->new.list.v[i].node);
    return (struct place){ 0 };
}

static void tell_words(struct prose *p, const struct word_list *old, int from, int to, const struct word_list *new, int first, int end)
{
    if (from == to && first == end)
        return;
    const struct passage *passage = first < end ? new->v[first].passage : old->v[from].passage;
    struct change *told = change_add(p->changes, CHANGE_WORDS, passage->heading ? passage->heading : "", join(p->arena, old, from, to), join(p->arena, new, first, end),
               word_place(old, from, to), word_place(new, first, end));
    if (told && first == end)
        told->near = place_near(p, old, from, new, first);
}

static void compare_gap(struct prose *p, int from, int to, int first, int end)
{
    const struct word_list old = words_of(p, &p->old, p->old_partners, from, to), new = words_of(p, &p->new, p->new_partners, first, end);
    const int *match = sequence_match(p->arena, old.numbers, old.n, new.numbers, new.n);
    int a = 0, b = 0;
    p->next = end;
    for (int i = 0; i < old.n; i++)
        if (match[i] >= 0) {
            tell_words(p, &old, a, i, &new, b, match[i]);
            a = i + 1;
            b = match[i] + 1;
        }
    tell_words(p, &old, a, old.n, &new, b, new.n);
}

/* ---- passages ---- */

static int *numbers_of(struct arena *a, const struct passages *p)
{
    int *numbers = arena_array(a, int, p->list.n + 1);
    for (int i = 0; i < p->list.n; i++)
        numbers[i] = p->list.v[i].number;
    return numbers;
}

static void tell_moved(struct prose *p, int old, int new)
{
    const struct passage *from = &p->old.list.v[old], *to = &p->new.list.v[new];
    change_add(p->changes, CHANGE_PARAGRAPH_MOVED, to->heading ? to->heading : "", to->text, "", from->node->place, to->node->place);
}

/* Passages left over on both sides that say the same. */
static void pair_moved(struct prose *p)
{
    int *at = arena_array(p->arena, int, p->numbers.n + 1);
    for (int i = 0; i < p->new.list.n; i++)
        if (p->new_partners[i] < 0)
            at[p->new.list.v[i].number] = i + 1;
    for (int i = 0; i < p->old.list.n; i++) {
        int other = p->old_partners[i] < 0 ? at[p->old.list.v[i].number] - 1 : -1;
        if (other < 0 || p->new_partners[other] >= 0)
            continue;
        p->old_partners[i] = other;
        p->new_partners[other] = i;
        tell_moved(p, i, other);
    }
}

void compare_texts(struct change_list *changes, const struct compared *old, const struct compared *new)
{
    struct prose p = { .changes = changes, .arena = changes->arena, .numbers = { .arena = changes->arena } };
    gather(&p, &p.old, old, old->document);
    gather(&p, &p.new, new, new->document);
    int *match = sequence_match(p.arena, numbers_of(p.arena, &p.old), p.old.list.n, numbers_of(p.arena, &p.new), p.new.list.n);
    p.new_partners = arena_array(p.arena, int, p.new.list.n + 1);
    p.old_partners = arena_array(p.arena, int, p.old.list.n + 1);
    for (int i = 0; i < p.new.list.n; i++)
        p.new_partners[i] = -1;
    for (int i = 0; i < p.old.list.n; i++) {
        p.old_partners[i] = match[i];
        if (match[i] >= 0)
            p.new_partners[match[i]] = i;
    }
    pair_moved(&p);
    int from = 0, first = 0;
    for (int i = 0; i <= p.old.list.n; i++) {
        bool end = i == p.old.list.n;
        if (!end && match[i] < 0)
            continue;
        compare_gap(&p, from, i, first, end ? p.new.list.n : match[i]);
        from = i + 1;
        first = end ? 0 : match[i] + 1;
    }
}
