/* anchor.c: what links inside the report lead to
 *
 * Names are sorted once, so that any number of links is found in any number of headings. */

#include "document/anchor.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include "base/utf8.h"
#include "document/layer.h"

/* ---- names ---- */

static const char *kept(struct arena *a, uint8_t *text, size_t n)
{
    if (!text)
        memory_exhausted();
    const char *copy = arena_strndup(a, (const char *)text, n);
    free(text);
    return copy;
}

const char *anchor_name(struct arena *a, const char *text)
{
    size_t n = 0;
    uint8_t *lower = u8_tolower((const uint8_t *)text, strlen(text), "sv", UNINORM_NFC, NULL, &n);
    const char *s = kept(a, lower, n);
    struct buffer out = { 0 };
    bool gap = false;
    while (*s) {
        uint32_t rune = utf8_next(&s);
        bool counts = uc_is_general_category(rune, UC_LETTER) || uc_is_general_category(rune, UC_NUMBER);
        if (counts && gap && out.n)
            buffer_byte(&out, '-');
        if (counts)
            buffer_rune(&out, rune);
        gap = !counts && (gap || rune != RUNE_SOFT_HYPHEN);
    }
    const char *name = arena_strndup(a, out.s ? out.s : "", out.n);
    buffer_done(&out);
    return name;
}

/* Letters without the marks above and below them. */
static const char *without_marks(struct arena *a, const char *name)
{
    size_t n = 0;
    uint8_t *parted = u8_normalize(UNINORM_NFD, (const uint8_t *)name, strlen(name), NULL, &n);
    const char *s = kept(a, parted, n);
    struct buffer out = { 0 };
    while (*s) {
        uint32_t rune = utf8_next(&s);
        if (!uc_is_general_category(rune, UC_MARK))
            buffer_rune(&out, rune);
    }
    const char *plain = arena_strndup(a, out.s ? out.s : "", out.n);
    buffer_done(&out);
    return plain;
}

static void add(struct anchors *a, const char *kind, const char *name, struct node *n)
{
    int order = a->list.n;
    if (*name)
        *vec_push(a->arena, &a->list) = (struct anchor){ name, without_marks(a->arena, name), kind, n, order };
}

void anchor_block(struct anchors *a, const char *kind, const char *name, struct node *first)
{
    struct node *heading = (struct node *)node_heading(first);        /* ours to change, like the first */
    add(a, kind, anchor_name(a->arena, name), heading ? heading : first);
}

static void add_headings(struct anchors *a, struct node *document)
{
    for (struct node *n = document->first; n; n = n->next) {
        struct node *heading = (struct node *)node_heading(n);
        struct buffer text = { 0 };
        if (!heading)
            continue;
        node_text(heading, &text);
        add(a, NULL, anchor_name(a->arena, heading->appendix ? heading->appendix->title : text.s ? text.s : ""), heading);
        if (heading->appendix)
            add(a, NULL, anchor_name(a->arena, heading->appendix->name), heading);
        buffer_done(&text);
    }
}

/* ---- finding ---- */

static int compare(const void *x, const void *y)
{
    const struct anchor *a = x, *b = y;
    int order = strcmp(a->plain, b->plain);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

#define FOUND_MOST 8                /* of one name, that a message tells */

struct found {
    const struct anchor *v[FOUND_MOST];     /* the first of them */
    int n;
};

static void find_part(const struct anchors *a, int first, int end, const char *kind, const char *name, bool exact, struct found *found)
{
    for (int i = first; i < end; i++) {
        const struct anchor *one = &a->list.v[i];
        bool same_kind = kind ? one->kind && strcmp(one->kind, kind) == 0 : true;
        bool known = false;
        for (int k = 0; k < found->n && k < FOUND_MOST; k++)
            known = known || found->v[k]->node == one->node;
        if (!same_kind || known || (exact && strcmp(one->name, name) != 0))
            continue;
        if (found->n < FOUND_MOST)
            found->v[found->n] = one;
        found->n++;
    }
}

static void drop_blocks(struct found *found)
{
    int n = 0;
    for (int i = 0; i < found->n && i < FOUND_MOST; i++)
        if (!found->v[i]->kind)
            found->v[n++] = found->v[i];
    found->n = n ? n : found->n;
}

/* Where the anchors of a name stand in the list: as many as end - *first. */
static int find_range(const struct anchors *a, const char *plain, int *first)
{
    int low = 0, high = a->list.n;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(a->list.v[middle].plain, plain) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (high < a->list.n && strcmp(a->list.v[high].plain, plain) == 0)
        high++;
    return high;
}

/* Everything of a name: as it is written, else without marks; headings, else blocks. */
static struct found find(const struct anchors *a, const char *kind, const char *name)
{
    struct found found = { .n = 0 };
    int first, end = find_range(a, without_marks(a->arena, name), &first);
    find_part(a, first, end, kind, name, true, &found);
    if (!found.n)
        find_part(a, first, end, kind, name, false, &found);
    if (!kind)
        drop_blocks(&found);
    return found;
}

/* "tabell" is what a table is called in a text, "table" in rapport.ini. */
static const char *kind_of(struct arena *a, const char *s, size_t n)
{
    static const struct { const char *swedish, *kind; } kinds[] = { { "tabell", "table" }, { "bilaga", "appendix" }, { "diagram", "chart" },
                                                                   { "bild", "picture" }, { "rubrik", "heading" } };
    const char *word = arena_strndup(a, s, n);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].swedish, word) == 0)
            return kinds[i].kind;
    return word;
}

