/* appearance.c: how a signed field looks
 *
 * Lines of text, broken at spaces, from the largest size that fits the field.  What is drawn needs no tags: the field's element in the tree of tags holds it. */

#include "finished/appearance.h"

#include <string.h>
#include <uninorm.h>
#include "base/cp1252.h"
#include "base/length.h"
#include "base/utf8.h"
#include "finished/moment.h"
#include "read/source.h"

#define PADDING PT(6)
#define LEADING 1200                /* thousandths of the size */
#define ASCENT 950                  /* of a line above its base */
#define SCALE_MIN 550               /* thousandths of the sizes below */
#define SCALE_STEP 50
#define LABEL "Elektroniskt undertecknad av"
#define LABEL_SIZE PT(7.5)
#define NAME_SIZE PT(11)
#define TEXT_SIZE PT(8)
#define PARAGRAPHS_MAX 4

struct paragraph { const char *text; length size; };    /* Windows-1252 */
struct line { const char *text; int n; length size; };

struct drawing {
    const struct pdffile *f;
    const struct signfield *field;
    qpdf_oh font;
    const char *font_name;          /* "/SigF" */
    int widths[256];                /* thousandths of the size; 0: there is no such letter */
    length width, height;
    struct paragraph paragraphs[PARAGRAPHS_MAX];
    int n;
    vec(struct line) lines;
};

/* ---- the font ---- */

/* The first font of the resources that has WinAnsiEncoding and widths. */
static bool take_font(struct drawing *d, qpdf_oh resources)
{
    const struct pdffile *f = d->f;
    qpdf_oh fonts = pdffile_get(f, resources, "/Font");
    if (!qpdf_oh_is_dictionary(f->qpdf, fonts))
        return false;
    for (qpdf_oh_begin_dict_key_iter(f->qpdf, fonts); qpdf_oh_dict_more_keys(f->qpdf);) {
        const char *name = arena_strdup(f->arena, qpdf_oh_dict_next_key(f->qpdf));
        qpdf_oh font = qpdf_oh_get_key(f->qpdf, fonts, name);
        if (qpdf_oh_is_indirect(f->qpdf, font) && qpdf_oh_is_name_and_equals(f->qpdf, pdffile_get(f, font, "/Encoding"), "/WinAnsiEncoding")
            && qpdf_oh_is_array(f->qpdf, pdffile_get(f, font, "/Widths"))) {
            d->font = font;
            d->font_name = name;
            return true;
        }
    }
    return false;
}

static void read_widths(struct drawing *d)
{
    const struct pdffile *f = d->f;
    qpdf_oh widths = pdffile_get(f, d->font, "/Widths"), first = pdffile_get(f, d->font, "/FirstChar");
    int n = qpdf_oh_get_array_n_items(f->qpdf, widths), from = qpdf_oh_is_integer(f->qpdf, first) ? qpdf_oh_get_int_value_as_int(f->qpdf, first) : 0;
    for (int i = 0; i < n && from >= 0 && from + i < 256; i++) {
        qpdf_oh width = qpdf_oh_get_array_item(f->qpdf, widths, i);
        double thousandths = qpdf_oh_is_number(f->qpdf, width) ? qpdf_oh_get_numeric_value(f->qpdf, width) : 0;
        d->widths[from + i] = thousandths > 0 && thousandths < 10000 ? (int)(thousandths + 0.5) : 0;
    }
}

static bool find_font(struct drawing *d)
{
    const struct pdffile *f = d->f;
    qpdf_oh normal = pdffile_get(f, pdffile_get(f, d->field->object, "/AP"), "/N");
    bool found = take_font(d, pdffile_get(f, normal, "/Resources")) || take_font(d, pdffile_get(f, pdffile_get(f, pdffile_catalog(f), "/AcroForm"), "/DR"));
    if (found)
        read_widths(d);
    return found;
}

/* ---- the room ---- */

