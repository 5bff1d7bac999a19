/* appendix.c: bilagor, and the list of them */

#include "document/appendix.h"

#include "document/figure.h"
#include <string.h>
#include "document/notes.h"
#include "document/report.h"

#define LETTERS 26

/* 1 is A, 26 is Z, 27 is AA. */
static const char *letters(struct arena *a, int n)
{
    const char *text = "";
    for (; n > 0; n = (n - 1) / LETTERS)
        text = arena_printf(a, "%c%s", 'A' + (n - 1) % LETTERS, text);
    return text;
}

/* "A", or "" of a bilaga that has no number and is not counted. */
static const char *next_number(struct binder *b, const struct appendix_block *block, const struct appendices *look)
{
    int numbering = block->numbering ? block->numbering - 1 : look->numbering;
    if (numbering == NUMBERING_NONE || !block->placing.numbered)
        return "";
    b->appendices++;
    return numbering == NUMBERING_LETTERS ? letters(b->arena, b->appendices) : arena_printf(b->arena, "%d", b->appendices);
}

static const struct appendix *name_appendix(struct binder *b, const struct appendix_block *block, const struct appendices *look)
{
    struct appendix *appendix = arena_new(b->arena, struct appendix);
    struct fields fields = b->fields;
    b->appendix_number = next_number(b, block, look);
    appendix->name = *b->appendix_number ? arena_printf(b->arena, "%s %s", look->word, b->appendix_number) : "";
    appendix->title = marks_take(b->arena, block->title, definition_place(block, "title"), (struct mark_signs){ 0 }, &appendix->marks);
    fields.value[FIELD_APPENDIX] = appendix->name;
    fields.value[FIELD_APPENDIX_TITLE] = appendix->title;
    appendix->heading = fields_expand(b->arena, &fields, look->title, definition_place(look, "title"), b->messages);
    return appendix;
}

static struct node *add_heading(struct binder *b, struct node *parent, const struct appendix *appendix, const char *text, struct place place)
{
    struct node *n = bind_heading_in(b, parent, 1, place);
    n->appendix = appendix;
    node_add(n, node_new(b->arena, NODE_TEXT, place))->text = text;
    notes_marks(b, n, appendix->marks);
    return n;
}

/* Says the title, and with it is the heading. */
static bool says_title(const struct cover_line *line)
{
    return line->text && strstr(line->text, "{appendix-title}");
}

/* The title page: its lines, of which one is the heading. */
static void add_title_page(struct binder *b, const struct cover *look, const struct appendix *appendix, struct place place)
{
    struct node *page = node_add(b->document, node_new(b->arena, NODE_COVER, place)), *heading = NULL;
    struct fields fields = b->fields;
    page->cover = look;
    fields.value[FIELD_APPENDIX] = appendix->name;
    fields.value[FIELD_APPENDIX_TITLE] = appendix->title;
    for (int i = 0; i < look->lines.n; i++) {
        const struct cover_line *line = look->lines.v[i];
        const char *text = line->text ? fields_expand(b->arena, &fields, line->text, definition_place(line, "text"), b->messages) : "";
        if (!heading && says_title(line)) {
            heading = add_heading(b, page, appendix, text, place);
            heading->style = line->style;
        } else if (*text) {
            bind_paragraph(b, page, line->style, text, definition_place(line, "text"));
        }
    }
    figure_cover(b, page, look);
    if (!heading)
        message_add(b->messages, MSG_APPENDIX_PAGE, definition_place(look, "lines"), definition_title(look));
}

void bind_appendix(struct binder *b, const void *data)
{
    const struct appendix_block *block = data;
    const struct appendices *look = definition_find(b->definitions, "appendices", "");
    if (!block->title)
        return;
    const struct appendix *appendix = name_appendix(b, block, look);
    struct place place = definition_place(block, "title");
    memset(b->counters, 0, sizeof b->counters);
    b->appendix = true;
    if (look->title_page)
        add_title_page(b, look->title_page, appendix, place);
    else
        add_heading(b, b->document, appendix, appendix->heading, place)->new_page = look->new_page;
}

void bind_appendix_list(struct binder *b, const void *data)
{
    const struct appendix_list_block *block = data;
    const struct appendices *appendices = definition_find(b->definitions, "appendices", "");
    const struct contents *usual = definition_find(b->definitions, "contents", "");
    struct contents *look = arena_new(b->arena, struct contents);
    *look = *usual;
    look->title = "";
    look->levels = 1;
    look->appendices = LIST_ONLY_TITLES;
    if (appendices->list_style) {
        look->styles = (struct list){ arena_array(b->arena, const void *, 1), 1 };
        look->styles.v[0] = appendices->list_style;
    }
    bind_block_heading(b, block, "heading", block->heading, block->level);
    node_add(b->document, node_new(b->arena, NODE_CONTENTS, definition_place(data, NULL)))->contents = look;
}
