/* prose.c: Markdown as nodes */

#include "document/prose.h"

#include <string.h>
#include "base/utf8.h"
#include "document/citation.h"
#include "document/figure.h"
#include "document/layer.h"
#include "document/notes.h"

#define ADDRESS_MAX 8000            /* bytes: more is not sure to work anywhere (RFC 9110 4.1), and PDF/A has a limit too */

struct prose {
    struct binder *binder;
    struct node *at;                /* blocks and inline nodes go here */
    const struct style *style;      /* of paragraphs; NULL: body and list styles of the layout */
    int top_level;                  /* 0: no headings */
    int lists;                      /* how deep in lists */
    int strong, emphasis;
    const char *language;           /* or NULL */
    bool in_picture;                /* what comes is its alternative text */
    const char *file, *caption;     /* of the picture that the paragraph at hand is; NULL: it is none */
    struct buffer alt;
};

static struct node *add(struct prose *p, enum node_kind kind, struct place place)
{
    return node_add(p->at, node_new(p->binder->arena, kind, place));
}

static void enter_heading(struct prose *p, int level, struct place place)
{
    if (!p->top_level || p->lists) {
        message_add(p->binder->messages, MSG_TEXT_UNSUPPORTED, place, "a heading here");
        p->at = add(p, NODE_PARAGRAPH, place);
        p->at->style = p->style;
        return;
    }
    p->at = bind_heading(p->binder, level + p->top_level - 1, place);
}

static void enter_list(struct prose *p, int number, struct place place)
{
    p->at = add(p, NODE_LIST, place);
    p->at->number = number;
    p->at->style = p->style ? p->style : bind_style(p->binder, "list");
    p->lists++;
}

static const char *bullet(int depth)
{
    return depth % 2 ? "•" : "–";
}

static void enter_item(struct prose *p, struct place place)
{
    struct node *list = p->at, *before = list->last;
    p->at = add(p, NODE_ITEM, place);
    p->at->number = before ? before->number + 1 : list->number;
    p->at->label = list->number ? arena_printf(p->binder->arena, "%d.", p->at->number) : bullet(p->lists);
}

static void enter_block(void *user, enum markdown_block kind, int number, struct place place)
{
    struct prose *p = user;
    switch (kind) {
    case MARKDOWN_HEADING:
        enter_heading(p, number, place);
        break;
    case MARKDOWN_BULLETS:
        enter_list(p, 0, place);
        break;
    case MARKDOWN_NUMBERS:
        enter_list(p, number, place);
        break;
    case MARKDOWN_ITEM:
        enter_item(p, place);
        break;
    case MARKDOWN_PARAGRAPH:
        p->at = add(p, NODE_PARAGRAPH, place);
        p->at->style = p->style ? p->style : p->lists ? p->at->parent->parent->style : bind_style(p->binder, "body");
        break;
    }
}

static void make_figure(struct prose *p, struct node *n);

static void leave_block(void *user, enum markdown_block kind)
{
    struct prose *p = user;
    if (p->file && kind == MARKDOWN_PARAGRAPH)
        make_figure(p, p->at);
    if (kind == MARKDOWN_BULLETS || kind == MARKDOWN_NUMBERS)
        p->lists--;
    p->at = p->at->parent;
    if (p->top_level && p->at == p->binder->document)
        bind_notes(p->binder);
}

static void enter_span(void *user, enum markdown_span kind, const char *target, struct place place)
{
    struct prose *p = user;
    p->strong += kind == MARKDOWN_STRONG;
    p->emphasis += kind == MARKDOWN_EMPHASIS;
    if (kind == MARKDOWN_LANGUAGE)
        p->language = target;
    if (kind == MARKDOWN_LINK) {
        p->at = add(p, NODE_LINK, place);
        p->at->text = target;
        if (strlen(target) > ADDRESS_MAX)
            message_add(p->binder->messages, MSG_LINK_LONG, place, (int)strlen(target), ADDRESS_MAX);
    }
}

static void leave_span(void *user, enum markdown_span kind)
{
    struct prose *p = user;
    p->strong -= kind == MARKDOWN_STRONG;
    p->emphasis -= kind == MARKDOWN_EMPHASIS;
    if (kind == MARKDOWN_LANGUAGE)
        p->language = NULL;
    p->in_picture = p->in_picture && kind != MARKDOWN_PICTURE;
    if (kind == MARKDOWN_LINK)
        p->at = p->at->parent;
}

