/* session.h: what every command about finished files begins and ends with: memory, and messages on standard error */
#ifndef KT_SESSION_H
#define KT_SESSION_H

#include "base/message.h"

struct session {
    struct arena arena;
    struct messages messages;
};

void session_begin(struct session *s);

/* Prints the messages and frees the memory; gives the exit status: 0, 1 after an error, 3 when the system failed, or standard output. */
int session_end(struct session *s);

#endif
