/* notes.c: notes that are defined apart from what they are marked in */

#include "document/notes.h"

#include <string.h>
#include "document/citation.h"
#include "document/prose.h"
#include "read/markdown.h"
#include "read/source.h"

/* ---- reading them ---- */

struct note_file {
    const char *path;
    struct footnotes notes;
};

static const struct footnotes *read_file(struct binder *b, const void *block, const char *file)
{
    struct place asked = definition_place(block, "notes-file");
    const char *path = source_path_inside(b->arena, b->definitions->folder, file, asked, b->messages);
    for (int i = 0; path && i < b->note_files.n; i++)
        if (strcmp(b->note_files.v[i]->path, path) == 0)
            return &b->note_files.v[i]->notes;
    enum stage stage = progress_enter(b->definitions->progress, STAGE_READ);
    struct source *s = path ? source_read(b->arena, path, path, "auto", asked, b->messages) : NULL;
    progress_enter(b->definitions->progress, stage);
    if (!s) {
        messages_mute(b->messages, MSG_TEXT_FOOTNOTE_MISSING);
        return NULL;
    }
    inputs_add(b->arena, b->definitions->inputs, INPUT_TEXT, path, file, s->bytes, s->byte_count);
    struct note_file *read = arena_new(b->arena, struct note_file);
    *vec_push(b->arena, &b->note_files) = read;
    read->path = path;
    footnotes_read(&read->notes, b->arena, s, b->messages);
    return &read->notes;
}

/* "1 Avser helår", "** Preliminärt": the mark, blanks and the text. */
static void add_listed(struct binder *b, struct note_scope *scope, const char *said)
{
    size_t name = strcspn(said, " \t"), blank = strspn(said + name, " \t");
    struct place place = place_of_sign(definition_place(scope->block, "notes"), said);
    struct markdown_note *note = vec_push(b->arena, &scope->listed.all);
    size_t from = 0;
    if (!said[name + blank])
        message_add(b->messages, MSG_TEXT_FOOTNOTE_FORM, place, said);
    if (footnote_mark(said, name)) {                /* [^1] Avser helår, [^1]: … */
        from = 2;
        name = from + footnote_mark(said, name);
    }
    note->name = arena_strndup(b->arena, said + from, name - from);
    note->text = arena_strdup(b->arena, said + strcspn(said, " \t") + blank);
    note->place = place_of_sign(place, note->text);
    note->mark = place;
    note->mark.length = (int)strcspn(said, " \t");
}

static void tell_doubles(struct binder *b, const struct note_scope *scope)
{
    for (int i = 0; scope->file && i < scope->listed.all.n; i++) {
        const struct markdown_note *note = &scope->listed.all.v[i];
        if (footnotes_find(scope->file, note->name))
            message_add(b->messages, MSG_TEXT_FOOTNOTE_DUPLICATE, note->mark, note->name);
    }
}

static bool any_star(const struct footnotes *f)
{
    for (int i = 0; f && i < f->all.n; i++)
        if (f->all.v[i].name[0] == '*')
            return true;
    return false;
}

void notes_open(struct binder *b, struct note_scope *scope, const void *block, const char *file, const struct list *listed)
{
    scope->block = block;
    if (*file)
        scope->file = read_file(b, block, file);
    for (int i = 0; listed && i < listed->n; i++)
        add_listed(b, scope, listed->v[i]);
    footnotes_sort(&scope->listed, b->arena, b->messages);
    tell_doubles(b, scope);
    scope->signs.stars = any_star(scope->file) || any_star(&scope->listed);
}

void notes_close(struct binder *b, struct note_scope *scope)
{
    footnotes_report_unused(&scope->listed, b->messages);
}

void notes_close_files(struct binder *b)
{
    for (int i = 0; i < b->note_files.n; i++)
        footnotes_report_unused(&b->note_files.v[i]->notes, b->messages);
}

/* ---- looking them up ---- */

static struct markdown_note *find_in(const struct note_scope *scope, const char *name)
{
    struct markdown_note *note = scope ? footnotes_find(&scope->listed, name) : NULL;
    return note || !scope || !scope->file ? note : footnotes_find(scope->file, name);
}

struct markdown_note *notes_find(struct binder *b, const char *name)
{
    struct markdown_note *note = find_in(b->scope, name);
    note = note ? note : find_in(b->report_notes, name);
    if (note)
        note->used = true;
    return note;
}

/* ---- marks and notes as nodes ---- */

static struct note_scope *scope_of(struct binder *b, const struct markdown_note *note)
{
    return b->scope && b->scope->serial && find_in(b->scope, note->name) == note ? b->scope : NULL;
}

