/* fgs.c: sip.xml of FGS Paketstruktur 1.2 (RAFGS1V1.2), which most systems still read
 *
 * METS with the attributes of an extension of its own; all files in content, described in one document. */

#include "package/fgs.h"

#include "package/xml.h"

#ifndef KT_VERSION
#define KT_VERSION "0"
#endif

#define PROFILE "http://xml.ra.se/e-arkiv/METS/CommonSpecificationSwedenPackageProfile.xml"

static void put_agent(struct xml *x, const char *role, const char *type, const char *other, const char *name, const char *note)
{
    if (!name || !*name)
        return;
    xml_open(x, "mets:agent", "ROLE", role, "TYPE", type, "OTHERTYPE", other, NULL);
    xml_text(x, "mets:name", name);
    xml_text(x, "mets:note", note);
    xml_close(x);
}

static void put_record(struct xml *x, const char *type, const char *id)
{
    if (!id || !*id)
        return;
    xml_open(x, "mets:altRecordID", "TYPE", type, NULL);
    xml_words(x, id);
    xml_close(x);
}

static void put_header(const struct package *p, struct xml *x, bool replaces)
{
    const struct delivery *a = p->archive;
    xml_open(x, "mets:metsHdr", "CREATEDATE", p->created, "RECORDSTATUS", replaces ? "REPLACEMENT" : "NEW", "ext:OAISSTATUS", "SIP", NULL);
    put_agent(x, "ARCHIVIST", "ORGANIZATION", NULL, a->archivist, arena_printf(p->arena, "ORG:%s", a->organisation_number));
    put_agent(x, "ARCHIVIST", "OTHER", "SOFTWARE", a->system, NULL);
    put_agent(x, "CREATOR", "ORGANIZATION", NULL, *a->submitter ? a->submitter : a->archivist, arena_printf(p->arena, "ORG:%s", a->organisation_number));
    put_agent(x, "CREATOR", "OTHER", "SOFTWARE", "kommuntryck", KT_VERSION);
    put_agent(x, "CREATOR", "INDIVIDUAL", NULL, a->contact, NULL);
    put_agent(x, "IPOWNER", "ORGANIZATION", NULL, a->archivist, arena_printf(p->arena, "ORG:%s", a->organisation_number));
    put_agent(x, "PRESERVATION", "ORGANIZATION", NULL, a->preservation, NULL);
    put_record(x, "SUBMISSIONAGREEMENT", a->submission_agreement);
    put_record(x, "REFERENCECODE", a->reference_code);
    xml_text(x, "mets:metsDocumentID", "sip.xml");
    xml_close(x);
}

static void put_file(const struct package *p, struct xml *x, int number, const struct package_file *f)
{
    xml_open(x, "mets:file", "ID", arena_printf(p->arena, "ID%d", number), "MIMETYPE", f->format->media, "SIZE", arena_printf(p->arena, "%zu", f->size), "CREATED", p->created,
             "CHECKSUM", f->digest.hex, "CHECKSUMTYPE", "SHA-256", "USE", f->original ? "Original" : "Derived", "ext:ORIGINALFILENAME", f->original, NULL);
    xml_empty(x, "mets:FLocat", "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", arena_printf(p->arena, "file:///%s", f->path), NULL);
    xml_close(x);
}

void fgs_put(const struct package *p, const struct package_files *files, bool replaces, struct buffer *out)
{
    static const char *const access[] = { NULL, "Secrecy", "PuL" };
    struct xml x;
    xml_begin(&x);
    xml_open(&x, "mets:mets", "xmlns:mets", "http://www.loc.gov/METS/", "xmlns:ext", "ExtensionMETS", "xmlns:xlink", "http://www.w3.org/1999/xlink",
             "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
             "xsi:schemaLocation", "http://www.loc.gov/METS/ http://xml.ra.se/e-arkiv/METS/CSPackageMETS.xsd ExtensionMETS http://xml.ra.se/e-arkiv/METS/CSPackageExtensionMETS.xsd",
             "OBJID", p->id, "TYPE", "ERMS", "PROFILE", PROFILE, "ext:ACCESSRESTRICT", access[p->archive->access], "ext:APPRAISAL", p->archive->appraisal, NULL);
    put_header(p, &x, replaces);
    xml_open(&x, "mets:fileSec", NULL);
    xml_open(&x, "mets:fileGrp", "USE", "FILES", NULL);
    for (int i = 0; i < files->list.n; i++)
        put_file(p, &x, i + 1, &files->list.v[i]);
    xml_close(&x);
    xml_close(&x);
    xml_open(&x, "mets:structMap", "LABEL", "No structMap defined in this information package", NULL);
    xml_open(&x, "mets:div", NULL);
    for (int i = 0; i < files->list.n; i++)
        xml_empty(&x, "mets:fptr", "FILEID", arena_printf(p->arena, "ID%d", i + 1), NULL);
    xml_close(&x);
    xml_close(&x);
    xml_close(&x);
    xml_end(&x, out);
}
