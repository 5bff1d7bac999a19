/* metadata.c: what the document says about itself
 *
 * The same facts stand in the information dictionary (ISO 32000-1 14.3.3) and in XMP (xmp.c), and must agree (PDF/A-1 6.7.3).  The
 * only date is that of the report. */
#include "output/pdf/pdf.h"

#include <string.h>
#include "output/pdf/profile.h"

static bool is_said(const char *s)
{
    return s && *s;
}

/* --- dates --- */

bool is_date(const char *date)
{
    static const char pattern[] = "0000-00-00";

    if (!date || strlen(date) != sizeof pattern - 1)
        return false;
    for (int i = 0; pattern[i]; i++)
        if (pattern[i] == '-' ? date[i] != '-' : date[i] < '0' || date[i] > '9')
            return false;
    return true;
}

void put_date(struct buffer *out, const char *date)
{
    buffer_printf(out, "(D:%.4s%.2s%.2s000000Z)", date, date + 5, date + 8);
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
    if (is_date(d)) {
        buffer_add(&b, "/CreationDate ");
        put_date(&b, d);
        buffer_add(&b, " /ModDate ");
        put_date(&b, d);
    }
    HARU(&p->objects, HPDF_Dict_RemoveElement, p->objects.doc->info, "Producer");       /* the library's own */
    if (!p->objects.status)
        object_entries(&p->objects, p->objects.doc->info, &b);
    buffer_done(&b);
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
        put_string(catalog, level_language(p->level, p->pages->language, &p->arena));
    }
    buffer_add(catalog, "\n/ViewerPreferences << /DisplayDocTitle true >>\n/Metadata ");
    put_reference(catalog, write_xmp(p));
    put_output_intent(catalog, p);
}
