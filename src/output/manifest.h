/* manifest.h: what a report was made from and by, a fact a line
 *
 *     kommuntryck 0.1.0
 *     library harfbuzz 6.0.0
 *     table words 3f6c…(64 digits)
 *     report 0b9a…(64 digits) 1804 rapport.ini
 *     data 77c1…(64 digits) 912 data/drift.csv
 *     font 5d11…(64 digits) 217276 OpenSans-Regular.ttf
 *
 * First the program, then what of others has a say in the bytes, then every file with digest (SHA-256) and size, in the order of reading, and the fonts in the order of use.  A name goes to the end of its line; what a line
 * cannot hold stands as %0A, %0D and %25.  It is carried by every PDF (output/pdf/manifest.c) and is the beginning of rapport.lock. */
#ifndef KT_MANIFEST_H
#define KT_MANIFEST_H

#include "base/digest.h"
#include "document/input.h"
#include "typeset/font.h"

/* Appends the manifest of a report made with this program; fonts may be NULL. */
void manifest_put(struct buffer *out, const struct inputs *inputs, const struct fonts *fonts);

struct manifest_file {
    const char *role;               /* "report" "layout" "family" "text" "data" "picture" "font" */
    const char *digest, *name;
    size_t size;
};

struct manifest_part {              /* a library or a table: role "library" or "table", and its version or digest */
    const char *role, *name, *version;
};

struct manifest {
    const char *program;            /* "0.1.0" */
    vec(struct manifest_part) parts;
    vec(struct manifest_file) files;
};

/* Reads what manifest_put wrote, by this version or another one; the text may come from anybody.  Lines that begin with a word unknown here are left to the caller, who finds them with manifest_line.  Memory is the arena's.
 * 0, or the number of the first line that is none: nothing can be said of the rest. */
int manifest_read(struct arena *a, struct manifest *m, const char *text, size_t n);

/* The value of the first line of the text that begins with a word and a blank, or NULL: "22" of "paragraph 22". */
const char *manifest_line(struct arena *a, const char *text, size_t n, const char *word);

/* A name as a line holds it. */
void manifest_name(struct buffer *out, const char *name);

enum manifest_change { MANIFEST_PROGRAM, MANIFEST_PART, MANIFEST_FILE };

struct manifest_difference {
    enum manifest_change kind;
    const char *role, *name;        /* "program" and "kommuntryck" for the program */
    const char *before, *after;     /* version or digest; NULL where there is none */
};

struct manifest_differences { vec(struct manifest_difference) list; };

/* What is not the same, in the order of `after`; then what only `before` has.  Files are the same by role, name and digest. */
void manifest_compare(struct arena *a, struct manifest_differences *d, const struct manifest *before, const struct manifest *after);

#endif
