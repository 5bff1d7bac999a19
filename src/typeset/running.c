/* running.c: running heads and feet */

#include "typeset/running.h"

#include <string.h>

struct runner {
    struct setter *setter;
    const struct page_style *paper; /* of the page */
    struct fields fields;
    struct page *page;
    vec(struct item) items;         /* of the page's head and foot */
    length from, to;                /* where a text of the line may still stand */
};

static const struct running *head_of(struct setter *s, const struct page_style *page)
{
    return page->head ? page->head : definition_find(s->definitions, "running-head", "");
}

static const struct running *foot_of(struct setter *s, const struct page_style *page)
{
    return page->foot ? page->foot : definition_find(s->definitions, "running-foot", "");
}

/* Tells unknown fields once, not on every page. */
static void check_fields(struct runner *r, const struct running *look)
{
    static const char *const keys[] = { "left", "center", "right" };
    const char *const texts[] = { look->left, look->center, look->right };
    for (int i = 0; i < 3; i++)
        if (*texts[i])
            fields_expand(r->setter->arena, &r->fields, texts[i], definition_place(look, keys[i]), r->setter->messages);
}

static void tell_missing(struct setter *s, const struct item_text *text, struct place place)
{
    struct buffer sign = { 0 };
    uint32_t rune = text_missing(text);
    if (!rune)
        return;
    buffer_rune(&sign, rune);
    message_add(s->messages, MSG_FONT_GLYPH, place_of_word(place, sign.s), text->font->name, sign.s, (unsigned)rune);
    buffer_done(&sign);
}

enum spot { LEFT, CENTER, RIGHT };

/* A text of the line in its spot, whether there is room for it or not. */
static struct item text_at(struct runner *r, const struct running *look, const char *text, length baseline, enum spot spot)
{
    const char *expanded = fields_expand(r->setter->arena, &r->fields, text, (struct place){ 0 }, NULL);
    struct item item = text_item(r->setter, look->style, expanded);
    length left = r->paper->margin_left, room = r->page->width - left - r->paper->margin_right - item.text.width;
    item.role = ROLE_FURNITURE;
    item.x = left + (spot == LEFT ? 0 : spot == CENTER ? room / 2 : room);
    item.y = baseline;
    item.text.right = spot == RIGHT;
    return item;
}

static bool has_room(const struct runner *r, const struct item *item)
{
    return item->x >= r->from && item->x + item->text.width <= r->to;
}

/* Without its last word, and with an ellipsis; NULL when there is but one word. */
static const char *shorter(struct arena *a, const char *text)
{
    size_t n = strlen(text);
    while (n > 0 && text[n - 1] != ' ')
        n--;
    while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == ','))
        n--;
    return n ? arena_printf(a, "%.*s …", (int)n, text) : NULL;
}

/* A text whose chapter is shortened, word by word, until there is room for it. */
static struct item fitting_text(struct runner *r, const struct running *look, const char *text, length baseline, enum spot spot)
{
    const char *whole = r->fields.value[FIELD_CHAPTER], *words = whole;
    struct item item = text_at(r, look, text, baseline, spot);
    while (item.text.count && !has_room(r, &item) && strstr(text, "{chapter}")) {
        if (words != whole)
            words = arena_strndup(r->setter->arena, words, strlen(words) - strlen(" …"));
        words = shorter(r->setter->arena, words);
        if (!words)
            break;
        r->fields.value[FIELD_CHAPTER] = words;
        item = text_at(r, look, text, baseline, spot);
    }
    r->fields.value[FIELD_CHAPTER] = whole;
    return item;
}

static struct item place_text(struct runner *r, const struct running *look, const char *text, length baseline, enum spot spot)
{
    static const char *const keys[] = { "left", "center", "right" };
    struct item item = fitting_text(r, look, text, baseline, spot);
    if (!item.text.count)
        return item;
    struct place place = definition_place(look, keys[spot]);
    tell_missing(r->setter, &item.text, place);
    if (!has_room(r, &item))
        message_add(r->setter->messages, MSG_SET_RUNNING_WIDE, place, fields_expand(r->setter->arena, &r->fields, text, place, NULL));
    if (spot == RIGHT)
        r->to = item.x - look->style->size;
    else
        r->from = item.x + item.text.width + look->style->size;
    return item;
}

static void add_rule(struct runner *r, const struct running *look, length y)
{
    if (look->rule == COLOR_NONE)
        return;
    length width = r->page->width - r->paper->margin_left - r->paper->margin_right;
    *vec_push(r->setter->arena, &r->items) = (struct item){ .kind = ITEM_FILL, .role = ROLE_FURNITURE, .x = r->paper->margin_left, .y = y,
                                                            .fill = { width, look->rule_width, look->rule } };
}

