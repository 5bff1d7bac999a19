/* mets.c: METS.xml of a package and of its representations */

#include "package/mets.h"

#include <string.h>
#include "package/xml.h"

#ifndef KT_VERSION
#define KT_VERSION "0"
#endif

#define PROFILE "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"       /* SIP2 */
#define CONTENT_TYPE "citserms_v2_1"                                    /* CSIP4: CITS ERMS */

struct writing {
    struct xml xml;
    struct arena *arena;
    const char *created;
};

/* ---- root and header ---- */

static void open_root(struct writing *w, const char *id, const char *label)
{
    xml_begin(&w->xml);
    xml_open(&w->xml, "mets", "xmlns", "http://www.loc.gov/METS/", "xmlns:csip", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
             "xmlns:sip", "https://DILCIS.eu/XML/METS/SIPExtensionMETS", "xmlns:xlink", "http://www.w3.org/1999/xlink",
             "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
             "xsi:schemaLocation", "http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/version112/mets.xsd https://DILCIS.eu/XML/METS/CSIPExtensionMETS "
             "https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd https://DILCIS.eu/XML/METS/SIPExtensionMETS https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd",
             "OBJID", id, "LABEL", label, "TYPE", "Mixed", "csip:CONTENTINFORMATIONTYPE", CONTENT_TYPE, "PROFILE", PROFILE, NULL);
}

static void put_agent(struct writing *w, const char *role, const char *type, const char *other, const char *name, const char *note_type, const char *note)
{
    if (!name || !*name)
        return;
    xml_open(&w->xml, "agent", "ROLE", role, "TYPE", type, "OTHERTYPE", other, NULL);
    xml_text(&w->xml, "name", name);
    if (note && *note) {
        xml_open(&w->xml, "note", "csip:NOTETYPE", note_type, NULL);
        xml_words(&w->xml, note);
        xml_close(&w->xml);
    }
    xml_close(&w->xml);
}

static void put_record(struct writing *w, const char *type, const char *id)
{
    if (!id || !*id)
        return;
    xml_open(&w->xml, "altRecordID", "TYPE", type, NULL);
    xml_words(&w->xml, id);
    xml_close(&w->xml);
}

/* CSIP7 to 16, SIP3 to 31. */
static void put_header(struct writing *w, const struct delivery *a, const char *status)
{
    xml_open(&w->xml, "metsHdr", "CREATEDATE", w->created, "LASTMODDATE", w->created, "RECORDSTATUS", status, "csip:OAISPACKAGETYPE", "SIP", NULL);
    put_agent(w, "CREATOR", "OTHER", "SOFTWARE", "kommuntryck", "SOFTWARE VERSION", KT_VERSION);
    put_agent(w, "ARCHIVIST", "ORGANIZATION", NULL, a->archivist, "IDENTIFICATIONCODE", a->organisation_number);
    put_agent(w, "CREATOR", "ORGANIZATION", NULL, *a->submitter ? a->submitter : a->archivist, "IDENTIFICATIONCODE", a->organisation_number);
    put_agent(w, "CREATOR", "INDIVIDUAL", NULL, a->contact, NULL, NULL);
    put_agent(w, "PRESERVATION", "ORGANIZATION", NULL, a->preservation, NULL, NULL);
    put_record(w, "SUBMISSIONAGREEMENT", a->submission_agreement);
    put_record(w, "REFERENCECODE", a->reference_code);
    xml_close(&w->xml);
}

/* ---- files ---- */

static const char *number(struct arena *a, const char *word, int n)
{
    return arena_printf(a, "%s-%d", word, n);
}

static void put_reference(struct writing *w, const char *element, const char *type, const char *other, const struct package_file *f)
{
    xml_empty(&w->xml, element, "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", f->path, "MDTYPE", type, "OTHERMDTYPE", other, "MIMETYPE", f->format->media,
              "SIZE", arena_printf(w->arena, "%zu", f->size), "CREATED", w->created, "CHECKSUM", f->digest.hex, "CHECKSUMTYPE", "SHA-256", NULL);
}

/* CSIP17 to 30. */
static void put_descriptive(struct writing *w, const struct package_files *files)
{
    for (int i = 0; i < files->list.n; i++) {
        xml_open(&w->xml, "dmdSec", "ID", number(w->arena, "dmd", i + 1), "CREATED", w->created, "STATUS", "CURRENT", NULL);
        put_reference(w, "mdRef", "OTHER", "ERMS", &files->list.v[i]);
        xml_close(&w->xml);
    }
}

/* CSIP31 to 44. */
static void put_preservation(struct writing *w, const struct package_files *files)
{
    if (!files->list.n)
        return;
    xml_open(&w->xml, "amdSec", "ID", "amd", NULL);
    for (int i = 0; i < files->list.n; i++) {
        xml_open(&w->xml, "digiprovMD", "ID", number(w->arena, "digiprov", i + 1), "CREATED", w->created, "STATUS", "CURRENT", NULL);
        put_reference(w, "mdRef", "PREMIS", NULL, &files->list.v[i]);
        xml_close(&w->xml);
    }
    xml_close(&w->xml);
}

