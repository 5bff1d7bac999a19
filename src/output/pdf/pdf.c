/* pdf.c: the device that writes PDF, of the level of PDF/A that the report asks for, and PDF/UA-1
 *
 * The order of things: sheets for all pages, so that links may point forward; the elements of all blocks; contents of pages,
 * which tell which glyphs are in use and which elements there are; links; fonts; the catalogue with the tags.  Nothing is read
 * from the clock, the system or an address: the same pages give the same bytes. */
#include "output/pdf/pdf.h"

#include <hpdf_pages.h>
#include "output/device.h"
#include "output/pdf/save.h"

static void pdf_init(struct pdf *p, const struct pages *pages, struct buffer *out, struct messages *m)
{
    *p = (struct pdf){.pages = pages, .level = level_of(pages), .messages = m};
    arena_init(&p->arena);
    objects_init(&p->objects, &p->arena);
    p->save = save_open(&p->objects, p->level, out);
    p->pictures.objects = &p->objects;
    p->pictures.save = p->save;
    p->pictures.flat = !p->level->transparency;
    p->sheets = arena_array(&p->arena, HPDF_Page, pages->list.n);
    p->face_count = pages->fonts ? pages->fonts->list.n : 0;
    p->faces = arena_array(&p->arena, struct face, p->face_count);
    for (int i = 0; i < p->face_count; i++)
        face_init(&p->faces[i], pages->fonts->list.v[i], &p->arena);
    links_init(p);
    p->structure = structure_new(p);
    p->marker = structure_marker(p->structure);
}

static void pdf_done(struct pdf *p)
{
    save_close(p->save);
    objects_done(&p->objects);
    structure_done(p->structure);
    arena_done(&p->arena);
}

/* --- sheets --- */

/* These lengths alone pass through the library, as floats with five decimals; a page is never so large that three are lost. */
static void set_size(struct objects *o, HPDF_Page sheet, const struct page *page)
{
    HPDF_Array box = HARU_NEW(o, HPDF_Array_New, o->doc->mmgr);

    HARU(o, HPDF_Array_AddNumber, box, 0);
    HARU(o, HPDF_Array_AddNumber, box, 0);
    HARU(o, HPDF_Array_AddReal, box, (HPDF_REAL)page->width / 1000);
    HARU(o, HPDF_Array_AddReal, box, (HPDF_REAL)page->height / 1000);
    HARU(o, HPDF_Dict_Add, sheet, "MediaBox", box);
}

/* One dictionary of resources serves all pages, in place of the library's own for each; PDF/A-2 6.2.2 wants every page to name
 * it. */
static void make_sheets(struct pdf *p)
{
    struct objects *o = &p->objects;

    p->resources = object_new(o);
    for (int i = 0; i < p->pages->list.n; i++) {
        HPDF_Page sheet = HARU_NEW(o, HPDF_AddPage, o->doc);

        set_size(o, sheet, &p->pages->list.v[i]);
        HARU(o, HPDF_Dict_Add, sheet, "Resources", p->resources);
        p->sheets[i] = sheet;
    }
}

static void fill_sheet(struct pdf *p, int number, struct content *c)
{
    HPDF_Page sheet = p->sheets[number];

    if (p->marker && p->marker->page_begin)
        p->marker->page_begin(p->marker->state, number, sheet);
    content_page(c, &p->pages->list.v[number]);
    progress_page(p->pages->progress);
    if (p->objects.status)
        return;
    HPDF_PageAttr attributes = sheet->attr;
    attributes->contents->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    save_data(p->save, attributes->contents, &c->operators);
    annotations_page(p, number);
}

/* --- pages --- */

/* Which codes there are is known before the first is written. */
static void know_texts(struct pdf *p)
{
    for (int i = 0; i < p->pages->list.n; i++)
        for (int k = 0; k < p->pages->list.v[i].items.n; k++) {
            const struct item *item = &p->pages->list.v[i].items.v[k];

            if (item->kind != ITEM_TEXT || (!item->text.count && !item->text.hyphen))
                continue;
            face_use(&p->faces[item->text.font->index], &p->objects);
            face_know(&p->faces[item->text.font->index], &item->text);
        }
    for (int i = 0; i < p->face_count; i++)
        face_settle(&p->faces[i]);
}

static bool texts_are_allowed(struct pdf *p)
{
    bool doubtful = false;

    for (int i = 0; i < p->face_count; i++)
        doubtful = doubtful || p->faces[i].doubtful;
    return !doubtful || level_check(p->level, p->pages, p->messages);
}

static void fill_sheets(struct pdf *p)
{
    struct content c = {.objects = &p->objects, .faces = p->faces, .pictures = &p->pictures, .marker = p->marker};

    for (int i = 0; i < p->pages->list.n; i++) {
        fill_sheet(p, i, &c);
        page_written(p->pages, i);
    }
    buffer_done(&c.operators);
}

/* --- fonts --- */

static void embed_faces(struct pdf *p)
{
    struct buffer b = {0};
    HPDF_Dict byte_map = NULL;

    buffer_add(&b, "/Font <<");
    for (int i = 0; i < p->face_count; i++) {
        struct face *f = &p->faces[i];

        if (!f->object)
            continue;
        buffer_printf(&b, " /F%d ", i);
        put_reference(&b, f->object);
        if (f->narrow && !byte_map)
            byte_map = face_byte_map(&p->objects);
        face_embed(f, &p->objects, p->level, byte_map, p->messages);
    }
    buffer_add(&b, " >>");
    put_pictures(&b, &p->pictures);
    object_entries(&p->objects, p->resources, &b);
    buffer_done(&b);
}

/* --- the document --- */

static void write_catalog(struct pdf *p)
{
    struct buffer catalog = {0};

    put_metadata(&catalog, p);
    put_outline(&catalog, p);
    put_labels(&catalog, p);
    put_attachments(&catalog, p);
    put_manifest(&catalog, p);
    put_form(&catalog, p);
    put_structure(&catalog, p);
    if (!p->objects.status)
        object_entries(&p->objects, p->objects.doc->catalog, &catalog);
    buffer_done(&catalog);
}

static void write_document(struct pdf *p)
{
    int errors = p->messages->errors;

    fill_sheets(p);
    embed_faces(p);
    write_catalog(p);
    progress_enter(p->pages->progress, STAGE_COMPRESS);
    if (p->messages->errors == errors)
        save_finish(p->save);
    progress_enter(p->pages->progress, STAGE_WRITE);
}

static bool pdf_write(const struct pages *pages, struct buffer *out, struct messages *m)
{
    struct pdf p;
    int errors = m->errors;

    pdf_init(&p, pages, out, m);
    make_sheets(&p);
    know_texts(&p);
    if (texts_are_allowed(&p))
        write_document(&p);
    if (p.objects.status)
        message_add(m, MSG_PDF_LIBRARY, (struct place){0}, (unsigned)p.objects.status, p.objects.failed);
    pdf_done(&p);
    return m->errors == errors;
}

const struct device device_pdf = {
    .name = "pdf",
    .suffix = ".pdf",
    .help = "PDF/A, of the level that the report asks for, and PDF/UA-1: with tags, bookmarks, page labels and links",
    .write = pdf_write,
};