/* A hyphen that begins a figure is a minus: colleagues type -17 760 tkr, a page shows U+2212. */
static bool is_minus(const char *start, const char *s)
{
    return *s == '-' && s[1] >= '0' && s[1] <= '9' && (s == start || s[-1] == ' ' || s[-1] == '(' || s[-1] == '\n');
}

static const char *with_minuses(struct arena *a, const char *s)
{
    struct buffer out = { 0 };
    const char *from = s;
    for (const char *c = s; *c; c++)
        if (is_minus(s, c)) {
            buffer_bytes(&out, from, (size_t)(c - from));
            buffer_rune(&out, RUNE_MINUS);
            from = c + 1;
        }
    if (!out.n)
        return s;
    buffer_add(&out, from);
    s = arena_strndup(a, out.s, out.n);
    buffer_done(&out);
    return s;
}

static struct node *add_text(struct prose *p, const char *s, struct place place)
{
    struct node *n = add(p, NODE_TEXT, place);
    n->text = s;
    n->bold = p->strong > 0;
    n->italic = p->emphasis > 0;
    n->language = p->language;
    return n;
}

/* ---- fields in a text ---- */

/* The symbol of a name, and the first set that holds it. */
static const struct symbol *find_symbol(struct binder *b, const char *name, const struct symbol_set **found)
{
    const struct symbol_set *set;
    for (int i = 0; (set = definition_at(b->definitions, "symbols", i)); i++)
        for (int k = 0; k < set->symbols.n; k++) {
            const struct symbol *symbol = set->symbols.v[k];
            *found = set;
            if (strcmp(symbol->name, name) == 0)
                return symbol;
        }
    return NULL;
}

static const char *nearest_symbol(struct binder *b, const char *name)
{
    vec(const char *) names = { 0 };
    const struct symbol *symbol;
    for (int i = 0; (symbol = definition_at(b->definitions, "symbol", i)); i++)
        *vec_push(b->arena, &names) = symbol->name;
    return suggestion(b->arena, nearest_word(name, names.v, names.n));
}

/* {sida:drift} is the number of the page where that stands; until pages are known it is 0. */
static void add_page_number(struct prose *p, const char *target, struct place place)
{
    if (node_ancestor(p->at, NODE_HEADING))
        message_add(p->binder->messages, MSG_TEXT_UNSUPPORTED, place, "a page number in a heading");
    add_text(p, "0", place)->label = target;
}

/* {symbol:klar} is a symbol with its word. */
static void add_symbol(struct prose *p, const char *name, struct place place)
{
    const struct symbol_set *set;
    const struct symbol *symbol = find_symbol(p->binder, name, &set);
    if (!symbol) {
        message_add(p->binder->messages, MSG_TEXT_SYMBOL, place_of_word(place, name), name, nearest_symbol(p->binder, name));
        return;
    }
    struct node *n = add(p, NODE_SYMBOL, place);
    n->text = symbol_word(set, symbol);
    n->bold = p->strong > 0;
    n->italic = p->emphasis > 0;
    n->symbol = symbol;
    n->set = set;
}

struct inline_field { const char *begin; void (*add)(struct prose *p, const char *name, struct place place); };

/* The first field in a text, its bytes and, if it is no figure of a table, its kind; or NULL. */
static const char *find_field(const char *s, const struct inline_field **field, size_t *n)
{
    static const struct inline_field fields[] = { { "{sida:", add_page_number }, { "{symbol:", add_symbol } };
    for (; (s = strchr(s, '{')); s++) {
        *field = NULL;
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (strncmp(s, fields[i].begin, strlen(fields[i].begin)) == 0)
                *field = &fields[i];
        const char *end = *field ? strchr(s, '}') : NULL;
        if (*field && !end)
            return NULL;
        *n = end ? (size_t)(end + 1 - s) : citation_length(s);
        if (*n)
            return s;
    }
    return NULL;
}

/* {drift[Summa, Avvikelse]} is the figure of that cell. */
static void add_figure(struct prose *p, const char *s, size_t offset, size_t n, struct place place)
{
    struct node *node = citation_add(p->binder, p->at, s, offset, n, place);
    node->bold = p->strong > 0;
    node->italic = p->emphasis > 0;
    node->language = p->language;
}

static void add_alternative(struct prose *p, const char *s, struct place place)
{
    const struct inline_field *field;
    size_t n;
    if (find_field(s, &field, &n))
        message_add(p->binder->messages, MSG_TEXT_UNSUPPORTED, place, "a field in the alternative text of a picture");
    buffer_add(&p->alt, s);
}

