/* file.h: a file that is whole or not there */
#ifndef KT_FILE_H
#define KT_FILE_H

#include "base/message.h"

/* Writes the bytes to path.  A regular file is written beside its place, synced and renamed, so that what was there stays until the new one is whole; its
 * rights are kept.  Anything else (a pipe, a device) is written to.  "-" is standard output.  False after a message. */
bool file_write(const char *path, const struct buffer *bytes, struct messages *m);

#endif
