/* xml.h: XML documents, through libxml2's writer: UTF-8, indented by two blanks, the same bytes for the same calls */
#ifndef KT_PACKAGE_XML_H
#define KT_PACKAGE_XML_H

#include <libxml/xmlwriter.h>
#include "base/buffer.h"

struct xml {
    xmlTextWriterPtr writer;
    xmlBufferPtr buffer;
};

void xml_begin(struct xml *x);

/* Ends the document and appends it. */
void xml_end(struct xml *x, struct buffer *out);

/* <name a="…" b="…">: names and values in pairs up to a NULL name; a pair whose value is NULL or empty is left out. */
void xml_open(struct xml *x, const char *name, ...) __attribute__((sentinel));
void xml_close(struct xml *x);

/* The same with an end at once. */
void xml_empty(struct xml *x, const char *name, ...) __attribute__((sentinel));

/* <name>text</name>, or nothing when the text is NULL or empty. */
void xml_text(struct xml *x, const char *name, const char *text);

/* The text of the element that is open. */
void xml_words(struct xml *x, const char *text);

#endif