/* The line's top is at y.  The right text, often a page number, gets its room first. */
static void add_line(struct runner *r, const struct running *look, length y)
{
    length baseline = y + style_baseline(r->setter, look->style);
    r->from = r->paper->margin_left;
    r->to = r->page->width - r->paper->margin_right;
    struct item right = place_text(r, look, look->right, baseline, RIGHT);
    struct item left = place_text(r, look, look->left, baseline, LEFT);
    struct item center = place_text(r, look, look->center, baseline, CENTER);
    const struct item line[] = { left, center, right };
    for (int i = 0; i < 3; i++)
        if (line[i].text.count)
            *vec_push(r->setter->arena, &r->items) = line[i];
}

static void add_head(struct runner *r)
{
    const struct running *look = head_of(r->setter, r->paper);
    if (!look->style)
        return;
    add_line(r, look, look->distance);
    add_rule(r, look, look->distance + look->style->leading + look->rule_distance);
}

static void add_foot(struct runner *r)
{
    const struct running *look = foot_of(r->setter, r->paper);
    if (!look->style)
        return;
    length y = r->page->height - look->distance - look->style->leading;
    add_rule(r, look, y - look->rule_distance - look->rule_width);
    add_line(r, look, y);
}

static void begin_paper(struct runner *r, const struct page_style *page)
{
    r->paper = page;
    check_fields(r, head_of(r->setter, page));
    check_fields(r, foot_of(r->setter, page));
}

/* What a page says of its bilaga: the first one that begins on it, else the last one before.  Bilagor of all pages are found first, since they say how
 * many pages they have. */
struct page_of_appendix {
    const struct appendix *appendix;
    int page, pages;                /* of the bilaga, from 1; how many it has */
};

static struct page_of_appendix *find_appendices(struct arena *a, const struct pages *pages)
{
    struct page_of_appendix *found = arena_array(a, struct page_of_appendix, pages->list.n + 1);
    const struct appendix *last = NULL;
    for (int i = 0, mark = 0; i < pages->list.n; i++) {
        const struct appendix *first = NULL;
        for (; mark < pages->landmarks.n && pages->landmarks.v[mark].page == i; mark++)
            if (pages->landmarks.v[mark].heading->appendix) {
                last = pages->landmarks.v[mark].heading->appendix;
                first = first ? first : last;
            }
        found[i].appendix = first ? first : last;
        found[i].page = i && found[i - 1].appendix == found[i].appendix ? found[i - 1].page + 1 : 1;
    }
    for (int i = pages->list.n - 1; i >= 0; i--)
        found[i].pages = found[i + 1].page > 1 ? found[i + 1].pages : found[i].page;
    return found;
}

static void set_appendix(struct runner *r, const struct page_of_appendix *here)
{
    struct arena *a = r->setter->arena;
    if (!here->appendix)
        return;
    r->fields.value[FIELD_APPENDIX] = here->appendix->name;
    r->fields.value[FIELD_APPENDIX_TITLE] = here->appendix->title;
    r->fields.value[FIELD_APPENDIX_PAGE] = arena_printf(a, "%d", here->page);
    r->fields.value[FIELD_APPENDIX_PAGES] = arena_printf(a, "%d", here->pages);
}

/* The chapter that a page belongs to is the first one that begins on it, else the last one before; `last` becomes what the next page goes on with. */
static const char *chapter_of(const struct pages *pages, int page, int *mark, const char **last)
{
    const char *first = NULL;
    for (; *mark < pages->landmarks.n && pages->landmarks.v[*mark].page == page; (*mark)++)
        if (pages->landmarks.v[*mark].level == 1) {
            *last = pages->landmarks.v[*mark].text;
            first = first ? first : *last;
        }
    return first ? first : *last;
}

/* The first items, the head's, stand before those of the page, the others behind. */
static void add_items(struct arena *a, struct page *page, const struct item *items, int head, int n)
{
    if (!n)
        return;
    for (int i = 0; i < n; i++)
        *vec_push(a, &page->items) = items[i];
    memmove(page->items.v + head, page->items.v, sizeof *items * (size_t)(page->items.n - n));
    memcpy(page->items.v, items, sizeof *items * (size_t)head);
    memcpy(page->items.v + page->items.n - (n - head), items + head, sizeof *items * (size_t)(n - head));
}

void running_lines(struct setter *s, const struct fields *fields, struct pages *pages)
{
    struct runner r = { .setter = s, .fields = *fields };
    const struct page_of_appendix *appendices = find_appendices(s->arena, pages);
    const char *chapter = "";
    int mark = 0;
    r.fields.value[FIELD_PAGES] = arena_printf(s->arena, "%d", pages->list.n);
    for (int i = 0; i < pages->list.n; i++) {
        struct page *page = r.page = &pages->list.v[i];
        r.fields.value[FIELD_CHAPTER] = chapter_of(pages, i, &mark, &chapter);
        r.fields.value[FIELD_PAGE] = page->label;
        set_appendix(&r, &appendices[i]);
        if (!page->style)
            continue;
        if (r.paper != page->style)
            begin_paper(&r, page->style);
        r.items.n = 0;
        add_head(&r);
        int head = r.items.n;
        add_foot(&r);
        add_items(s->arena, page, r.items.v, head, r.items.n);
    }
}