static void text(void *user, const char *s, struct place place)
{
    const struct inline_field *field;
    struct prose *p = user;
    struct arena *a = p->binder->arena;
    const char *from = s;
    size_t n;
    if (p->in_picture) {
        add_alternative(p, s, place);
        return;
    }
    for (const char *at; (at = find_field(from, &field, &n)); from = at + n) {
        if (at > from)
            add_text(p, with_minuses(a, arena_strndup(a, from, (size_t)(at - from))), place);
        if (field)
            field->add(p, arena_strndup(a, at + strlen(field->begin), n - strlen(field->begin) - 1), place);
        else
            add_figure(p, s, (size_t)(at - s), n, place);
    }
    if (*from)
        add_text(p, with_minuses(a, from), place);
}

/* ---- pictures: a paragraph that is one becomes a figure ---- */

static bool can_be_picture(const struct prose *p)
{
    return p->at->kind == NODE_PARAGRAPH && !p->at->first && p->at->parent == p->binder->document && !p->file;
}

static void picture(void *user, const char *file, const char *caption, struct place place)
{
    struct prose *p = user;
    p->in_picture = true;
    buffer_clear(&p->alt);
    if (!can_be_picture(p)) {
        message_add(p->binder->messages, MSG_TEXT_PICTURE_INSIDE, place);
        return;
    }
    p->file = file;
    p->caption = caption;
    p->at->place = place;
}

static void make_figure(struct prose *p, struct node *n)
{
    struct binder *b = p->binder;
    struct figure f = { .picture = figure_picture(b, n->place, p->file) };
    if (n->first)
        message_add(b->messages, MSG_TEXT_PICTURE_INSIDE, n->place);
    n->kind = NODE_FIGURE;
    n->first = n->last = NULL;
    figure_add(b, n, &f, arena_strndup(b->arena, p->alt.s ? p->alt.s : "", p->alt.n), p->caption, n->place, "the picture");
    p->file = NULL;
}

static void hard_break(void *user, struct place place)
{
    add(user, NODE_BREAK, place);
}

static void note_mark(void *user, struct markdown_note *note, struct place place)
{
    struct prose *p = user;
    notes_mark(p->binder, p->at, note, place);
}

static struct markdown_note *note_elsewhere(void *user, const char *name)
{
    return notes_find(((struct prose *)user)->binder, name);
}

static const struct markdown_events events = { enter_block, leave_block, enter_span, leave_span, text, hard_break, NULL, note_mark, note_elsewhere };
static const struct markdown_events file_events = { enter_block, leave_block, enter_span, leave_span, text, hard_break, picture, note_mark, note_elsewhere };

/* A note has no notes. */
static const struct markdown_events note_events = { enter_block, leave_block, enter_span, leave_span, text, hard_break, NULL, note_mark, NULL };

void prose_note(struct binder *b, struct node *parent, const struct markdown_note *note, const struct style *style)
{
    struct prose p = { .binder = b, .at = parent, .style = style };
    markdown_parse_note(b->arena, note, &note_events, &p, b->messages);
}

void prose_file(struct binder *b, const struct source *s, int top_level)
{
    struct prose p = { .binder = b, .at = b->document, .top_level = top_level };
    markdown_parse(b->arena, s, &file_events, &p, b->messages);
    buffer_done(&p.alt);
}

void prose_text(struct binder *b, struct node *parent, const char *s, struct place place, const struct style *style, enum line_breaks breaks)
{
    struct prose p = { .binder = b, .at = parent, .style = style };
    markdown_parse_text(b->arena, s, place, breaks == BREAKS_PARAGRAPH, &events, &p, b->messages);
}

void plain_text(struct binder *b, struct node *parent, const char *text, const struct marks *marks, struct place place, const struct style *style)
{
    static const struct mark_signs none;
    struct node *paragraph = NULL;
    if (!marks)                                     /* of a table they were taken before; elsewhere only [^1] is one */
        text = marks_take(b->arena, text, place, none, &marks);
    for (const char *s = text; *s || s == text;) {
        size_t n = strcspn(s, "\n");
        const struct marks *here = marks_between(b->arena, marks, (int)(s - text), (int)(s - text) + (int)n);
        if (n == 0 && !here)
            paragraph = NULL;
        else if (paragraph)
            node_add(paragraph, node_new(b->arena, NODE_BREAK, place));
        else
            paragraph = bind_paragraph(b, parent, style, NULL, place);
        if (n || here)
            notes_text(b, paragraph, s[n] ? arena_strndup(b->arena, s, n) : s, here, place);
        s += n + (s[n] == '\n');
        if (!*s)
            break;
    }
}
