/* markdown.c: prose, through md4c
 *
 * md4c gives pieces of its input and says of marks only that they are there.  `at` follows it: it stands behind what was
 * given last, and beside every mark moves past it, so that the next thing begins at the next character that is not blank.
 * Footnotes are blanked out before md4c sees the text; that way every offset stays what it was. */
#include "read/markdown.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include <md4c.h>

#include "base/utf8.h"
#include "read/entity.h"
#include "read/export.h"
#include "read/footnote.h"
#include "read/language.h"
#include "read/source.h"

enum { LIST_LEVELS = 6 };

struct parser {
    struct arena *arena;
    const struct markdown_events *events;
    void *user;
    struct messages *messages;

    struct markdown_prose prose;
    const char *text;               /* of the prose, footnotes blanked out */
    size_t size, at;
    size_t line_end;                /* of the line in which `at` was asked for last */

    int lists;                      /* open ones */
    int skipped;                    /* open blocks and spans that are not supported, with all in them */
    bool setext;                    /* the heading is underlined */
    bool in_item;                   /* the innermost open block is a list item */
    bool foreign;                   /* in a <span lang> */
    struct place foreign_place;
    bool tight;                     /* a paragraph that md4c does not know of is open */

    struct buffer piece;            /* running text that was not given yet */
    struct place piece_place;
    size_t piece_from, piece_to;

    struct footnotes notes;
};

/* --- places --- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static void skip_blank(struct parser *p)
{
    while (p->at < p->size && is_blank(p->text[p->at]))
        p->at++;
}

/* To the end of the line, which is looked for once only. */
static size_t line_end(struct parser *p)
{
    if (p->line_end < p->at || !p->line_end)
        p->line_end = p->at + strcspn(p->text + p->at, "\n");
    return p->line_end;
}

static struct place place_here(struct parser *p, size_t n)
{
    return markdown_prose_place(&p->prose, p->at, n);
}

static struct place place_of_line(struct parser *p)
{
    return place_here(p, line_end(p) - p->at);
}

static void move(struct parser *p, size_t n)
{
    p->at += n < p->size - p->at ? n : p->size - p->at;
}

/* Moves past a run of one of the characters. */
static void skip_run(struct parser *p, const char *characters)
{
    p->at += strspn(p->text + p->at, characters);
}

/* A block begins at the next character; [name]: target lines leave nothing behind, md4c keeps them. */
static void skip_to_block(struct parser *p)
{
    for (skip_blank(p); p->text[p->at] == '['; skip_blank(p)) {
        size_t close = p->at + strcspn(p->text + p->at, "]\n");
        bool definition = p->text[close] == ']' && p->text[close + 1] == ':';
        if (!definition)
            return;
        p->at = line_end(p);
    }
}

/* --- running text --- */

static void give_piece(struct parser *p)
{
    if (!p->piece.n)
        return;
    struct place place = p->piece_place;
    const char *text = text_nfc(p->arena, arena_strndup(p->arena, p->piece.s, p->piece.n));
    const char *from = p->text + p->piece_from;
    size_t n = p->piece_to - p->piece_from, line = strcspn(from, "\n");
    size_t length = utf8_count(from, n < line ? n : line);

    place.length = length > INT_MAX ? INT_MAX : length ? (int)length : 1;
    buffer_clear(&p->piece);
    if (p->events->text)
        p->events->text(p->user, text, place);
}

/* Adds to the running text what stands at `at` in the input and is n bytes long there. */
static void add_text(struct parser *p, const char *s, size_t size, size_t n)
{
    if (!size)
        return;
    if (!p->piece.n) {
        p->piece_place = place_here(p, 0);
        p->piece_from = p->at;
    }
    buffer_bytes(&p->piece, s, size);
    p->at += n;
    p->piece_to = p->at;
}

static void add_entity(struct parser *p, const char *s, size_t size)
{
    struct buffer resolved = {0};

    entity_put(&resolved, s, size);
    add_text(p, resolved.s, resolved.n, size);
    buffer_done(&resolved);
}

/* --- events --- */

static void give_enter(struct parser *p, enum markdown_block kind, int number)
{
    if (p->events->enter_block)
        p->events->enter_block(p->user, kind, number, place_of_line(p));
}

static void give_leave(struct parser *p, enum markdown_block kind)
{
    if (p->events->leave_block)
        p->events->leave_block(p->user, kind);
}

