/* reader.h: what an independent reader of PDF files (qpdf, poppler) says of a file; for tests */
#ifndef KT_TESTS_READER_H
#define KT_TESTS_READER_H

#include <stdio.h>
#include "base/buffer.h"

/* Runs "BEFORE FILE AFTER" and keeps what it prints on both streams in `answer`, which the caller frees. */
static inline const char *reader_run(struct buffer *answer, const char *before, const char *file, const char *after)
{
    char command[256], chunk[4096];
    size_t n;

    snprintf(command, sizeof command, "%s %s %s 2>&1", before, file, after);
    FILE *f = popen(command, "r");
    buffer_clear(answer);
    buffer_add(answer, "");
    while ((n = fread(chunk, 1, sizeof chunk, f)) > 0)
        buffer_bytes(answer, chunk, n);
    pclose(f);
    return answer->s;
}

#endif