static length side(const struct drawing *d, qpdf_oh rectangle, int from, int to)
{
    double a = qpdf_oh_get_numeric_value(d->f->qpdf, qpdf_oh_get_array_item(d->f->qpdf, rectangle, from));
    double b = qpdf_oh_get_numeric_value(d->f->qpdf, qpdf_oh_get_array_item(d->f->qpdf, rectangle, to));
    double thousandths = (a < b ? b - a : a - b) * 1000 + 0.5;
    return thousandths < 20000000 ? (length)thousandths : 0;
}

static bool find_room(struct drawing *d)
{
    qpdf_oh rectangle = pdffile_get(d->f, d->field->object, "/Rect");
    if (!qpdf_oh_is_array(d->f->qpdf, rectangle) || qpdf_oh_get_array_n_items(d->f->qpdf, rectangle) != 4)
        return false;
    for (int i = 0; i < 4; i++)
        if (!qpdf_oh_is_number(d->f->qpdf, qpdf_oh_get_array_item(d->f->qpdf, rectangle, i)))
            return false;
    d->width = side(d, rectangle, 0, 2);
    d->height = side(d, rectangle, 1, 3);
    return d->width > 0 && d->height > 0;
}

/* ---- letters ---- */

static bool has_letter(const struct drawing *d, uint32_t rune)
{
    unsigned byte = cp1252_byte(rune);
    return byte >= 0x20 && byte < 256 && d->widths[byte];
}

/* The letter itself, or without the marks that the font does not have: a c for a ć.  0: there is none. */
static uint32_t letter_for(const struct drawing *d, uint32_t rune)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    for (int depth = 0; depth < 4 && !has_letter(d, rune); depth++) {
        if (uc_canonical_decomposition(rune, parts) < 1)
            return 0;
        rune = parts[0];
    }
    return has_letter(d, rune) ? rune : 0;
}

static bool add_paragraph(struct drawing *d, const char *utf8, length size)
{
    struct buffer text = { 0 };
    bool whole = true;
    buffer_add(&text, "");
    for (const char *s = text_nfc(d->f->arena, utf8); *s && whole;) {
        uint32_t rune = utf8_next(&s), letter = rune_is_space(rune) ? ' ' : letter_for(d, rune);
        if (!letter) {
            message_add(d->f->messages, MSG_SIGN_LETTER, place_file(d->f->source), d->field->name, (unsigned)rune, utf8);
            whole = false;
        } else if (letter != rune && letter != ' ') {
            message_add(d->f->messages, MSG_SIGN_MARK, place_file(d->f->source), d->field->name, (unsigned)rune, utf8);
        }
        buffer_byte(&text, (char)cp1252_byte(letter));
    }
    if (text.n)
        d->paragraphs[d->n++] = (struct paragraph){ arena_strndup(d->f->arena, text.s, text.n), size };
    buffer_done(&text);
    return whole;
}

static bool add_paragraphs(struct drawing *d, const struct appearance_text *t)
{
    const char *when = moment_text(d->f->arena, t->moment);
    if (t->location && *t->location)
        when = arena_printf(d->f->arena, "%s, %s", when, t->location);
    return add_paragraph(d, LABEL, LABEL_SIZE) && add_paragraph(d, t->name, NAME_SIZE) && add_paragraph(d, when, TEXT_SIZE)
        && (!t->reason || add_paragraph(d, t->reason, TEXT_SIZE));
}

/* ---- lines ---- */

static length width_of(const struct drawing *d, const char *text, int n, length size)
{
    int64_t width = 0;
    for (int i = 0; i < n; i++)
        width += (int64_t)d->widths[(unsigned char)text[i]] * size / 1000;
    return (length)width;
}

/* How many letters of the text stand in a line, up to a space; 0: not even the first word. */
static int fitting(const struct drawing *d, const char *text, length size, length room)
{
    int best = 0;
    for (int n = 0;; n++)
        if (!text[n] || text[n] == ' ') {
            if (width_of(d, text, n, size) > room)
                return best;
            best = n;
            if (!text[n])
                return best;
        }
}

