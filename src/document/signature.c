/* signature.c: who signs, and where */

#include "document/signature.h"

#include <string.h>
#include "base/cp1252.h"
#include "base/utf8.h"
#include "document/rows.h"
#include "read/source.h"

/* One who signs, of a section or a row. */
struct who {
    const char *title, *person, *field, *tooltip;   /* "": not said */
    struct place place, title_place, person_place, field_place;
};

/* ---- names of fields: ISO 32000-1 12.7.3.2 ---- */

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_field_sign(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool is_field_name(const char *name)
{
    if (!is_letter(*name))
        return false;
    while (is_field_sign(*name))
        name++;
    return !*name;
}

static bool is_taken(const struct binder *b, const char *name)
{
    for (int i = 0; i < b->signature_fields.n; i++)
        if (strcmp(b->signature_fields.v[i], name) == 0)
            return true;
    return false;
}

static const char *take(struct binder *b, const char *name)
{
    return *vec_push(b->arena, &b->signature_fields) = name;
}

static const char *told_field(struct binder *b, const char *name, struct place place)
{
    if (!is_field_name(name))
        message_add(b->messages, MSG_SIGNATURE_FIELD, place, name);
    else if (is_taken(b, name))
        message_add(b->messages, MSG_SIGNATURE_TWICE, place, name);
    return take(b, name);
}

/* The ASCII letter that a Swedish one is written as; other signs are a hyphen. */
static char plain_sign(uint32_t rune)
{
    static const struct { const char *runes; char plain; } letters[] = {
        { "åäàáâ", 'a' }, { "ÅÄÀÁÂ", 'A' }, { "öøòóô", 'o' }, { "ÖØÒÓÔ", 'O' }, { "éèêë", 'e' }, { "ÉÈÊË", 'E' }, { "üùúû", 'u' }, { "ÜÙÚÛ", 'U' },
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        for (const char *s = letters[i].runes; *s;)
            if (utf8_next(&s) == rune)
                return letters[i].plain;
    return rune < 0x80 && is_field_sign((char)rune) ? (char)rune : '-';
}

/* "Nämndens ordförande" is Namndens-ordforande; a second one Namndens-ordforande-2. */
static const char *made_field(struct binder *b, const char *title)
{
    struct buffer name = { 0 };
    buffer_add(&name, "");
    while (*title) {
        char c = plain_sign(utf8_next(&title));
        if (is_letter(c) || (name.n && (c != '-' || name.s[name.n - 1] != '-')))
            buffer_byte(&name, c);
    }
    while (name.n && name.s[name.n - 1] == '-')
        name.s[--name.n] = '\0';
    const char *kept = name.n ? arena_strdup(b->arena, name.s) : "Underskrift", *found = kept;
    buffer_done(&name);
    for (int n = 2; is_taken(b, found); n++)
        found = arena_printf(b->arena, "%s-%d", kept, n);
    return take(b, found);
}

/* ---- nodes ---- */

static const char *read_aloud(struct binder *b, const struct who *who)
{
    const struct words *words = definition_find(b->definitions, "words", "");
    if (*who->tooltip)
        return who->tooltip;
    return arena_printf(b->arena, *who->person ? "%s: %s, %s" : "%s: %s", words->signature, who->title, who->person);
}

static struct node *add_signature(struct binder *b, struct node *parent, const struct signature_style *style, struct place place)
{
    struct node *n = node_add(parent, node_new(b->arena, NODE_SIGNATURE, place));
    n->signatures = style;
    return n;
}

static void add_field(struct binder *b, struct node *signer, const struct signature_style *style, const struct who *who)
{
    struct node *n = add_signature(b, signer, style, who->place);
    n->label = *who->field ? told_field(b, who->field, who->field_place) : made_field(b, who->title);
    n->text = read_aloud(b, who);
}

static void add_line(struct binder *b, struct node *signer, const struct signature_style *style, const char *key, const char *caption)
{
    if (*caption)
        bind_paragraph(b, add_signature(b, signer, style, signer->place), style->caption_style, caption, definition_place(style, key));
}

static void add_signer(struct binder *b, struct node *parent, const struct who *who)
{
    const struct signature_style *style = parent->signatures;
    struct node *signer = node_add(parent, node_new(b->arena, NODE_SIGNER, who->place));
    bind_paragraph(b, signer, style->title_style, who->title, who->title_place);
    if (*who->person)
        bind_paragraph(b, signer, style->name_style, who->person, who->person_place);
    if (style->kind == SIGNATURE_FIELD) {
        add_field(b, signer, style, who);
        return;
    }
    add_line(b, signer, style, "date-line", style->date_line);
    add_line(b, signer, style, "sign-line", style->sign_line);
    if (!*who->person)
        add_line(b, signer, style, "name-line", style->name_line);
}

/* ---- sections and rows ---- */

static void add_sections(struct binder *b, struct node *parent, const struct list *signers)
{
    for (int i = 0; i < signers->n; i++) {
        const struct signer *s = signers->v[i];
        struct place at = definition_place(s, "title");
        if (s->title)
            add_signer(b, parent, &(struct who){ fields_expand(b->arena, &b->fields, s->title, at, b->messages), s->person, s->field, s->tooltip,
                                                 definition_place(s, NULL), at, definition_place(s, "name"), definition_place(s, "field") });
    }
}

struct signer_columns { int title, name, field; };

static void add_row(struct binder *b, struct node *parent, const struct csv_table *csv, const struct csv_row *row, const struct signer_columns *c)
{
    static const struct csv_cell nothing = { .text = "" };
    const struct csv_cell *title = &row->cells[c->title], *name = c->name < 0 ? &nothing : &row->cells[c->name];
    const struct csv_cell *field = c->field < 0 ? &nothing : &row->cells[c->field];
    if (!*title->text)
        message_add(b->messages, MSG_SIGNATURE_TITLE, title->place, csv->header.cells[c->title].text, row->number);
    else
        add_signer(b, parent, &(struct who){ title->text, name->text, field->text, "", title->place, title->place, name->place, field->place });
}

/* A column that the block does not name itself may be missing. */
static int find_column(struct binder *b, const struct csv_table *csv, const struct signatures_block *block, const char *key, const char *name, bool needed)
{
    if (!*name)
        return -1;
    return needed || definition_says(block, key) ? rows_column(b, csv, block, key, name) : rows_find(csv, name);
}

static void add_file(struct binder *b, struct node *parent, const struct signatures_block *block)
{
    struct csv_table *csv = rows_read(b, block, &block->csv);
    if (!csv || !rows_choose(b, csv, block, &block->csv))
        return;
    const struct signer_columns c = { find_column(b, csv, block, "title-column", block->title_column, true),
                                      find_column(b, csv, block, "name-column", block->name_column, false),
                                      find_column(b, csv, block, "field-column", block->field_column, false) };
    for (int i = 0; c.title >= 0 && i < csv->rows.n; i++)
        add_row(b, parent, csv, &csv->rows.v[i], &c);
}

/* ---- the block ---- */

/* Signing writes the same signs into the font that this stands in: output/pdf/latin.c. */
static void check_prompt(struct binder *b, const struct signature_style *style)
{
    for (const char *s = style->prompt; *s && style->kind == SIGNATURE_FIELD;) {
        uint32_t rune = utf8_next(&s);
        if (!cp1252_byte(rune)) {
            message_add(b->messages, MSG_SIGNATURE_PROMPT, definition_place(style, "prompt"), style->prompt, (unsigned)rune);
            return;
        }
    }
}

static void add_timestamp(struct binder *b, struct node *parent, const struct signatures_block *block)
{
    const struct words *words = definition_find(b->definitions, "words", "");
    if (!*block->timestamp)
        return;
    struct node *n = add_signature(b, parent, block->style, definition_place(block, "timestamp"));
    n->label = told_field(b, block->timestamp, n->place);
    n->text = words->timestamp;
}

/* What it stands in: the document after its heading, or the cover; NULL after a message. */
static struct node *parent_of(struct binder *b, const struct signatures_block *block)
{
    struct node *cover = NULL;
    if (block->place == SIGNATURES_FLOW) {
        bind_block_heading(b, block, "heading", block->heading, block->level);
        return b->document;
    }
    for (struct node *n = b->document->first; n; n = n->next)
        cover = n->kind == NODE_COVER && !node_heading(n) ? n : cover;
    if (!cover)
        message_add(b->messages, MSG_SIGNATURES_COVER, definition_place(block, "place"), definition_title(block));
    if (*block->heading)
        message_add(b->messages, MSG_SIGNATURES_COVER_HEADING, definition_place(block, "heading"));
    return cover;
}

void signatures_add(struct binder *b, const struct signatures_block *block)
{
    struct node *parent = parent_of(b, block);
    if (!block->style || !parent)
        return;
    struct node *n = node_add(parent, node_new(b->arena, NODE_SIGNATURES, definition_place(block, NULL)));
    int errors = b->messages->errors;
    n->signatures = block->style;
    check_prompt(b, block->style);
    add_sections(b, n, &block->signers);
    if (*block->csv.file)
        add_file(b, n, block);
    if (!n->first && b->messages->errors == errors)
        message_add(b->messages, MSG_SIGNATURES_EMPTY, n->place, definition_title(block));
    add_timestamp(b, n, block);
}
