/* erms.c: the case file and its record, E-ARK CITS ERMS */

#include "package/subject.h"

#include <string.h>
#include "package/xml.h"

#define NAMESPACE "https://DILCIS.eu/XML/ERMS"

static void put_with(struct xml *x, const char *element, const char *attribute, const char *value, const char *text)
{
    if (!text || !*text)
        return;
    xml_open(x, element, attribute, value, NULL);
    xml_words(x, text);
    xml_close(x);
}

static void put_agent(struct xml *x, const char *type, const char *name, const char *number)
{
    if (!name || !*name)
        return;
    xml_open(x, "agent", "agentType", type, NULL);
    xml_text(x, "name", name);
    put_with(x, "idNumber", "idNumberType", "organisationsnummer", number);
    xml_close(x);
}

static void put_control(struct xml *x, const struct subject *s)
{
    xml_open(x, "control", NULL);
    put_with(x, "identification", "identificationType", "leverans", s->id);
    xml_open(x, "maintenanceInformation", NULL);
    xml_empty(x, "maintenanceStatus", "value", s->decision->status == STATUS_REVISED ? "revised" : "new", NULL);
    xml_open(x, "maintenanceAgency", NULL);
    xml_text(x, "agencyName", s->archive->archivist);
    xml_close(x);
    xml_open(x, "maintenanceHistory", NULL);
    xml_open(x, "maintenanceEvent", NULL);
    xml_empty(x, "eventType", "value", "created", NULL);
    xml_text(x, "eventDateTime", s->decided);
    put_agent(x, "creator", s->archive->archivist, s->archive->organisation_number);
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

static void put_date(struct package *p, struct xml *x, const char *element, const char *type, const char *day)
{
    if (day && *day)
        put_with(x, element, "dateType", type, arena_printf(p->arena, "%.10sT00:00:00Z", day));
}

static void put_restriction(struct xml *x, const struct delivery *a)
{
    static const char *const types[] = { NULL, "confidential", "gdpr" };
    if (!a->access)
        return;
    xml_open(x, "restriction", "restrictionType", types[a->access], NULL);
    xml_text(x, "explanatoryText", a->restriction);
    xml_text(x, "regulation", a->regulation);
    xml_close(x);
}

/* The decision of the minutes: who, when, which §. */
static void put_action(struct package *p, struct xml *x, const struct subject *s)
{
    const struct decision *d = s->decision;
    xml_open(x, "action", NULL);
    xml_text(x, "actionText", arena_printf(p->arena, "%s, § %s", d->by, d->paragraph));
    xml_text(x, "actionMotivation", d->reason);
    xml_text(x, "actionType", d->status == STATUS_REVISED ? "Beslut om reviderad rapport" : "Beslut om rapport");
    xml_open(x, "dates", NULL);
    put_date(p, x, "actionDate", "decision_date", d->date);
    if (*d->revised)
        put_date(p, x, "actionDate", "modified", d->revised);
    xml_close(x);
    xml_open(x, "agents", NULL);
    put_agent(x, "authorising_person", d->by, NULL);
    xml_close(x);
    xml_close(x);
}

static void put_dates(struct package *p, struct xml *x, const struct subject *s)
{
    xml_open(x, "dates", NULL);
    put_date(p, x, "date", "created", *s->report->date ? s->report->date : s->decision->date);
    put_date(p, x, "date", "decision_date", s->decision->date);
    if (*s->decision->revised)
        put_date(p, x, "date", "modified", s->decision->revised);
    xml_close(x);
}

static void put_appendix(struct package *p, struct xml *x, const char *name, const char *description, const struct subject *s)
{
    (void)p;
    xml_open(x, "appendix", "name", name, "description", description, "fileFormat", s->report->archive == ARCHIVE_NONE ? "PDF" : "PDF/A", "path", s->pdf, NULL);
    xml_empty(x, "eSignature", "present", s->is_signed ? "true" : "false", NULL);
    xml_close(x);
}

static void put_record(struct package *p, struct xml *x, const struct subject *s)
{
    xml_open(x, "record", "systemIdentifier", s->id, "recordType", "rapport", "recordPhysicalOrDigital", "digital", NULL);
    xml_text(x, "objectId", s->id);
    put_with(x, "extraId", "extraIdType", "SHA-256", s->digest);
    xml_text(x, "title", s->report->title);
    put_with(x, "otherTitle", "titleType", "undertitel", s->report->subtitle);
    put_with(x, "relation", "relationType", "replaces", s->decision->replaces);
    put_restriction(x, s->archive);
    xml_open(x, "agents", NULL);
    put_agent(x, "creator", *s->report->committee ? s->report->committee : s->archive->archivist, NULL);
    xml_close(x);
    xml_text(x, "description", arena_printf(p->arena, "%s%s%s", s->report->type, *s->report->period ? ", " : "", s->report->period));
    put_dates(p, x, s);
    put_action(p, x, s);
    if (s->is_signed) {
        xml_open(x, "eSignatures", NULL);
        xml_empty(x, "eSignature", "present", "true", NULL);
        xml_close(x);
    }
    xml_open(x, "additionalInformation", NULL);
    put_appendix(p, x, s->report->title, "Rapporten", s);
    for (int i = 0; i < s->appendices.n; i++)
        put_appendix(p, x, s->appendices.v[i], "Bilaga i rapporten", s);
    xml_close(x);
    xml_close(x);
}

static void put_case(struct package *p, struct xml *x, const struct subject *s)
{
    const struct report *r = s->report;
    xml_open(x, "aggregations", NULL);
    xml_open(x, "aggregation", "systemIdentifier", s->case_number, "aggregationType", "caseFile", NULL);
    xml_text(x, "objectId", s->case_number);
    put_with(x, "identification", "identificationType", "diarienummer", s->case_number);
    xml_text(x, "classification", s->archive->classification);
    xml_text(x, "title", *s->archive->case_title ? s->archive->case_title : arena_printf(p->arena, "%s%s%s", r->title, *r->period ? ", " : "", r->period));
    xml_empty(x, "status", "value", "closed", NULL);
    put_restriction(x, s->archive);
    xml_open(x, "agents", NULL);
    put_agent(x, "archiver", s->archive->archivist, s->archive->organisation_number);
    xml_close(x);
    if (*s->archive->appraisal) {
        xml_open(x, "notes", NULL);
        put_with(x, "note", "noteType", "gallring", s->archive->appraisal);
        xml_close(x);
    }
    put_record(p, x, s);
    xml_close(x);
    xml_close(x);
}

void erms_put(struct package *p, const struct subject *s, struct buffer *out)
{
    struct xml x;
    xml_begin(&x);
    xml_open(&x, "erms", "xmlns", NAMESPACE, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", "xsi:schemaLocation", NAMESPACE " https://citserms.dilcis.eu/schema/ERMS_v3.xsd", NULL);
    put_control(&x, s);
    put_case(p, &x, s);
    xml_close(&x);
    xml_end(&x, out);
}