/* md4c leaves out the paragraphs of tight lists: running text directly in an item begins one, and whatever else comes ends it. */
static void begin_text(struct parser *p)
{
    if (!p->in_item || p->tight)
        return;
    skip_blank(p);
    give_enter(p, MARKDOWN_PARAGRAPH, 0);
    p->tight = true;
}

static void leave_language(struct parser *p)
{
    p->foreign = false;
    if (p->events->leave_span)
        p->events->leave_span(p->user, MARKDOWN_LANGUAGE);
}

static void end_text(struct parser *p)
{
    give_piece(p);
    if (p->foreign) {
        message_add(p->messages, MSG_TEXT_LANGUAGE_OPEN, p->foreign_place);
        leave_language(p);
    }
    if (p->tight)
        give_leave(p, MARKDOWN_PARAGRAPH);
    p->tight = false;
}

static void report_unsupported(struct parser *p, const char *what, size_t length)
{
    message_add(p->messages, MSG_TEXT_UNSUPPORTED, place_here(p, length), what);
}

static void skip_block(struct parser *p, const char *what)
{
    report_unsupported(p, what, line_end(p) - p->at);
    p->skipped = 1;
}

/* --- blocks --- */

static void enter_heading(struct parser *p, unsigned level)
{
    p->setext = p->text[p->at] != '#';
    give_enter(p, MARKDOWN_HEADING, (int)level);
    skip_run(p, "#");
    skip_run(p, " \t");
}

/* The line is done with; that which underlines a heading or ends a code block too. */
static void leave_line(struct parser *p, bool next_too)
{
    p->at = line_end(p);
    if (next_too) {
        skip_blank(p);
        p->at = line_end(p);
    }
}

static void enter_list(struct parser *p, enum markdown_block kind, unsigned first)
{
    if (p->lists == LIST_LEVELS) {
        skip_block(p, "a list in more than six levels");
        return;
    }
    p->lists++;
    give_enter(p, kind, (int)first);
}

static void enter_item(struct parser *p)
{
    give_enter(p, MARKDOWN_ITEM, 0);
    skip_run(p, "0123456789");
    move(p, 1);
    p->in_item = true;
}

