/* reading.h: what the tests of the readers share: an arena, messages, and the text that these print as */
#ifndef KT_TEST_READING_H
#define KT_TEST_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"

struct reading {
    struct arena arena;
    struct messages messages;
};

static inline void reading_open(struct reading *r)
{
    arena_init(&r->arena);
    messages_init(&r->messages, &r->arena);
}

static inline void reading_close(struct reading *r)
{
    arena_done(&r->arena);
}

/* All messages, exactly; "" when there are none. */
static inline void assert_messages(const struct reading *r, const char *wanted)
{
    struct buffer out = {0};

    messages_print(&r->messages, &out);
    assert_string_equal(out.s ? out.s : "", wanted);
    buffer_done(&out);
}

/* A text of n times s, to be freed. */
static inline char *repeated(const char *s, size_t n)
{
    size_t length = strlen(s);
    char *text = malloc(length * n + 1);

    assert_non_null(text);
    for (size_t i = 0; i < n; i++)
        memcpy(text + i * length, s, length);
    text[length * n] = '\0';
    return text;
}

#endif
