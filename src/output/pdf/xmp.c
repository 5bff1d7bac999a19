/* xmp.c: what the document says about itself, for programs that know no PDF
 *
 * ISO 16684-1.  XMP says which standards the file keeps (ISO 19005-2 6.6.4, ISO 14289-1 5), what the information dictionary says, and
 * what report and what decision this is.  The last are properties of our own: every property that PDF/A does not know is described
 * in the file itself (6.6.2.3; in PDF/A-1 6.7.8). */
#include "output/pdf/pdf.h"

#include <stdio.h>
#include <string.h>
#include "base/utf8.h"

/* --- properties that PDF/A does not know --- */

struct property {
    const char *name, *type, *category, *description;
};

struct schema {
    const char *prefix, *uri, *title;
    const struct property *properties;
    int n;
};

static const struct property accessibility[] = {
    {"part", "Integer", "internal", "PDF/UA version identifier"},
};

enum matter_property {
    MATTER_KIND, MATTER_MUNICIPALITY, MATTER_COMMITTEE, MATTER_PERIOD, MATTER_CASE_NUMBER, MATTER_VERSION, MATTER_STATUS, MATTER_ORGAN,
    MATTER_DECIDED, MATTER_PARAGRAPH, MATTER_REVISED, MATTER_REPLACES, MATTER_REASON,
    MATTER_COUNT
};

static const struct property matter[MATTER_COUNT] = {
    [MATTER_KIND] = {"typ", "Text", "external", "Rapportens typ"},
    [MATTER_MUNICIPALITY] = {"kommun", "Text", "external", "Kommun"},
    [MATTER_COMMITTEE] = {"namnd", "Text", "external", "Nämnd eller styrelse vars rapport det är"},
    [MATTER_PERIOD] = {"period", "Text", "external", "Period som rapporten gäller"},
    [MATTER_CASE_NUMBER] = {"diarienummer", "Text", "external", "Ärendets diarienummer"},
    [MATTER_VERSION] = {"version", "Text", "external", "Rapportens version"},
    [MATTER_STATUS] = {"status", "Text", "external", "Utkast, Förslag, Godkänd eller Reviderad"},
    [MATTER_ORGAN] = {"organ", "Text", "external", "Organ som har beslutat om rapporten"},
    [MATTER_DECIDED] = {"beslutsdatum", "Date", "external", "Dag för beslutet"},
    [MATTER_PARAGRAPH] = {"paragraf", "Text", "external", "Paragraf i protokollet"},
    [MATTER_REVISED] = {"reviderad", "Date", "external", "Dag för rättelsen"},
    [MATTER_REPLACES] = {"ersatter", "Text", "external", "SHA-256 för den PDF-fil som denna version ersätter"},
    [MATTER_REASON] = {"skal", "Text", "external", "Skäl till rättelsen"},
};

#define MATTER_URI "urn:kommuntryck:beslut:1/"