/* ---- links ---- */

static void tell_missing(struct anchors *a, const char *target, const char *name, struct place place)
{
    const char **names = arena_array(a->arena, const char *, a->list.n + 1);
    for (int i = 0; i < a->list.n; i++)
        names[i] = a->list.v[i].name;
    message_add(a->messages, MSG_LINK_MISSING, place, target, suggestion(a->arena, nearest_word(name, names, a->list.n)));
}

static void tell_many(struct anchors *a, const char *target, const char *name, const struct found *found, struct place place)
{
    struct buffer ways = { 0 };
    for (int i = 0; i < found->n && i < FOUND_MOST; i++) {
        buffer_add(&ways, i ? ", " : "");
        if (found->v[i]->kind)
            buffer_printf(&ways, "#%s:%s", found->v[i]->kind, found->v[i]->name);
        else
            buffer_printf(&ways, "#%s-%d (line %d)", name, i + 1, found->v[i]->node->place.line);
    }
    if (found->n > FOUND_MOST)
        buffer_add(&ways, " …");
    message_add(a->messages, MSG_LINK_MANY, place, target, ways.s ? ways.s : "");
    buffer_done(&ways);
}

/* The second of several headings of one name is meant by name-2. */
static struct node *find_numbered(const struct anchors *a, const char *name)
{
    const char *dash = strrchr(name, '-');
    int number = dash ? atoi(dash + 1) : 0, first;
    if (number < 1)
        return NULL;
    int end = find_range(a, without_marks(a->arena, arena_strndup(a->arena, name, (size_t)(dash - name))), &first);
    for (int i = first; i < end; i++)
        if (!a->list.v[i].kind && --number == 0)
            return a->list.v[i].node;
    return NULL;
}

static struct node *resolve(struct anchors *a, const char *target, struct place within)
{
    const char *colon = strchr(target, ':');
    const char *kind = colon ? kind_of(a->arena, target, (size_t)(colon - target)) : NULL;
    const char *name = anchor_name(a->arena, colon ? colon + 1 : target);
    struct place place = place_of_word(within, target);
    struct found found = find(a, kind, name);
    struct node *numbered = found.n || kind ? NULL : find_numbered(a, name);
    if (numbered)
        return numbered;
    if (!found.n)
        tell_missing(a, target, name, place);
    else if (found.n > 1)
        tell_many(a, target, name, &found, place);
    return found.n == 1 ? found.v[0]->node : NULL;
}

static void resolve_links(struct anchors *a, struct node *parent)
{
    for (struct node *n = parent->first; n; n = n->next) {
        const char *target = n->kind == NODE_LINK && n->text[0] == '#' ? n->text + 1 : n->kind == NODE_TEXT ? n->label : NULL;
        struct node *found = target ? resolve(a, target, n->place) : NULL;
        if (found) {
            n->target = found;
            found->linked = true;
        }
        resolve_links(a, n);
    }
}

void anchors_resolve(struct anchors *a, struct node *document)
{
    add_headings(a, document);
    if (a->list.n)
        qsort(a->list.v, (size_t)a->list.n, sizeof *a->list.v, compare);
    resolve_links(a, document);
}
