/* csvcell.c: a cell as CSV files have it, written by libcsv */

#include "read/csvcell.h"

#include <csv.h>
#include <string.h>

void csv_cell_put(struct buffer *out, const char *text, char separator)
{
    const char special[] = { separator, '"', '\r', '\n', '\0' };
    size_t n = strlen(text);
    if (!strpbrk(text, special) && *text != ' ') {
        buffer_bytes(out, text, n);
        return;
    }
    size_t size = csv_write(NULL, 0, text, n);
    buffer_reserve(out, size);
    csv_write(out->s + out->n, size, text, n);
    out->n += size;
    out->s[out->n] = '\0';
}