static const struct schema schemas[] = {
    {"pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "PDF/UA Universal Accessibility Schema", accessibility, 1},
    {"beslut", MATTER_URI, "Rapporten och beslutet om den", matter, MATTER_COUNT},
};

/* --- text --- */

static void put_xml(struct buffer *b, const char *text)
{
    while (*text) {
        uint32_t rune = plain_rune(utf8_next(&text));

        if (rune == '<' || rune == '>' || rune == '&')
            buffer_printf(b, "&#%u;", (unsigned)rune);
        else
            buffer_rune(b, rune);
    }
}

/* A property; what stands in a list of one says which: rdf:Alt (by language), rdf:Seq or rdf:Bag. */
static void put_property(struct buffer *b, const char *name, const char *list, const char *text)
{
    if (!text || !*text)
        return;
    buffer_printf(b, "<%s>", name);
    if (list)
        buffer_printf(b, "<rdf:%s><rdf:li%s>", list, strcmp(list, "Alt") == 0 ? " xml:lang=\"x-default\"" : "");
    put_xml(b, text);
    if (list)
        buffer_printf(b, "</rdf:li></rdf:%s>", list);
    buffer_printf(b, "</%s>\n", name);
}

static void put_number(struct buffer *b, const char *name, int n)
{
    buffer_printf(b, "<%s>%d</%s>\n", name, n, name);
}

/* --- what is said --- */

static void put_common(struct buffer *b, struct pdf *p)
{
    const struct pages *pages = p->pages;
    char instant[] = "0000-00-00T00:00:00Z";

    put_property(b, "dc:title", "Alt", pages->title);
    put_property(b, "dc:creator", "Seq", pages->author);
    put_property(b, "dc:description", "Alt", pages->subject);
    put_property(b, "dc:language", "Bag", level_language(p->level, pages->language, &p->arena));
    put_property(b, "xmp:CreatorTool", NULL, CREATOR);
    put_property(b, "pdf:Producer", NULL, PRODUCER);
    if (!is_date(pages->date))
        return;
    memcpy(instant, pages->date, 10);
    put_property(b, "xmp:CreateDate", NULL, instant);
    put_property(b, "xmp:ModifyDate", NULL, instant);
}

static void put_matter(struct buffer *b, const struct matter *m)
{
    const char *const values[MATTER_COUNT] = {
        [MATTER_KIND] = m->type, [MATTER_MUNICIPALITY] = m->municipality, [MATTER_COMMITTEE] = m->committee, [MATTER_PERIOD] = m->period,
        [MATTER_CASE_NUMBER] = m->case_number, [MATTER_VERSION] = m->version, [MATTER_STATUS] = m->status, [MATTER_ORGAN] = m->organ,
        [MATTER_DECIDED] = is_date(m->decided) ? m->decided : NULL, [MATTER_PARAGRAPH] = m->paragraph,
        [MATTER_REVISED] = is_date(m->revised) ? m->revised : NULL, [MATTER_REPLACES] = m->replaces, [MATTER_REASON] = m->reason,
    };

    for (int i = 0; i < MATTER_COUNT; i++) {
        char name[64];

        snprintf(name, sizeof name, "beslut:%s", matter[i].name);
        put_property(b, name, NULL, values[i]);
    }
}

static void put_conformance(struct buffer *b, const struct level *level)
{
    if (level->part) {
        put_number(b, "pdfaid:part", level->part);
        put_property(b, "pdfaid:conformance", NULL, "A");
    }
    put_number(b, "pdfuaid:part", 1);
}

/* --- what describes it --- */

/* Properties that are not said need no description. */
static bool is_said(const struct buffer *b, const struct schema *s, const struct property *p)
{
    char tag[64];

    snprintf(tag, sizeof tag, "<%s:%s>", s->prefix, p->name);
    return strstr(b->s, tag) != NULL;
}

static void put_schema(struct buffer *b, const struct schema *s)
{
    buffer_add(b, "<rdf:li rdf:parseType=\"Resource\">\n");
    put_property(b, "pdfaSchema:schema", NULL, s->title);
    put_property(b, "pdfaSchema:namespaceURI", NULL, s->uri);
    put_property(b, "pdfaSchema:prefix", NULL, s->prefix);
    buffer_add(b, "<pdfaSchema:property><rdf:Seq>\n");
    for (const struct property *p = s->properties; p < s->properties + s->n; p++) {
        if (!is_said(b, s, p))
            continue;
        buffer_add(b, "<rdf:li rdf:parseType=\"Resource\">");
        put_property(b, "pdfaProperty:name", NULL, p->name);
        put_property(b, "pdfaProperty:valueType", NULL, p->type);
        put_property(b, "pdfaProperty:category", NULL, p->category);
        put_property(b, "pdfaProperty:description", NULL, p->description);
        buffer_add(b, "</rdf:li>\n");
    }
    buffer_add(b, "</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n");
}

static void put_schemas(struct buffer *b)
{
    buffer_add(b, "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                  " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n<pdfaExtension:schemas><rdf:Bag>\n");
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
        put_schema(b, &schemas[i]);
    buffer_add(b, "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
}

/* --- the packet --- */

static void put_packet(struct buffer *b, struct pdf *p)
{
    buffer_add(b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                  "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                  " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:beslut=\"" MATTER_URI "\">\n");
    put_common(b, p);
    put_matter(b, &p->pages->matter);
    put_conformance(b, p->level);
    buffer_add(b, "</rdf:Description>\n");
    put_schemas(b);
    buffer_add(b, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

/* Not deflated, so that programs that know no PDF find it; PDF/A-1 6.7.2 asks for that. */
HPDF_Dict write_xmp(struct pdf *p)
{
    HPDF_Dict xmp = object_stream(&p->objects, false);
    struct buffer b = {0};

    buffer_add(&b, "/Type /Metadata /Subtype /XML");
    object_entries(&p->objects, xmp, &b);
    buffer_clear(&b);
    put_packet(&b, p);
    if (xmp)
        object_data(&p->objects, xmp->stream, b.s, b.n);
    buffer_done(&b);
    return xmp;
}
