/* json.h: JSON (RFC 8259), written */
#ifndef KT_JSON_H
#define KT_JSON_H

#include "base/buffer.h"

/* Appends s in quotes, as UTF-8; what JSON wants escaped is (clause 7). */
void json_string(struct buffer *out, const char *s);

/* The same, or null. */
void json_string_or_null(struct buffer *out, const char *s);

#endif
