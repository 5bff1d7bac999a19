/* schema.c: XML held against the schemas of a folder */

#include "package/schema.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

struct schema {
    const char *space;              /* its target namespace */
    xmlSchemaPtr schema;
};

struct asking { struct facts *facts; const char *name; int told; };

static void be_silent(void *state, xmlErrorPtr error)
{
    (void)state;
    (void)error;
}

static xmlSchemaPtr parse(const char *path)
{
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path);
    if (!parser)
        return NULL;
    xmlSchemaSetParserStructuredErrors(parser, be_silent, NULL);
    xmlSchemaPtr schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    return schema;
}

static void add(struct schemas *s, const char *path)
{
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlChar *space = doc ? xmlGetNoNsProp(xmlDocGetRootElement(doc), (const xmlChar *)"targetNamespace") : NULL;
    xmlSchemaPtr schema = space ? parse(path) : NULL;
    if (schema)
        *vec_push(s->arena, &s->list) = (struct schema){ arena_strdup(s->arena, (const char *)space), schema };
    xmlFree(space);
    xmlFreeDoc(doc);
}

void schemas_open(struct schemas *s, struct arena *a, const char *folder)
{
    struct dirent **all = NULL;
    *s = (struct schemas){ .arena = a };
    xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
    int n = folder && *folder ? scandir(folder, &all, NULL, alphasort) : 0;
    for (int i = 0; i < n; i++) {
        size_t length = strlen(all[i]->d_name);
        if (length > 4 && strcmp(all[i]->d_name + length - 4, ".xsd") == 0)
            add(s, arena_printf(a, "%s/%s", folder, all[i]->d_name));
        free(all[i]);
    }
    free(all);
}

void schemas_close(struct schemas *s)
{
    for (int i = 0; i < s->list.n; i++)
        xmlSchemaFree(s->list.v[i].schema);
    s->list.n = 0;
}

/* {http://www.loc.gov/METS/}mets is mets. */
static const char *without_spaces(struct arena *a, const char *text)
{
    char *short_text = arena_alloc(a, strlen(text) + 1), *to = short_text;
    for (const char *s = text; *s && *s != '\n'; s++) {
        const char *end = *s == '{' ? strchr(s, '}') : NULL;
        if (end)
            s = end;
        else
            *to++ = *s;
    }
    return short_text;
}

static void take_error(void *state, xmlErrorPtr error)
{
    struct asking *a = state;
    if (!error->message || a->told++ >= SCHEMA_ERRORS)
        return;
    struct arena *arena = a->facts->arena;
    const struct fact fact = { FACT_REQUIREMENT, true, "schema", arena_printf(arena, "%s:%d: %s", a->name, error->line, without_spaces(arena, error->message)), NULL, NULL };
    fact_add(a->facts, &fact);
}

bool schemas_ask(const struct schemas *s, xmlDoc *document, const char *name, struct facts *facts)
{
    const xmlNode *root = xmlDocGetRootElement(document);
    const char *space = root && root->ns && root->ns->href ? (const char *)root->ns->href : "";
    for (int i = 0; i < s->list.n; i++) {
        struct asking a = { facts, name, 0 };
        if (strcmp(s->list.v[i].space, space) != 0)
            continue;
        xmlSchemaValidCtxtPtr x = xmlSchemaNewValidCtxt(s->list.v[i].schema);
        if (!x)
            memory_exhausted();
        xmlSchemaSetValidStructuredErrors(x, take_error, &a);
        xmlSchemaValidateDoc(x, document);
        xmlSchemaFreeValidCtxt(x);
        return true;
    }
    return false;
}
