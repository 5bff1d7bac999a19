/* change.c: what is not the same in two reports */

#include "compare/change.h"

#include <string.h>
#include "base/json.h"

static const struct { const char *name, *words; } kinds[] = {
    [CHANGE_SETTING] = { "setting", "setting" },
    [CHANGE_BLOCK_ADDED] = { "block-added", "new block" },
    [CHANGE_BLOCK_REMOVED] = { "block-removed", "block gone" },
    [CHANGE_BLOCK_MOVED] = { "block-moved", "block moved" },
    [CHANGE_COLUMN_ADDED] = { "column-added", "new column" },
    [CHANGE_COLUMN_REMOVED] = { "column-removed", "column gone" },
    [CHANGE_COLUMN_MOVED] = { "column-moved", "column moved" },
    [CHANGE_ROW_ADDED] = { "row-added", "new row" },
    [CHANGE_ROW_REMOVED] = { "row-removed", "row gone" },
    [CHANGE_ROW_MOVED] = { "row-moved", "row moved" },
    [CHANGE_CELL] = { "cell", "cell" },
    [CHANGE_WORDS] = { "words", "words" },
    [CHANGE_PARAGRAPH_MOVED] = { "paragraph-moved", "paragraph moved" },
    [CHANGE_FILE] = { "file", "file" },
    [CHANGE_PROGRAM] = { "program", "program" },
    [CHANGE_LIBRARY] = { "library", "library" },
    [CHANGE_FONT] = { "font", "font" },
};

static const char *place_text(struct arena *a, const struct place *p)
{
    return p->source ? arena_printf(a, "%s:%d:%d", p->source->path, p->line, p->column) : "";
}

/* A block that is there twice has places of its own; what has none is told each time. */
static bool is_new(struct change_list *c, const struct change *change)
{
    int before = c->seen.n;
    c->seen.arena = c->arena;
    if (!change->old_place.source && !change->new_place.source)
        return true;
    word_number(&c->seen, arena_printf(c->arena, "%d %s %s", (int)change->kind, place_text(c->arena, &change->old_place), place_text(c->arena, &change->new_place)));
    return c->seen.n > before;
}

struct change *change_add(struct change_list *c, enum change_kind kind, const char *where, const char *before, const char *after, struct place old_place,
                          struct place new_place)
{
    const struct change change = { .kind = kind, .where = where, .before = before, .after = after, .old_place = old_place, .new_place = new_place };
    if (!is_new(c, &change))
        return NULL;
    struct change *added = vec_push(c->arena, &c->list);
    *added = change;
    return added;
}

const char *change_name(enum change_kind kind)
{
    return kinds[kind].name;
}

const char *change_words(enum change_kind kind)
{
    return kinds[kind].words;
}

/* ---- text ---- */

static void add_place(struct buffer *out, const struct change *change)
{
    const struct place *p = change->new_place.source ? &change->new_place : &change->old_place;
    if (!p->source)
        return;
    buffer_add(out, p->source->name);
    if (p->line)
        buffer_printf(out, ":%d", p->line);
    if (p->line && p->column)
        buffer_printf(out, ":%d", p->column);
    buffer_add(out, ": ");
}

/* Line breaks are shown as spaces: a change stands on one line. */
static void add_flat(struct buffer *out, const char *s)
{
    for (; *s; s++)
        buffer_byte(out, *s == '\n' ? ' ' : *s);
}

static void add_quoted(struct buffer *out, const char *s)
{
    buffer_add(out, "\"");
    add_flat(out, s);
    buffer_add(out, "\"");
}

static void add_values(struct buffer *out, const struct change *change)
{
    if (!*change->before && !*change->after)
        return;
    buffer_add(out, ": ");
    if (*change->before)
        add_quoted(out, change->before);
    else
        buffer_add(out, "nothing");
    if (change->kind == CHANGE_BLOCK_MOVED || change->kind == CHANGE_ROW_MOVED || change->kind == CHANGE_COLUMN_MOVED || change->kind == CHANGE_PARAGRAPH_MOVED)
        return;
    buffer_add(out, " \u2192 ");
    if (*change->after)
        add_quoted(out, change->after);
    else
        buffer_add(out, "nothing");
}

