/* bind.c: a report's blocks and their files as a document */

#include "document/bind.h"

#include <string.h>
#include "base/utf8.h"
#include "document/accepted.h"
#include "document/appendix.h"
#include "document/card.h"
#include "document/changes.h"
#include "document/chart.h"
#include "document/citation.h"
#include "document/figure.h"
#include "document/notes.h"
#include "document/legend.h"
#include "document/contrast.h"
#include "document/prose.h"
#include "document/report.h"
#include "document/section.h"
#include "document/signature.h"
#include "document/symbol.h"
#include "document/tabulate.h"
#include "read/source.h"

#define SOFT_HYPHEN 0xADu

const struct style *bind_style(struct binder *b, const char *name)
{
    const struct style *s = definition_find(b->definitions, "style", name);
    if (!s)
        message_add(b->messages, MSG_LAYOUT_STYLE, place_file(b->definitions->report->source), name);
    return s;
}

struct node *bind_paragraph(struct binder *b, struct node *parent, const struct style *style, const char *text, struct place place)
{
    struct node *n = node_add(parent, node_new(b->arena, NODE_PARAGRAPH, place));
    n->style = style;
    if (text && *text)
        node_add(n, node_new(b->arena, NODE_TEXT, place))->text = text;
    return n;
}

const char *symbol_word(const struct symbol_set *set, const struct symbol *symbol)
{
    return set->short_words && *symbol->short_word ? symbol->short_word : symbol->word;
}

struct node *bind_symbol(struct binder *b, struct node *parent, const struct symbol_set *set, const struct symbol *symbol, struct place place)
{
    struct node *paragraph = bind_paragraph(b, parent, set->word_style, NULL, place);
    struct node *n = node_add(paragraph, node_new(b->arena, NODE_SYMBOL, place));
    n->symbol = symbol;
    n->set = set;
    n->text = symbol_word(set, symbol);
    return paragraph;
}

void bind_notes(struct binder *b)
{
    for (int i = 0; i < b->pending.n; i++)
        node_add(b->document, b->pending.v[i]);
    b->pending.n = 0;
}

/* Whether a chapter has the number of the bilaga; told once. */
static bool number_taken(struct binder *b)
{
    bool taken = *b->appendix_number <= '9' && b->appendices <= b->chapters && !b->told_numbers;
    b->told_numbers |= taken;
    return taken;
}

/* "1.2" of a numbered heading; NULL where the layout or the bilaga wants none. */
static const char *heading_number(struct binder *b, int level)
{
    const struct headings *look = definition_find(b->definitions, "headings", "");
    const struct appendices *appendices = definition_find(b->definitions, "appendices", "");
    if (b->unnumbered && level > b->unnumbered)
        return NULL;
    b->unnumbered = b->numbered ? 0 : level;
    if (!b->numbered)
        return NULL;
    b->counters[level - 1]++;
    memset(b->counters + level, 0, sizeof(int) * (size_t)(6 - level));
    b->chapters = b->appendix ? b->chapters : b->counters[0];
    if (!look->numbering || level > look->numbered_levels || (b->appendix && (level == 1 || !appendices->heading_numbers || !*b->appendix_number)))
        return NULL;
    const char *number = b->appendix ? b->appendix_number : arena_printf(b->arena, "%d", b->counters[0]);
    for (int i = 1; i < level; i++)
        number = arena_printf(b->arena, "%s.%d", number, b->counters[i]);
    if (b->appendix && number_taken(b))
        message_add(b->messages, MSG_APPENDIX_NUMBERS, definition_place(appendices, "heading-numbers"), number, b->appendix_number, b->appendix_number);
    return number;
}

struct node *bind_heading_in(struct binder *b, struct node *parent, int level, struct place place)
{
    static const char *const styles[] = { "heading-1", "heading-2", "heading-3", "heading-4", "heading-5", "heading-6" };
    if (level > 6)
        level = 6;
    if (level > 1 && !b->level)
        message_add(b->messages, MSG_TEXT_HEADING_FIRST, place, level);
    else if (level > b->level + 1)
        message_add(b->messages, MSG_TEXT_HEADING_LEVEL, place, level, b->level);
    b->level = level;
    struct node *n = node_add(parent, node_new(b->arena, NODE_HEADING, place));
    n->number = level;
    n->style = bind_style(b, styles[level - 1]);
    n->label = heading_number(b, level);
    b->heading = n;
    return n;
}

struct node *bind_heading(struct binder *b, int level, struct place place)
{
    return bind_heading_in(b, b->document, level, place);
}