static struct node *make_note(struct binder *b, struct note_scope *table, const struct markdown_note *text)
{
    bool star = table && text->name[0] == '*';
    struct node *note = node_new(b->arena, NODE_NOTE, text->place);
    note->number = ++b->notes;
    note->below = table && (star || table->below);
    note->label = star ? text->name : arena_printf(b->arena, "%d", note->below ? ++table->count : ++b->page_notes);
    if (note->below)
        *vec_push(b->arena, &table->pending) = note;
    else
        *vec_push(b->arena, &b->pending) = note;
    return note;
}

static struct node *note_of(struct binder *b, struct markdown_note *text)
{
    struct note_scope *table = scope_of(b, text);
    bool below = table && (table->below || text->name[0] == '*');
    if (text->made && text->made_for == (below ? table->serial : 0))
        return text->made;
    struct node *note = text->made = make_note(b, table, text);
    text->made_for = below ? table->serial : 0;
    prose_note(b, note, text, below ? table->style : bind_style(b, "footnote"));
    return note;
}

/* Two marks side by side are parted by a comma, or 1 and 2 are twelve. */
static void part_from_mark(struct binder *b, struct node *at, struct place place)
{
    if (!at->last || at->last->kind != NODE_NOTE_MARK)
        return;
    struct node *comma = node_add(at, node_new(b->arena, NODE_TEXT, place));
    comma->text = ",";
    comma->raised = true;
}

void notes_mark(struct binder *b, struct node *at, struct markdown_note *text, struct place place)
{
    part_from_mark(b, at, place);
    struct node *mark = node_add(at, node_new(b->arena, NODE_NOTE_MARK, place));
    mark->note = note_of(b, text);
    mark->text = mark->note->label;
}

static void add_mark(struct binder *b, struct node *at, const struct mark *m)
{
    struct markdown_note *note = notes_find(b, m->name);
    if (note)
        notes_mark(b, at, note, m->place);
    else
        message_add(b->messages, MSG_TEXT_FOOTNOTE_MISSING, m->place, m->name);
}

void notes_marks(struct binder *b, struct node *at, const struct marks *marks)
{
    for (int i = 0; marks && i < marks->n; i++)
        add_mark(b, at, &marks->v[i]);
}

static void add_words(struct binder *b, struct node *at, const char *text, struct place place)
{
    node_add(at, node_new(b->arena, NODE_TEXT, place))->text = text;
}

static void add_parts(struct binder *b, struct node *at, const char *text, const struct marks *marks, struct place place,
                      void (*add)(struct binder *, struct node *, const char *, struct place))
{
    int from = 0;
    for (int i = 0; marks && i <= marks->n; i++) {
        int to = i < marks->n ? marks->v[i].offset : (int)strlen(text);
        if (to > from)
            add(b, at, arena_strndup(b->arena, text + from, (size_t)(to - from)), place);
        if (i < marks->n)
            add_mark(b, at, &marks->v[i]);
        from = to > from ? to : from;
    }
    if (!marks && *text)
        add(b, at, text, place);
}

void notes_text(struct binder *b, struct node *at, const char *text, const struct marks *marks, struct place place)
{
    add_parts(b, at, text, marks, place, add_words);
}

void notes_ini_text(struct binder *b, struct node *at, const char *text, struct place place)
{
    static const struct mark_signs none;
    const struct marks *marks;
    text = marks_take(b->arena, text, place, b->scope ? b->scope->signs : none, &marks);
    add_parts(b, at, text, marks, place, citation_text);
}

void notes_cell(struct binder *b, struct node *at, const struct csv_cell *cell)
{
    static const struct mark_signs none;
    const struct marks *marks = cell->marks;
    const char *text = cell->text;
    if (!marks)
        text = marks_take(b->arena, text, cell->place, b->scope ? b->scope->signs : none, &marks);
    notes_text(b, at, text, marks, cell->place);
}

/* ---- where they stand ---- */

void notes_next_table(struct binder *b, struct note_scope *scope)
{
    scope->serial = ++b->tables;
    scope->count = 0;
}

/* 0 of a number, how many of stars */
static size_t stars_of(const struct node *note)
{
    return strspn(note->label, "*");
}

/* Numbers in the order of their marks, then *, **, … */
void notes_put(struct binder *b, struct note_scope *scope)
{
    size_t most = 0;
    for (int i = 0; i < scope->pending.n; i++)
        most = stars_of(scope->pending.v[i]) > most ? stars_of(scope->pending.v[i]) : most;
    for (size_t stars = 0; stars <= most; stars++)
        for (int i = 0; i < scope->pending.n; i++)
            if (stars_of(scope->pending.v[i]) == stars)
                node_add(b->document, scope->pending.v[i]);
    scope->pending.n = 0;
    bind_notes(b);
}
