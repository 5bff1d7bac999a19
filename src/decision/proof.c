/* proof.c: a decision changes nothing but itself */

#include "decision/proof.h"

#include <string.h>
#include "compare/compare.h"
#include "document/field.h"

struct decision_words decision_words_of(const struct definitions *d)
{
    const struct fields f = fields_of_report(d);
    return (struct decision_words){ { f.value[FIELD_DECISION], f.value[FIELD_STANDING], f.value[FIELD_APPROVED], f.value[FIELD_STATUS] } };
}

/* ---- covers ---- */

static const struct node *cover_of(const struct node *node)
{
    return node ? node_ancestor(node, NODE_COVER) : NULL;
}

static bool says_decision(const char *text, const struct decision_words *words)
{
    for (size_t i = 0; i < sizeof words->v / sizeof *words->v; i++)
        if (words->v[i] && *words->v[i] && strstr(text, words->v[i]))
            return true;
    return false;
}

/* The texts of a cover, a line each, without those that say the decision. */
static void put_cover(struct buffer *out, const struct node *cover, const struct decision_words *words)
{
    for (const struct node *child = cover->first; child; child = child->next) {
        struct buffer text = { 0 };
        node_text(child, &text);
        if (text.n && !says_decision(text.s, words)) {
            buffer_add(out, text.s);
            buffer_byte(out, '\n');
        }
        buffer_done(&text);
    }
}

/* ---- pages ---- */

static bool belongs(const struct item *item)
{
    return item->role != ROLE_FURNITURE && !cover_of(item->node);
}

static void put_page(struct buffer *out, const struct page *page, const struct decision_words *words)
{
    const struct node *told = NULL;
    page_put(out, page, belongs);
    for (int i = 0; i < page->items.n; i++) {
        const struct node *cover = cover_of(page->items.v[i].node);
        if (cover && cover != told)
            put_cover(out, cover, words);
        told = cover ? cover : told;
    }
}

static bool same_page(const struct page *a, const struct decision_words *words_a, const struct page *b, const struct decision_words *words_b)
{
    struct buffer left = { 0 }, right = { 0 };
    put_page(&left, a, words_a);
    put_page(&right, b, words_b);
    bool same = left.n == right.n && memcmp(left.s, right.s, left.n) == 0;
    buffer_done(&left);
    buffer_done(&right);
    return same;
}

bool prove_decision(const struct pages *before, const struct decision_words *words_before, const struct pages *after, const struct decision_words *words_after,
                    struct place place, struct messages *m)
{
    int errors = m->errors;
    if (before->list.n != after->list.n)
        message_add(m, MSG_APPROVE_PAGES, place, after->list.n, before->list.n);
    for (int i = 0; i < before->list.n && i < after->list.n; i++)
        if (!same_page(&before->list.v[i], words_before, &after->list.v[i], words_after))
            message_add(m, MSG_APPROVE_PAGE, place, i + 1);
    return m->errors == errors;
}
