/* set.c: a document on pages
 *
 * Lines and tables are set once.  Contents need page numbers, which need pages: pages are built until no number in the contents changes.  Where the text
 * itself says numbers of pages it is set again with them. */

#include "typeset/set.h"

#include <string.h>
#include "document/field.h"
#include "document/report.h"
#include "typeset/builder.h"
#include "typeset/contents.h"
#include "typeset/pageref.h"
#include "typeset/flow.h"
#include "typeset/changebar.h"
#include "typeset/draftmark.h"
#include "typeset/running.h"

#define PASSES_MAX 5

struct job {
    struct setter setter;
    struct note_setter notes;
    struct node *document;
    struct strips flow;             /* of everything; contents are a marker */
    struct strips whole;            /* the same with the contents of this pass */
    struct pagerefs pagerefs;
    vec(struct contents_setter *) contents;     /* the contents, and lists of bilagor */
    struct fonts *fonts;
};

static void init_setter(struct setter *s, const struct definitions *d, struct fonts *fonts, const struct hyphenator *hyphenator, struct arena *scratch, struct arena *flow)
{
    *s = (struct setter){ .arena = d->arena, .messages = d->messages, .definitions = d, .link = definition_find(d, "style", "link"),
                           .drawn = arena_new(d->arena, struct drawn_symbols) };
    s->typesetter = (struct typesetter){ d->arena, fonts, d->messages, hyphenator, scratch, d->progress, flow };
}

/* On every kind of page that is in use. */
static bool room_to_set(struct setter *s, const struct node *document)
{
    bool room = true;
    for (const struct node *n = document->first; n; n = n->next) {
        if (n->page == s->page)
            continue;
        setter_page(s, n->page);
        if (s->measure >= PT(50) && s->body >= PT(50))
            continue;
        message_add(s->messages, MSG_PAGE_SMALL, definition_place(n->page, NULL));
        room = false;
    }
    return room;
}

/* Sets all text; anew when page numbers in it have changed. */
static void flow(struct job *j)
{
    j->flow = (struct strips){ 0 };
    progress_begin(j->setter.typesetter.progress, STAGE_BREAK);
    note_setter_init(&j->notes, &j->setter, j->document);
    flow_document(&j->setter, j->document, &j->flow);
}

static void init_contents(struct job *j)
{
    for (const struct node *n = j->document->first; n; n = n->next)
        if (n->kind == NODE_CONTENTS) {
            struct contents_setter *c = arena_new(j->setter.arena, struct contents_setter);
            contents_init(c, &j->setter, n, j->document);
            *vec_push(j->setter.arena, &j->contents) = c;
        }
}

/* The flow with the contents as they now are in the place of their marker. */
static const struct strips *with_contents(struct job *j)
{
    struct strips *strips = &j->whole;
    if (!j->contents.n)
        return &j->flow;
    if (strips->n)
        memset(strips->v, 0, sizeof *strips->v * (size_t)strips->n);
    strips->n = 0;
    vec_reserve(j->setter.typesetter.flow, strips, j->flow.n);
    for (int i = 0, next = 0; i < j->flow.n; i++) {
        if (j->flow.v[i].marker && j->flow.v[i].marker->kind == NODE_CONTENTS)
            contents_strips(j->contents.v[next++], strips);
        else
            *vec_push(j->setter.typesetter.flow, strips) = j->flow.v[i];
    }
    return strips;
}

static struct matter matter_of(const struct definitions *d)
{
    const struct report *r = definition_find(d, "report", "");
    const struct decision *by = definition_find(d, "decision", "");
    const struct fields fields = fields_of_report(d);
    return (struct matter){ .municipality = r->municipality, .committee = r->committee, .type = r->type, .period = r->period,
                            .case_number = r->case_number, .version = fields.value[FIELD_VERSION] ? fields.value[FIELD_VERSION] : "", .status = status_word(by->status), .organ = by->by,
                            .decided = by->date, .paragraph = by->paragraph, .revised = by->revised, .replaces = by->replaces, .reason = by->reason };
}

static struct pages *new_pages(const struct job *j)
{
    const struct definitions *d = j->setter.definitions;
    const struct report *r = definition_find(d, "report", "");
    const struct words *words = definition_find(d, "words", "");
    struct pages *pages = arena_new(d->arena, struct pages);
    pages->arena = d->arena;
    pages->fonts = j->fonts;
    pages->document = j->document;
    pages->title = r->title ? r->title : "";
    pages->author = *r->committee ? r->committee : r->municipality;
    pages->subject = r->type;
    pages->language = r->language;
    pages->page_word = words->page;
    pages->note_word = words->note;
    pages->empty_word = words->empty_cell;
    pages->date = r->date;
    pages->matter = matter_of(d);
    pages->archive = r->archive;
    pages->inputs = d->inputs;
    pages->progress = d->progress;
    return pages;
}

/* True when a page number in the contents is another than before. */
static bool number_contents(struct job *j, const struct pages *pages, struct moved *moved)
{
    bool changed = false;
    for (int i = 0; i < j->contents.n; i++)
        changed = contents_number(j->contents.v[i], pages, moved) || changed;
    return changed;
}

static struct pages *build(struct job *j)
{
    struct pages *pages = NULL;
    struct moved moved = { 0 };
    bool trial = j->contents.n || j->pagerefs.list.n;       /* numbers of pages are not known yet */
    for (int pass = 0; pass < PASSES_MAX; pass++, trial = false) {
        const struct strips *strips = with_contents(j);
        pages = new_pages(j);
        progress_begin(pages->progress, STAGE_PLACE);
        build_pages(&j->setter, &j->notes, strips, pages, trial);
        bool listed = number_contents(j, pages, &moved), told = pagerefs_number(&j->pagerefs, pages, &moved);
        if (!listed && !told && !trial)
            return pages;
        if (told || !trial)             /* built in earnest, though numbers still moved */
            flow(j);
    }
    struct buffer text = { 0 };
    node_text(moved.node, &text);
    message_add(j->setter.messages, MSG_SET_UNSTABLE, moved.node->place, text.s ? text.s : "", moved.from, moved.to);
    buffer_done(&text);
    return pages;
}

struct pages *set_report(const struct definitions *d, struct node *document, struct fonts *fonts, struct hyphenators *hyphenators)
{
    struct job j = { .document = document, .fonts = fonts };
    const struct hyphenation *look = definition_find(d, "hyphenation", "");
    progress_begin(d->progress, STAGE_BREAK);
    struct hyphenator *hyphenator = hyphenators_find(hyphenators, look, definition_place(look, "language"), d->messages);
    struct arena scratch, flow_arena;
    arena_init(&scratch);
    arena_init(&flow_arena);
    init_setter(&j.setter, d, fonts, hyphenator, &scratch, &flow_arena);
    struct pages *pages = new_pages(&j);
    if (room_to_set(&j.setter, document)) {
        pagerefs_find(d->arena, &j.pagerefs, document);
        flow(&j);
        init_contents(&j);
        pages = build(&j);
        struct fields fields = fields_of_report(d);
        running_lines(&j.setter, &fields, pages);
        draft_marks(&j.setter, &fields, pages);
        change_bars(&j.setter, pages);
    }
    arena_done(&scratch);
    arena_done(&flow_arena);
    return pages;
}
