/* premis.c: objects, events and agents, PREMIS Data Dictionary 3.0 */

#include "package/subject.h"

#include "package/xml.h"

#ifndef KT_VERSION
#define KT_VERSION "0"
#endif

#define NAMESPACE "http://www.loc.gov/premis/v3"
#define AGENT "kommuntryck"

static void put_identifier(struct xml *x, const char *of, const char *type, const char *value, struct arena *a)
{
    xml_open(x, arena_printf(a, "%sIdentifier", of), NULL);
    xml_text(x, arena_printf(a, "%sIdentifierType", of), type);
    xml_text(x, arena_printf(a, "%sIdentifierValue", of), value);
    xml_close(x);
}

/* 1.5.2 fixity, 1.5.3 size, 1.5.4 format, 1.6 originalName */
static void put_object(struct package *p, struct xml *x, const struct preserved *of)
{
    const struct package_file *f = of->file;
    xml_open(x, "object", "xsi:type", "file", NULL);
    put_identifier(x, "object", "local", arena_printf(p->arena, "%s%s", of->folder, f->path), p->arena);
    xml_open(x, "objectCharacteristics", NULL);
    xml_open(x, "fixity", NULL);
    xml_text(x, "messageDigestAlgorithm", "SHA-256");
    xml_text(x, "messageDigest", f->digest.hex);
    xml_close(x);
    xml_text(x, "size", arena_printf(p->arena, "%zu", f->size));
    xml_open(x, "format", NULL);
    xml_open(x, "formatDesignation", NULL);
    xml_text(x, "formatName", f->format->name);
    xml_text(x, "formatVersion", f->format->version);
    xml_close(x);
    if (*f->format->puid) {
        xml_open(x, "formatRegistry", NULL);
        xml_text(x, "formatRegistryName", "PRONOM");
        xml_text(x, "formatRegistryKey", f->format->puid);
        xml_close(x);
    }
    xml_close(x);
    xml_close(x);
    xml_text(x, "originalName", f->original);
    xml_close(x);
}

struct event { const char *type, *detail, *outcome; };

static void put_event(struct package *p, struct xml *x, const struct subject *s, int number, const struct event *e)
{
    xml_open(x, "event", NULL);
    put_identifier(x, "event", "local", arena_printf(p->arena, "%s-%d", s->id, number), p->arena);
    xml_text(x, "eventType", e->type);
    xml_text(x, "eventDateTime", s->decided);
    xml_open(x, "eventDetailInformation", NULL);
    xml_text(x, "eventDetail", e->detail);
    xml_close(x);
    xml_open(x, "eventOutcomeInformation", NULL);
    xml_text(x, "eventOutcome", e->outcome);
    xml_close(x);
    xml_open(x, "linkingAgentIdentifier", NULL);
    xml_text(x, "linkingAgentIdentifierType", "local");
    xml_text(x, "linkingAgentIdentifierValue", AGENT);
    xml_close(x);
    xml_open(x, "linkingObjectIdentifier", NULL);
    xml_text(x, "linkingObjectIdentifierType", "local");
    xml_text(x, "linkingObjectIdentifierValue", s->pdf);
    xml_close(x);
    xml_close(x);
}

void premis_put(struct package *p, const struct subject *s, const struct preserved *files, int n, const char *checks, struct buffer *out)
{
    const struct event events[] = {
        { "creation", "Rapporten sattes av kommuntryck " KT_VERSION " från de källor som ligger i paketet.", "klar" },
        { "validation", "Tabellernas summor och samband och texternas innehåll kontrollerades; protokollet ligger i documentation.", checks },
        { "message digest calculation", "SHA-256 räknades för varje fil och hölls mot rapportens lås.", "samma" },
        { "digital signature validation", "PDF-filen har en elektronisk underskrift efter det som beslutades.", "underskriven" },
    };
    struct xml x;
    xml_begin(&x);
    xml_open(&x, "premis", "xmlns", NAMESPACE, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
             "xsi:schemaLocation", NAMESPACE " http://www.loc.gov/standards/premis/v3/premis.xsd", "version", "3.0", NULL);
    for (int i = 0; i < n; i++)
        put_object(p, &x, &files[i]);
    for (int i = 0; i < (s->is_signed ? 4 : 3); i++)
        put_event(p, &x, s, i + 1, &events[i]);
    xml_open(&x, "agent", NULL);
    put_identifier(&x, "agent", "local", AGENT, p->arena);
    xml_text(&x, "agentName", AGENT);
    xml_text(&x, "agentType", "software");
    xml_text(&x, "agentVersion", KT_VERSION);
    xml_close(&x);
    xml_close(&x);
    xml_end(&x, out);
}