static void enter_unsupported(struct parser *p, MD_BLOCKTYPE type)
{
    static const char *const names[] = {
        [MD_BLOCK_QUOTE] = "a quotation", [MD_BLOCK_HR] = "a rule",     [MD_BLOCK_CODE] = "a code block",
        [MD_BLOCK_HTML] = "raw HTML",     [MD_BLOCK_TABLE] = "a table",
    };

    skip_block(p, names[type]);
    if (type == MD_BLOCK_HR || type == MD_BLOCK_CODE)
        p->at = line_end(p);
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct parser *p = user;

    if (p->skipped || type == MD_BLOCK_DOC) {
        p->skipped += p->skipped > 0;
        return 0;
    }
    end_text(p);
    skip_to_block(p);
    p->in_item = false;
    switch (type) {
    case MD_BLOCK_P:  give_enter(p, MARKDOWN_PARAGRAPH, 0); break;
    case MD_BLOCK_H:  enter_heading(p, ((MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_UL: enter_list(p, MARKDOWN_BULLETS, 0); break;
    case MD_BLOCK_OL: enter_list(p, MARKDOWN_NUMBERS, ((MD_BLOCK_OL_DETAIL *)detail)->start); break;
    case MD_BLOCK_LI: enter_item(p); break;
    default:          enter_unsupported(p, type); break;
    }
    return 0;
}

static void leave_skipped(struct parser *p, MD_BLOCKTYPE type, const void *detail)
{
    bool fenced = type == MD_BLOCK_CODE && ((const MD_BLOCK_CODE_DETAIL *)detail)->fence_char;

    if (--p->skipped == 0) {
        leave_line(p, fenced);
        p->in_item = p->lists > 0;
    }
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct parser *p = user;

    if (p->skipped) {
        leave_skipped(p, type, detail);
        return 0;
    }
    end_text(p);
    switch (type) {
    case MD_BLOCK_P:  give_leave(p, MARKDOWN_PARAGRAPH); break;
    case MD_BLOCK_H:  give_leave(p, MARKDOWN_HEADING); leave_line(p, p->setext); break;
    case MD_BLOCK_LI: give_leave(p, MARKDOWN_ITEM); break;
    case MD_BLOCK_UL: give_leave(p, MARKDOWN_BULLETS); p->lists--; break;
    case MD_BLOCK_OL: give_leave(p, MARKDOWN_NUMBERS); p->lists--; break;
    default:          break;
    }
    p->in_item = p->lists > 0 && type != MD_BLOCK_LI;     /* only items hold blocks */
    return 0;
}

/* --- spans --- */

static const char *link_target(struct parser *p, const MD_ATTRIBUTE *href)
{
    struct buffer out = {0};

    for (int i = 0; href->size && href->substr_offsets[i] < href->size; i++) {
        const char *s = href->text + href->substr_offsets[i];
        size_t n = href->substr_offsets[i + 1] - href->substr_offsets[i];
        if (href->substr_types[i] == MD_TEXT_ENTITY)
            entity_put(&out, s, n);
        else
            buffer_bytes(&out, s, n);
    }
    const char *target = arena_strndup(p->arena, out.s, out.n);
    buffer_done(&out);
    return target;
}

static void give_enter_span(struct parser *p, enum markdown_span kind, const char *target, size_t mark)
{
    begin_text(p);
    if (p->events->enter_span)
        p->events->enter_span(p->user, kind, target, place_here(p, mark));
    move(p, mark);
}

static void give_leave_span(struct parser *p, enum markdown_span kind, size_t mark)
{
    if (p->events->leave_span)
        p->events->leave_span(p->user, kind);
    move(p, mark);
}

/* Moves past what ends the text of a link: > ] ](target "title") or ][name]. */
static void skip_link_end(struct parser *p)
{
    bool target = p->text[p->at] == ']' && p->text[p->at + 1] == '(';
    bool name = p->text[p->at] == ']' && p->text[p->at + 1] == '[';
    int depth = 0;

    move(p, 1);
    if (name)
        move(p, strcspn(p->text + p->at, "]") + 1);
    while (target && p->at < p->size) {
        char c = p->text[p->at++];
        move(p, c == '\\');
        depth += (c == '(') - (c == ')');
        if (!depth)
            return;
    }
}

static void skip_span(struct parser *p, const char *what)
{
    report_unsupported(p, what, 1);
    p->skipped = 1;
}

static void enter_picture(struct parser *p, const MD_SPAN_IMG_DETAIL *picture)
{
    if (!p->events->picture) {
        skip_span(p, "an image");
        return;
    }
    begin_text(p);
    p->events->picture(p->user, link_target(p, &picture->src), link_target(p, &picture->title), place_here(p, 2));
    move(p, 2);
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct parser *p = user;

    if (p->skipped) {
        p->skipped++;
        return 0;
    }
    give_piece(p);
    skip_blank(p);
    switch (type) {
    case MD_SPAN_EM:     give_enter_span(p, MARKDOWN_EMPHASIS, NULL, 1); break;
    case MD_SPAN_STRONG: give_enter_span(p, MARKDOWN_STRONG, NULL, 2); break;
    case MD_SPAN_A:      give_enter_span(p, MARKDOWN_LINK, link_target(p, &((MD_SPAN_A_DETAIL *)detail)->href), 1); break;
    case MD_SPAN_CODE:   skip_span(p, "inline code"); break;
    default:             enter_picture(p, detail); break;
    }
    return 0;
}

static void leave_picture(struct parser *p)
{
    if (p->events->picture)
        give_leave_span(p, MARKDOWN_PICTURE, 0);
    skip_link_end(p);
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct parser *p = user;

    (void)detail;
    if (p->skipped && --p->skipped)
        return 0;
    give_piece(p);
    switch (type) {
    case MD_SPAN_EM:     give_leave_span(p, MARKDOWN_EMPHASIS, 1); break;
    case MD_SPAN_STRONG: give_leave_span(p, MARKDOWN_STRONG, 2); break;
    case MD_SPAN_A:      give_leave_span(p, MARKDOWN_LINK, 0); skip_link_end(p); break;
    case MD_SPAN_CODE:   skip_run(p, " `"); break;
    default:             leave_picture(p); break;
    }
    return 0;
}

/* --- text --- */

/* A footnote mark, n bytes long; one without a note is an error and comes as text. */
static void give_mark(struct parser *p, const char *name, size_t n)
{
    struct markdown_note *note = footnotes_find(&p->notes, name);

    if (!note && p->events->note_elsewhere)
        note = p->events->note_elsewhere(p->user, name);
    if (!note) {
        message_add(p->messages, MSG_TEXT_FOOTNOTE_MISSING, place_here(p, n), name);
        add_text(p, p->text + p->at, n, n);
        return;
    }
    give_piece(p);
    note->used = true;
    if (p->events->note_mark)
        p->events->note_mark(p->user, note, place_here(p, n));
    p->at += n;
}

/* Ordinary text, which stands at `at`: running text and footnote marks. */
static void add_plain(struct parser *p, size_t size)
{
    size_t end = p->at + size, from = p->at;

    for (size_t i = from; i < end; i++) {
        size_t name = footnote_mark(p->text + i, end - i);
        if (!name)
            continue;
        add_text(p, p->text + from, i - from, i - from);
        give_mark(p, arena_strndup(p->arena, p->text + i + 2, name), name + 3);
        from = p->at;
        i = from - 1;
    }
    add_text(p, p->text + from, end - from, end - from);
}

/* Moves to where s stands; md4c also gives texts of its own, such as a line break. */
static bool move_to(struct parser *p, const char *s)
{
    uintptr_t at = (uintptr_t)s, from = (uintptr_t)p->text;

    if (at < from || at >= from + p->size)
        return false;
    p->at = (size_t)(at - from);
    return true;
}

static void give_break(struct parser *p)
{
    give_piece(p);
    if (p->events->hard_break)
        p->events->hard_break(p->user, place_here(p, 0));
}

/* A change of language is the only HTML that means something here. */
static void give_html(struct parser *p, const char *html, size_t n)
{
    const char *language = language_span(p->arena, html, n);
    bool end = n == 7 && memcmp(html, "</span>", 7) == 0;

    if (language && !language_valid(language))
        message_add(p->messages, MSG_TEXT_LANGUAGE, place_here(p, n), language);
    if ((!language || p->foreign) && (!end || !p->foreign)) {
        report_unsupported(p, "raw HTML", n);
        return;
    }
    give_piece(p);
    if (end) {
        leave_language(p);
        move(p, n);
        return;
    }
    p->foreign = true;
    p->foreign_place = place_here(p, n);
    give_enter_span(p, MARKDOWN_LANGUAGE, language, n);
}

static int on_text(MD_TEXTTYPE type, const char *s, MD_SIZE size, void *user)
{
    struct parser *p = user;
    bool ours = move_to(p, s);

    if (p->skipped) {
        p->at += ours ? size : 0;
        return 0;
    }
    if (type == MD_TEXT_HTML) {
        give_html(p, s, size);
        return 0;
    }
    begin_text(p);
    switch (type) {
    case MD_TEXT_BR:     give_break(p); break;
    case MD_TEXT_SOFTBR: add_text(p, " ", 1, 0); break;
    case MD_TEXT_ENTITY: add_entity(p, s, size); break;
    default:             ours ? add_plain(p, size) : add_text(p, s, size, 0); break;
    }
    return 0;
}

/* --- parsing --- */

static void parse(struct parser *p)
{
    const MD_PARSER md4c = {
        .flags = MD_FLAG_TABLES         /* to say that they are not supported */
            | MD_FLAG_PERMISSIVEAUTOLINKS,      /* www.kolada.se, https://… and addresses of mail are links without brackets */
        .enter_block = on_enter_block,
        .leave_block = on_leave_block,
        .enter_span = on_enter_span,
        .leave_span = on_leave_span,
        .text = on_text,
    };

    footnotes_take(&p->notes, p->arena, &p->prose, p->messages);
    if (md_parse(p->text, (MD_SIZE)p->size, &md4c, p))
        memory_exhausted();
    footnotes_report_unused(&p->notes, p->messages);
    buffer_done(&p->piece);
}

static void parse_text(struct arena *a, const char *text, struct place origin, const int *indents, const int *added,
                       const struct markdown_events *events, void *user, struct messages *m)
{
    struct parser p = {.arena = a, .events = events, .user = user, .messages = m};

    markdown_prose_open(&p.prose, a, text, origin, indents, added);
    p.text = p.prose.text;
    p.size = p.prose.size;
    parse(&p);
}

void markdown_parse(struct arena *a, const struct source *s, const struct markdown_events *events, void *user, struct messages *m)
{
    parse_text(a, s->text, (struct place){s, 1, 1, 1}, NULL, NULL, events, user, m);
}

void markdown_parse_note(struct arena *a, const struct markdown_note *note, const struct markdown_events *events, void *user,
                         struct messages *m)
{
    parse_text(a, note->text, note->place, note->indents, NULL, events, user, m);
}

void markdown_parse_text(struct arena *a, const char *text, struct place origin, bool paragraphs, const struct markdown_events *events,
                         void *user, struct messages *m)
{
    const struct export_text cell = export_read(a, text, paragraphs);
    parse_text(a, cell.text, origin, cell.indents, cell.added, events, user, m);
}