/* CSIP66 to 79, SIP32 to 35; the name that the file had is its OWNERID. */
static void put_file(struct writing *w, const char *id, const struct package_file *f)
{
    const struct format *format = f->format;
    xml_open(&w->xml, "file", "ID", id, "MIMETYPE", format->media, "SIZE", arena_printf(w->arena, "%zu", f->size), "CREATED", w->created, "CHECKSUM", f->digest.hex,
             "CHECKSUMTYPE", "SHA-256", "OWNERID", f->original, "sip:FILEFORMATNAME", format->name, "sip:FILEFORMATVERSION", format->version,
             "sip:FILEFORMATREGISTRY", *format->puid ? "PRONOM" : NULL, "sip:FILEFORMATKEY", format->puid, NULL);
    xml_empty(&w->xml, "FLocat", "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", f->path, NULL);
    xml_close(&w->xml);
}

/* CSIP60 to 65, 113, 114. */
static void put_group(struct writing *w, const char *id, const char *use, const char *content, const struct package_files *files, int first, int count)
{
    if (count <= 0)
        return;
    xml_open(&w->xml, "fileGrp", "ID", id, "USE", use, "csip:CONTENTINFORMATIONTYPE", content, NULL);
    for (int i = first; i < first + count; i++)
        put_file(w, arena_printf(w->arena, "%s-%d", id, i - first + 1), &files->list.v[i]);
    xml_close(&w->xml);
}

/* "rep1" of "representations/rep1/METS.xml" */
static const char *representation_of(struct arena *a, const struct package_file *mets)
{
    const char *name = strchr(mets->path, '/') + 1;
    return arena_strndup(a, name, strcspn(name, "/"));
}

static void put_files(struct writing *w, const struct package *p)
{
    xml_open(&w->xml, "fileSec", "ID", "files", NULL);
    put_group(w, "documentation", "Documentation", NULL, &p->documentation, 0, p->documentation.list.n);
    put_group(w, "schemas", "Schemas", NULL, &p->schemas, 0, p->schemas.list.n);
    for (int i = 0; i < p->representations.list.n; i++) {
        const char *name = representation_of(w->arena, &p->representations.list.v[i]);
        put_group(w, name, arena_printf(w->arena, "Representations/%s", name), CONTENT_TYPE, &p->representations, i, 1);
    }
    xml_close(&w->xml);
}

/* ---- structure ---- */

static const char *ids(struct writing *w, const char *word, int n)
{
    struct buffer all = { 0 };
    for (int i = 1; i <= n; i++)
        buffer_printf(&all, "%s%s-%d", i > 1 ? " " : "", word, i);
    const char *text = arena_strndup(w->arena, all.s ? all.s : "", all.n);
    buffer_done(&all);
    return text;
}

static void open_structure(struct writing *w, const char *id)
{
    xml_open(&w->xml, "structMap", "ID", "structure", "TYPE", "PHYSICAL", "LABEL", "CSIP", NULL);
    xml_open(&w->xml, "div", "ID", "structure-root", "LABEL", id, NULL);
}

static void put_division(struct writing *w, const char *id, const char *label, const char *group)
{
    xml_open(&w->xml, "div", "ID", id, "LABEL", label, NULL);
    xml_empty(&w->xml, "fptr", "FILEID", group, NULL);
    xml_close(&w->xml);
}

/* CSIP80 to 112. */
static void put_structure(struct writing *w, const struct package *p)
{
    open_structure(w, p->id);
    xml_empty(&w->xml, "div", "ID", "structure-metadata", "LABEL", "Metadata", "DMDID", ids(w, "dmd", p->descriptive.list.n), "ADMID", ids(w, "digiprov", p->preservation.list.n), NULL);
    if (p->documentation.list.n)
        put_division(w, "structure-documentation", "Documentation", "documentation");
    if (p->schemas.list.n)
        put_division(w, "structure-schemas", "Schemas", "schemas");
    for (int i = 0; i < p->representations.list.n; i++) {
        const char *name = representation_of(w->arena, &p->representations.list.v[i]);
        xml_open(&w->xml, "div", "ID", arena_printf(w->arena, "structure-%s", name), "LABEL", arena_printf(w->arena, "Representations/%s", name), NULL);
        xml_empty(&w->xml, "mptr", "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", p->representations.list.v[i].path, "xlink:title", name, NULL);
        xml_close(&w->xml);
    }
    xml_close(&w->xml);
    xml_close(&w->xml);
}

static void put_data_structure(struct writing *w, const struct representation *r)
{
    open_structure(w, r->id);
    xml_empty(&w->xml, "div", "ID", "structure-metadata", "LABEL", "Metadata", "ADMID", ids(w, "digiprov", r->preservation.list.n), NULL);
    put_division(w, "structure-data", "Data", "data");
    xml_close(&w->xml);
    xml_close(&w->xml);
}

/* ---- documents ---- */

void mets_package(const struct package *p, bool replaces, struct buffer *out)
{
    struct writing w = { .arena = p->arena, .created = p->created };
    open_root(&w, p->id, NULL);
    put_header(&w, p->archive, replaces ? "REPLACEMENT" : "NEW");
    put_descriptive(&w, &p->descriptive);
    put_preservation(&w, &p->preservation);
    put_files(&w, p);
    put_structure(&w, p);
    xml_close(&w.xml);
    xml_end(&w.xml, out);
}

void mets_representation(const struct package *p, const struct representation *r, struct buffer *out)
{
    struct writing w = { .arena = p->arena, .created = r->created };
    open_root(&w, r->id, r->label);
    put_header(&w, p->archive, "NEW");
    put_preservation(&w, &r->preservation);
    xml_open(&w.xml, "fileSec", "ID", "files", NULL);
    put_group(&w, "data", "Data", CONTENT_TYPE, &r->data, 0, r->data.list.n);
    xml_close(&w.xml);
    put_data_structure(&w, r);
    xml_close(&w.xml);
    xml_end(&w.xml, out);
}
