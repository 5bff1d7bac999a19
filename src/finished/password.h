/* password.h: a password that stands neither on the command line nor in the environment, where other programs read it */
#ifndef KT_PASSWORD_H
#define KT_PASSWORD_H

#include "base/message.h"

#define PASSWORD_BYTES 1024

/* The first line of a file (/dev/fd/3 is a descriptor), or, when that is NULL, what is typed on the terminal, without echo.  False after a message. */
bool password_read(char password[PASSWORD_BYTES], const char *file, const char *prompt, struct arena *a, struct messages *m);

#endif