void bind_block_heading(struct binder *b, const void *block, const char *key, const char *text, int level)
{
    if (!*text)
        return;
    struct place place = definition_place(block, key);
    notes_ini_text(b, bind_heading(b, level, place), text, place);
    bind_notes(b);
}

void bind_missed(struct binder *b)
{
    static const enum message_id follow[] = { MSG_LINK_MISSING, MSG_CELL_TABLE, MSG_LEGEND_EMPTY, MSG_TEXT_HEADING_FIRST, MSG_TEXT_HEADING_LEVEL,
                                              MSG_TEXT_FOOTNOTE_UNUSED, MSG_CHECK_EMPTY_CHAPTER, MSG_CHECK_PROSE_FIGURE, MSG_ACCEPT_NOTHING };
    for (size_t i = 0; i < sizeof follow / sizeof *follow && !b->missed; i++)
        messages_mute(b->messages, follow[i]);
    b->missed = true;
}

struct source *bind_source(struct binder *b, enum input_role role, const void *block, const char *file, int encoding)
{
    static const char *const encodings[] = { "auto", "utf-8", "windows-1252" };
    struct place asked = definition_place(block, "file");
    if (!file) {
        bind_missed(b);
        return NULL;
    }
    char *path = source_path_inside(b->arena, b->definitions->folder, file, asked, b->messages);
    enum stage stage = progress_enter(b->definitions->progress, STAGE_READ);
    struct source *s = path ? source_read(b->arena, path, path, encodings[encoding], asked, b->messages) : NULL;
    progress_enter(b->definitions->progress, stage);
    if (s)
        inputs_add(b->arena, b->definitions->inputs, role, path, file, s->bytes, s->byte_count);
    else
        bind_missed(b);
    return s;
}

/* ---- the blocks of a report, a function each ---- */

static void bind_cover(struct binder *b, const void *data)
{
    const struct cover *cover = data;
    struct node *n = node_add(b->document, node_new(b->arena, NODE_COVER, definition_place(data, NULL)));
    n->cover = cover;
    for (int i = 0; i < cover->lines.n; i++) {
        const struct cover_line *line = cover->lines.v[i];
        if (!line->text)
            continue;
        struct place place = definition_place(line, "text");
        const char *text = fields_expand(b->arena, &b->fields, line->text, place, b->messages);
        if (*text)
            bind_paragraph(b, n, line->style, text, place);
    }
    figure_cover(b, n, cover);
}

static void bind_contents(struct binder *b, const void *data)
{
    const struct contents *look = data;
    struct node *n = node_add(b->document, node_new(b->arena, NODE_CONTENTS, definition_place(data, NULL)));
    n->contents = look;
    n->new_page = true;
    if (!*look->title)
        return;
    struct node *heading = node_add(n, node_new(b->arena, NODE_HEADING, definition_place(data, "title")));
    heading->number = 1;
    heading->style = look->title_style;
    node_add(heading, node_new(b->arena, NODE_TEXT, heading->place))->text = look->title;
}

static void bind_text(struct binder *b, const void *data)
{
    const struct text_block *block = data;
    bind_block_heading(b, block, "heading", block->heading, block->level);
    struct source *s = bind_source(b, INPUT_TEXT, block, block->file, block->encoding);
    if (s)
        prose_file(b, s, block->top_level);
}

static void bind_heading_block(struct binder *b, const void *data)
{
    const struct heading_block *block = data;
    if (block->title)
        bind_block_heading(b, block, "title", block->title, block->level);
}

static void bind_table(struct binder *b, const void *data)
{
    tabulate(b, data);
}

static void bind_cards(struct binder *b, const void *data)
{
    cards_add(b, data);
}

static void bind_prose(struct binder *b, const void *data)
{
    sections_add(b, data);
}

static void bind_legend(struct binder *b, const void *data)
{
    legend_add(b, data);
}

static void bind_chart(struct binder *b, const void *data)
{
    chart_block(b, data);
}

static void bind_picture(struct binder *b, const void *data)
{
    figure_block(b, data);
}

static void bind_accepted(struct binder *b, const void *data)
{
    accepted_add(b, data);
}

static void bind_signatures(struct binder *b, const void *data)
{
    signatures_add(b, data);
}

static const struct { const char *kind; void (*bind)(struct binder *b, const void *data); } block_binders[] = {
    { "cover", bind_cover }, { "contents", bind_contents }, { "text", bind_text }, { "heading", bind_heading_block },
    { "table", bind_table }, { "cards", bind_cards }, { "prose", bind_prose }, { "legend", bind_legend }, { "chart", bind_chart }, { "picture", bind_picture }, { "appendix", bind_appendix },
    { "appendix-list", bind_appendix_list }, { "accepted", bind_accepted }, { "signatures", bind_signatures },
};

