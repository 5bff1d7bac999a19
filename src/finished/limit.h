/* limit.h: how much memory reading a file of strangers may take
 *
 * A few bytes of a PDF may say that they unpack to gigabytes, in ways that libqpdf follows by itself.  Between limit_begin and limit_end the process may map `more` bytes beyond what it has; libqpdf
 * then fails as it does on any error.  They may be nested: the outermost holds.  Nothing happens under a sanitizer, which maps terabytes. */
#ifndef KT_LIMIT_H
#define KT_LIMIT_H

#include <stddef.h>

void limit_begin(size_t more);
void limit_end(void);

#endif