static bool break_paragraph(struct drawing *d, const struct paragraph *p, length size, length room)
{
    for (const char *at = p->text; *at;) {
        int n = fitting(d, at, size, room);
        if (!n)
            return false;
        *vec_push(d->f->arena, &d->lines) = (struct line){ at, n, size };
        for (at += n; *at == ' ';)
            at++;
    }
    return true;
}

static length height_of(const struct drawing *d)
{
    int64_t height = 0;
    for (int i = 0; i < d->lines.n; i++)
        height += (int64_t)d->lines.v[i].size * LEADING / 1000;
    return (length)height;
}

static length padding_of(const struct drawing *d)
{
    length least = d->height < d->width ? d->height / 8 : d->width / 8;
    return least < PADDING ? least : PADDING;
}

static bool fits(struct drawing *d, int scale)
{
    length padding = padding_of(d);
    d->lines.n = 0;
    for (int i = 0; i < d->n; i++)
        if (!break_paragraph(d, &d->paragraphs[i], (length)((int64_t)d->paragraphs[i].size * scale / 1000), d->width - 2 * padding))
            return false;
    return height_of(d) <= d->height - padding;
}

static bool set(struct drawing *d)
{
    int scale = 1000;
    while (scale >= SCALE_MIN && !fits(d, scale))
        scale -= SCALE_STEP;
    if (scale < SCALE_MIN)
        message_add(d->f->messages, MSG_SIGN_ROOM, place_file(d->f->source), d->field->name);
    return scale >= SCALE_MIN;
}

/* ---- operators ---- */

static void put_string(const char *text, int n, struct buffer *out)
{
    buffer_byte(out, '(');
    for (int i = 0; i < n; i++)
        if (strchr("()\\", text[i]))
            buffer_printf(out, "\\%c", text[i]);
        else if ((unsigned char)text[i] >= 0x7F)
            buffer_printf(out, "\\%03o", (unsigned char)text[i]);
        else
            buffer_byte(out, text[i]);
    buffer_byte(out, ')');
}

static void put_lines(const struct drawing *d, struct buffer *out)
{
    length y = d->height - (d->height - height_of(d)) / 2;
    buffer_add(out, "BT 0 g\n");
    for (int i = 0; i < d->lines.n; i++) {
        const struct line *line = &d->lines.v[i];
        buffer_printf(out, "%s ", d->font_name);
        buffer_milli(out, line->size);
        buffer_add(out, " Tf 1 0 0 1 ");
        buffer_milli(out, padding_of(d));
        buffer_byte(out, ' ');
        buffer_milli(out, y - (int64_t)line->size * ASCENT / 1000);
        buffer_add(out, " Tm ");
        put_string(line->text, line->n, out);
        buffer_add(out, " Tj\n");
        y -= (length)((int64_t)line->size * LEADING / 1000);
    }
    buffer_add(out, "ET\n");
}

static void put_entries(const struct drawing *d, struct buffer *out)
{
    buffer_add(out, "/Type /XObject /Subtype /Form /BBox [0 0 ");
    buffer_milli(out, d->width);
    buffer_byte(out, ' ');
    buffer_milli(out, d->height);
    buffer_printf(out, "] /Resources << /Font << %s %s >> >>", d->font_name, qpdf_oh_unparse(d->f->qpdf, d->font));
}

enum appearance_result appearance_make(const struct pdffile *f, const struct signfield *field, const struct appearance_text *text, struct buffer *entries, struct buffer *operators)
{
    struct drawing d = { .f = f, .field = field };
    if (!find_room(&d) || !find_font(&d))
        return APPEARANCE_NONE;
    if (!add_paragraphs(&d, text) || !set(&d))
        return APPEARANCE_FAILED;
    put_entries(&d, entries);
    put_lines(&d, operators);
    return APPEARANCE_MADE;
}