/* Where what a block made stands: on the page that it says, else on that of its chapter.  A chapter begins with a bilaga or a heading of level 1,
 * and has a page of its own only if one of these blocks says so. */
static void place_nodes(struct binder *b, const struct block *block, struct node *first)
{
    const struct placing *placing = block_placing(block);
    const struct page_style *usual = definition_find(b->definitions, "page", ""), *own = placing ? placing->page : NULL;
    bool opens = strcmp(block->kind->name, "appendix") == 0 || strcmp(block->kind->name, "heading") == 0;
    if (first && placing && placing->new_page)
        first->new_page = true;
    for (struct node *n = first; n; n = n->next) {
        const struct node *heading = node_heading(n);
        if (heading && heading->number == 1)
            b->chapter_page = opens && own ? own : usual;
        n->page = own ? own : placing ? b->chapter_page : usual;
    }
}

static void bind_block(struct binder *b, const struct block *block)
{
    const struct placing *placing = block_placing(block);
    struct node *before = b->document->last;
    int taken = b->taken->list.n;
    b->numbered = !placing || placing->numbered;
    for (size_t i = 0; i < sizeof block_binders / sizeof *block_binders; i++)
        if (strcmp(block_binders[i].kind, block->kind->name) == 0)
            block_binders[i].bind(b, block->data);
    bind_notes(b);
    struct node *first = before ? before->next : b->document->first;
    place_nodes(b, block, first);
    for (; taken < b->taken->list.n && first; taken++) {
        b->taken->list.v[taken]->first = first;
        b->taken->list.v[taken]->last = b->document->last;
    }
    if (first)
        anchor_block(&b->anchors, block->kind->name, block->name, first);
}

/* A decision has an organ, a day and a paragraph, or it is none. */
static void check_decision(const struct definitions *d)
{
    const struct decision *by = definition_find(d, "decision", "");
    const struct { const char *key, *value; } parts[] = { { "by", by->by }, { "date", by->date }, { "paragraph", by->paragraph } };
    for (size_t i = 0; i < sizeof parts / sizeof *parts && by->status >= STATUS_APPROVED; i++)
        if (!*parts[i].value)
            message_add(d->messages, MSG_INI_REQUIRED, definition_place(by, NULL), "decision", parts[i].key);
}

/* White space and soft hyphens say nothing. */
static bool says_something(const char *text)
{
    while (*text) {
        uint32_t rune = utf8_next(&text);
        if (!rune_is_space(rune) && rune != SOFT_HYPHEN)
            return true;
    }
    return false;
}

static void check_headings(struct binder *b)
{
    for (const struct node *n = b->document->first; n; n = n->next) {
        const struct node *heading = node_heading(n);
        struct buffer text = { 0 };
        if (heading)
            node_text(heading, &text);
        if (heading && (!text.n || !says_something(text.s)))
            message_add(b->messages, MSG_TEXT_HEADING_EMPTY, heading->place);
        buffer_done(&text);
    }
}

struct node *bind_report(const struct definitions *d, struct taken_list *taken)
{
    struct binder b = { .arena = d->arena, .messages = d->messages, .definitions = d, .fields = fields_of_report(d), .taken = taken, .symbols = symbol_memory_new(d->arena),
                        .anchors = { .arena = d->arena, .messages = d->messages } };
    arena_init(&b.passing);
    taken->album = (struct album){ .arena = d->arena, .messages = d->messages };
    b.document = node_new(d->arena, NODE_DOCUMENT, place_file(d->report->source));
    b.chapter_page = definition_find(d, "page", "");
    check_decision(d);
    struct note_scope notes = { 0 };
    const struct report *report = definition_find(d, "report", "");
    notes_open(&b, &notes, report, report->notes_file, NULL);
    b.report_notes = &notes;
    contrast_check(d);
    for (int i = 0; i < d->blocks.n; i++) {
        changes_before(&b, i);
        bind_block(&b, &d->blocks.v[i]);
    }
    changes_before(&b, d->blocks.n);
    notes_close_files(&b);
    arena_done(&b.passing);
    legends_fill(&b);
    citations_resolve(&b);
    check_headings(&b);
    changes_mark(&b);
    anchors_resolve(&b.anchors, b.document);
    if (!b.document->first && !d->messages->errors)
        message_add(d->messages, MSG_REPORT_EMPTY, place_file(d->report->source));
    return b.document;
}
