/* signature.c: fields to be signed
 *
 * ISO 32000-1 12.7.4.5, PDF/UA-1 7.18.  A field is its own widget.  Whoever signs adds to the end of the file: the field with its value and another
 * appearance, written anew under its number, and nothing else.  So the form is an object that need not change (SigFlags 3), every field is in
 * the tree of tags already, and the font of the appearances has all letters that a name may have. */
#include "output/pdf/pdf.h"

#include "output/pdf/latin.h"
#include "output/words.h"

#define FLAGS 132                   /* printed (PDF/A-2 6.3.2), and it stays where it is */
#define SIGNATURES_EXIST 1
#define APPEND_ONLY 2

/* A font that is signed in: SigF is the first, SigF2 the next. */
struct signature_font {
    const struct font *font;
    HPDF_Dict object;
    length size;                    /* of the first field in it */
};

/* --- fonts --- */

static int font_of(struct pdf *p, const struct item_signature *s)
{
    struct signature_fonts *fonts = &p->signatures.fonts;

    for (int i = 0; i < fonts->n; i++)
        if (fonts->v[i].font == s->font)
            return i;
    *vec_push(&p->arena, fonts) = (struct signature_font){s->font, latin_embed(&p->objects, s->font, p->messages), s->size};
    return fonts->n - 1;
}

static void put_font_name(struct buffer *out, int font)
{
    buffer_add(out, "/SigF");
    if (font)
        put_integer(out, font + 1);
}

static void put_font(struct buffer *out, const struct pdf *p, int font)
{
    put_font_name(out, font);
    buffer_byte(out, ' ');
    put_reference(out, p->signatures.fonts.v[font].object);
}

/* --- the appearance --- */

static void put_prompt(struct buffer *out, const struct item_signature *s, int font)
{
    const struct item *prompt = s->prompt;
    struct buffer words = {0};

    item_words(&prompt->text, &words);
    buffer_add(out, "BT ");
    put_color(out, s->color, "rg ");
    put_font_name(out, font);
    buffer_byte(out, ' ');
    buffer_milli(out, s->size);
    buffer_add(out, " Tf ");
    buffer_milli(out, prompt->x);
    buffer_byte(out, ' ');
    buffer_milli(out, (int64_t)s->height - prompt->y);
    buffer_add(out, " Td ");
    put_latin(out, words.s);
    buffer_add(out, " Tj ET\n");
    buffer_done(&words);
}

static HPDF_Dict make_appearance(struct pdf *p, const struct item_signature *s)
{
    HPDF_Dict form = object_stream(&p->objects, true);
    struct buffer entries = {0}, drawing = {0};
    int font = font_of(p, s);

    buffer_add(&entries, "/Type /XObject /Subtype /Form /BBox [0 0 ");
    buffer_milli(&entries, s->width);
    buffer_byte(&entries, ' ');
    buffer_milli(&entries, s->height);
    buffer_add(&entries, "] /Resources << /Font << ");
    put_font(&entries, p, font);
    buffer_add(&entries, " >> >>");
    if (s->prompt)
        put_prompt(&drawing, s, font);
    object_entries(&p->objects, form, &entries);
    if (form)
        object_data(&p->objects, form->stream, drawing.s, drawing.n);
    buffer_done(&entries);
    buffer_done(&drawing);
    return form;
}

/* --- the field --- */

void signature_write(struct pdf *p, int page, HPDF_Array annotations, const struct item *item)
{
    const struct item_signature *s = &item->signature;
    struct buffer b = {0};
    length height = s->width ? p->pages->list.v[page].height : 0, y = s->width ? item->y : 0;

    if (!s->font)
        return;
    HPDF_Dict field = object_new(&p->objects);
    buffer_printf(&b, "/Type /Annot /Subtype /Widget /FT /Sig /F %d /T ", FLAGS);
    put_string(&b, item->node->label);
    buffer_add(&b, " /TU ");
    put_words(&b, item->node->text);
    buffer_add(&b, " /Rect ");
    put_rectangle(&b, s->width ? item->x : 0, y, s->width, s->height, height);
    buffer_add(&b, " /P ");
    put_reference(&b, p->sheets[page]);
    buffer_add(&b, " /AP << /N ");
    put_reference(&b, make_appearance(p, s));
    buffer_add(&b, " >>");
    if (p->marker && p->marker->annotation)
        p->marker->annotation(p->marker->state, item, field, &b);
    object_entries(&p->objects, field, &b);
    HARU(&p->objects, HPDF_Array_Add, annotations, field);
    *vec_push(&p->arena, &p->signatures.fields) = field;
    buffer_done(&b);
}

/* --- the form, ISO 32000-1 12.7.2 --- */

void put_form(struct buffer *catalog, struct pdf *p)
{
    const struct signatures *s = &p->signatures;
    struct buffer b = {0};

    if (!s->fields.n)
        return;
    HPDF_Dict form = object_new(&p->objects);
    buffer_printf(&b, "/SigFlags %d /Fields [", SIGNATURES_EXIST | APPEND_ONLY);
    for (int i = 0; i < s->fields.n; i++) {
        if (i)
            buffer_byte(&b, ' ');
        put_reference(&b, s->fields.v[i]);
    }
    buffer_add(&b, "] /DR << /Font <<");
    for (int i = 0; i < s->fonts.n; i++) {
        buffer_byte(&b, ' ');
        put_font(&b, p, i);
    }
    buffer_add(&b, " >> >> /DA (/SigF ");
    buffer_milli(&b, s->fonts.v[0].size);
    buffer_add(&b, " Tf 0 g)");
    object_entries(&p->objects, form, &b);
    buffer_add(catalog, "\n/AcroForm ");
    put_reference(catalog, form);
    buffer_done(&b);
}
