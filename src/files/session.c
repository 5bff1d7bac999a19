/* session.c: what every command about finished files begins and ends with */

#include "files/session.h"

#include <stdio.h>
#include "command/command.h"

void session_begin(struct session *s)
{
    arena_init(&s->arena);
    messages_init(&s->messages, &s->arena);
    s->messages.explain = true;
}

int session_end(struct session *s)
{
    struct buffer out = { 0 };
    int status = messages_status(&s->messages);
    messages_print(&s->messages, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, stderr);
    buffer_done(&out);
    arena_done(&s->arena);
    return fflush(stdout) == 0 ? status : EXIT_SYSTEM;
}
