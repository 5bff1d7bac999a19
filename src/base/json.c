/* json.c: JSON (RFC 8259), written */

#include "base/json.h"

void json_string(struct buffer *out, const char *s)
{
    buffer_byte(out, '"');
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            buffer_byte(out, '\\');
        if ((unsigned char)*s < 0x20)
            buffer_printf(out, "\\u%04x", (unsigned)*s);
        else
            buffer_byte(out, *s);
    }
    buffer_byte(out, '"');
}

void json_string_or_null(struct buffer *out, const char *s)
{
    if (s)
        json_string(out, s);
    else
        buffer_add(out, "null");
}
