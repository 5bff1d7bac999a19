/* xml.c: XML documents, through libxml2's writer */

#include "package/xml.h"

#include <stdarg.h>
#include "base/arena.h"

static const xmlChar *bytes(const char *s)
{
    return (const xmlChar *)(const void *)s;
}

void xml_begin(struct xml *x)
{
    x->buffer = xmlBufferCreate();
    x->writer = x->buffer ? xmlNewTextWriterMemory(x->buffer, 0) : NULL;
    if (!x->writer)
        memory_exhausted();
    xmlTextWriterSetIndent(x->writer, 1);
    xmlTextWriterSetIndentString(x->writer, bytes("  "));
    xmlTextWriterStartDocument(x->writer, "1.0", "UTF-8", NULL);
}

void xml_end(struct xml *x, struct buffer *out)
{
    if (xmlTextWriterEndDocument(x->writer) < 0)
        memory_exhausted();
    xmlFreeTextWriter(x->writer);
    buffer_bytes(out, xmlBufferContent(x->buffer), (size_t)xmlBufferLength(x->buffer));
    xmlBufferFree(x->buffer);
}

static void put_attributes(struct xml *x, va_list pairs)
{
    const char *name;
    while ((name = va_arg(pairs, const char *)) != NULL) {
        const char *value = va_arg(pairs, const char *);
        if (value && *value)
            xmlTextWriterWriteAttribute(x->writer, bytes(name), bytes(value));
    }
}

void xml_open(struct xml *x, const char *name, ...)
{
    va_list pairs;
    xmlTextWriterStartElement(x->writer, bytes(name));
    va_start(pairs, name);
    put_attributes(x, pairs);
    va_end(pairs);
}

void xml_close(struct xml *x)
{
    xmlTextWriterEndElement(x->writer);
}

void xml_empty(struct xml *x, const char *name, ...)
{
    va_list pairs;
    xmlTextWriterStartElement(x->writer, bytes(name));
    va_start(pairs, name);
    put_attributes(x, pairs);
    va_end(pairs);
    xmlTextWriterEndElement(x->writer);
}

void xml_text(struct xml *x, const char *name, const char *text)
{
    if (text && *text)
        xmlTextWriterWriteElement(x->writer, bytes(name), bytes(text));
}

void xml_words(struct xml *x, const char *text)
{
    xmlTextWriterWriteString(x->writer, bytes(text));
}