static void add_pages(const struct change_list *c, struct buffer *out)
{
    for (int i = 0; i < c->pages.n; i++) {
        int end = i;
        while (end + 1 < c->pages.n && c->pages.v[end + 1] == c->pages.v[end] + 1)
            end++;
        buffer_printf(out, "%s%d", i ? ", " : "", c->pages.v[i]);
        if (end > i)
            buffer_printf(out, "–%d", c->pages.v[end]);
        i = end;
    }
}

static void write_text(const struct change_list *c, struct buffer *out)
{
    for (int i = 0; i < c->list.n; i++) {
        add_place(out, &c->list.v[i]);
        buffer_printf(out, "%s %s", kinds[c->list.v[i].kind].words, c->list.v[i].where);
        add_values(out, &c->list.v[i]);
        buffer_byte(out, '\n');
    }
    if (c->pages.n) {
        buffer_add(out, "pages changed: ");
        add_pages(c, out);
        buffer_printf(out, " of %d\n", c->new_pages);
    }
    if (c->old_pages != c->new_pages)
        buffer_printf(out, "pages: %d \u2192 %d\n", c->old_pages, c->new_pages);
    if (c->list.n)
        buffer_printf(out, "%d change%s\n", c->list.n, c->list.n == 1 ? "" : "s");
}

/* ---- Markdown ---- */

/* What means something in a table of Markdown is escaped. */
static void add_escaped(struct buffer *out, const char *s)
{
    for (; *s; s++) {
        if (strchr("|\\`*_[]<>", *s))
            buffer_byte(out, '\\');
        buffer_byte(out, *s == '\n' ? ' ' : *s);
    }
}

static void write_markdown(const struct change_list *c, struct buffer *out)
{
    if (c->list.n)
        buffer_add(out, "| Change | Where | Before | After |\n|---|---|---|---|\n");
    for (int i = 0; i < c->list.n; i++) {
        const struct change *change = &c->list.v[i];
        buffer_printf(out, "| %s | ", kinds[change->kind].words);
        add_escaped(out, change->where);
        buffer_add(out, " | ");
        add_escaped(out, change->before);
        buffer_add(out, " | ");
        add_escaped(out, change->after);
        buffer_add(out, " |\n");
    }
    if (c->pages.n) {
        buffer_add(out, "\nPages changed: ");
        add_pages(c, out);
        buffer_printf(out, " of %d\n", c->new_pages);
    }
}

/* ---- JSON ---- */

static void add_json_place(struct buffer *out, const char *name, const struct place *p)
{
    buffer_printf(out, ", \"%s\": ", name);
    if (!p->source) {
        buffer_add(out, "null");
        return;
    }
    buffer_add(out, "{\"file\": ");
    json_string(out, p->source->name);
    buffer_printf(out, ", \"line\": %d, \"column\": %d}", p->line, p->column);
}

static void add_member(struct buffer *out, const char *name, const char *value)
{
    buffer_printf(out, ", \"%s\": ", name);
    json_string(out, value);
}

static void write_json(const struct change_list *c, struct buffer *out)
{
    buffer_add(out, "{\"changes\": [\n");
    for (int i = 0; i < c->list.n; i++) {
        const struct change *change = &c->list.v[i];
        buffer_printf(out, "  {\"kind\": \"%s\"", change_name(change->kind));
        add_member(out, "where", change->where);
        add_member(out, "before", change->before);
        add_member(out, "after", change->after);
        add_json_place(out, "old", &change->old_place);
        add_json_place(out, "new", &change->new_place);
        buffer_add(out, i + 1 < c->list.n ? "},\n" : "}\n");
    }
    buffer_add(out, "], \"pages\": [");
    for (int i = 0; i < c->pages.n; i++)
        buffer_printf(out, i ? ", %d" : "%d", c->pages.v[i]);
    buffer_printf(out, "], \"old_pages\": %d, \"new_pages\": %d}\n", c->old_pages, c->new_pages);
}

void changes_write(const struct change_list *c, enum change_format format, struct buffer *out)
{
    static void (*const writers[])(const struct change_list *, struct buffer *) = { write_text, write_markdown, write_json };
    writers[format](c, out);
}
