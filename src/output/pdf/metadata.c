/* metadata.c: what the document says about itself
 *
 * The same facts stand in the information dictionary (ISO 32000-1 14.3.3) and in XMP (14.3.2), and must agree (PDF/A-1 6.7.3).
 * XMP says which standards the file keeps (PDF/A-2 6.6.4, ISO 14289-1 5), and describes the properties that PDF/A does not know
 * (6.6.2.3).  The only date is that of the report. */
#include "output/pdf/pdf.h"

#include <string.h>
#include "base/utf8.h"
#include "output/pdf/profile.h"

#define CREATOR "kommuntryck"
#define PRODUCER "kommuntryck " KT_VERSION

static bool is_said(const char *s)
{
    return s && *s;
}

/* --- dates --- */

static bool is_date(const char *date)
{
    static const char pattern[] = "0000-00-00";

    if (!date || strlen(date) != sizeof pattern - 1)
        return false;
    for (int i = 0; pattern[i]; i++)
        if (pattern[i] == '-' ? date[i] != '-' : date[i] < '0' || date[i] > '9')
            return false;
    return true;
}

/* --- the information dictionary --- */

static void put_info(struct buffer *b, const char *key, const char *text)
{
    if (!is_said(text))
        return;
    buffer_printf(b, "/%s ", key);
    put_text(b, text);
    buffer_byte(b, '\n');
}

static void write_info(struct pdf *p)
{
    const struct pages *pages = p->pages;
    const char *d = pages->date;
    struct buffer b = {0};

    put_info(&b, "Title", pages->title);
    put_info(&b, "Author", pages->author);
    put_info(&b, "Subject", pages->subject);
    put_info(&b, "Creator", CREATOR);
    put_info(&b, "Producer", PRODUCER);
    if (is_date(d))
        buffer_printf(&b, "/CreationDate (D:%.4s%.2s%.2s000000Z) /ModDate (D:%.4s%.2s%.2s000000Z)", d, d + 5, d + 8, d, d + 5, d + 8);
    HARU(&p->objects, HPDF_Dict_RemoveElement, p->objects.doc->info, "Producer");       /* the library's own */
    if (!p->objects.status)
        object_entries(&p->objects, p->objects.doc->info, &b);
    buffer_done(&b);
}

/* --- XMP --- */

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
    if (!is_said(text))
        return;
    buffer_printf(b, "<%s>", name);
    if (list)
        buffer_printf(b, "<rdf:%s><rdf:li%s>", list, strcmp(list, "Alt") == 0 ? " xml:lang=\"x-default\"" : "");
    put_xml(b, text);
    if (list)
        buffer_printf(b, "</rdf:li></rdf:%s>", list);
    buffer_printf(b, "</%s>\n", name);
}

static void put_properties(struct buffer *b, const struct pages *pages)
{
    char instant[] = "0000-00-00T00:00:00Z";

    put_property(b, "dc:title", "Alt", pages->title);
    put_property(b, "dc:creator", "Seq", pages->author);
    put_property(b, "dc:description", "Alt", pages->subject);
    put_property(b, "dc:language", "Bag", pages->language);
    put_property(b, "xmp:CreatorTool", NULL, CREATOR);
    put_property(b, "pdf:Producer", NULL, PRODUCER);
    if (!is_date(pages->date))
        return;
    memcpy(instant, pages->date, 10);
    put_property(b, "xmp:CreateDate", NULL, instant);
    put_property(b, "xmp:ModifyDate", NULL, instant);
}

/* The properties of PDF/UA are none of those that PDF/A knows. */
static void put_conformance(struct buffer *b)
{
    buffer_add(b, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
                  "</rdf:Description>\n<rdf:Description rdf:about=\"\""
                  " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                  " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                  "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
                  "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
                  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
                  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                  "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
                  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
                  "<pdfaProperty:category>internal</pdfaProperty:category>"
                  "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>"
                  "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
                  "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n");
}

/* ISO 16684-1 7.  Not deflated, so that programs that know no PDF find it. */
static HPDF_Dict write_xmp(struct pdf *p)
{
    static const char begin[] =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
        " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";
    static const char end[] = "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
    HPDF_Dict xmp = object_stream(&p->objects, false);
    struct buffer b = {0};

    buffer_add(&b, "/Type /Metadata /Subtype /XML");
    object_entries(&p->objects, xmp, &b);
    buffer_clear(&b);
    buffer_add(&b, begin);
    put_properties(&b, p->pages);
    put_conformance(&b);
    buffer_add(&b, end);
    if (xmp)
        object_data(&p->objects, xmp->stream, b.s, b.n);
    buffer_done(&b);
    return xmp;
}

/* --- colours --- */

/* ISO 32000-1 14.11.5, PDF/A-2 6.2.3: what the numbers after rg and RG mean. */
static void put_output_intent(struct buffer *catalog, struct pdf *p)
{
    HPDF_Dict profile = object_stream(&p->objects, true);
    struct buffer b = {0};

    buffer_add(&b, "/N 3");
    object_entries(&p->objects, profile, &b);
    if (profile)
        object_data(&p->objects, profile->stream, srgb_profile, sizeof srgb_profile);
    buffer_add(catalog, "\n/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
                        " /Info (sRGB IEC61966-2.1) /DestOutputProfile ");
    put_reference(catalog, profile);
    buffer_add(catalog, " >>]");
    buffer_done(&b);
}

void put_metadata(struct buffer *catalog, struct pdf *p)
{
    write_info(p);
    if (is_said(p->pages->language)) {
        buffer_add(catalog, "/Lang ");
        put_string(catalog, p->pages->language);
    }
    buffer_add(catalog, "\n/ViewerPreferences << /DisplayDocTitle true >>\n/Metadata ");
    put_reference(catalog, write_xmp(p));
    put_output_intent(catalog, p);
}
