/* edit.h: keys of an INI file changed in its bytes
 *
 * What the program writes into a file that people write: only the values that are asked for change.  Comments, order, blank lines, alignment, line ends, byte order mark and encoding stay as they are. */
#ifndef KT_EDIT_H
#define KT_EDIT_H

#include <stdbool.h>
#include "base/buffer.h"

struct ini_edit {
    const char *key, *value;        /* UTF-8; a value that holds ; or # or begins with a quote mark is put in quotes */
};

/* Appends the file with keys of [section] (a kind without a name, in lower case) set to new values.  A key that is not there comes after the last key of the section; a section that is
 * not there comes after the first one.  encoding: that of the bytes, "utf-8" or "windows-1252".  False, and nothing appended, when a value cannot be written: it holds a line break, both kinds of
 * quote marks and a comment sign, or a letter that the encoding lacks. */
bool ini_change(struct buffer *out, const char *bytes, size_t n, const char *encoding, const char *section, const struct ini_edit *edits, int nedits);

#endif
