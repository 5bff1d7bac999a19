/* place.h: files that were read, and places in them
 *
 * A place is found from an offset, or an offset from a place, without a walk through the file: milestones every 512 bytes, however long the lines are. */
#ifndef KT_PLACE_H
#define KT_PLACE_H

#include "base/arena.h"

/* A file that was read: its text is what line and column count in. */
struct source {
    const char *name;               /* as printed in messages: relative to where the command was given */
    const char *path;               /* as opened */
    const char *text;               /* UTF-8, line ends are \n, no byte order mark, NUL-terminated */
    size_t size;
    const char *encoding;           /* what was found or asked for: "utf-8", "windows-1252" */
    const char *bytes;              /* as they lie in the file; NULL of a text that came from none */
    size_t byte_count;
    struct milestones *milestones;    /* of the text, made when a place in it is first asked for; NULL: every place is counted from the beginning */
};

struct place {
    const struct source *source;    /* NULL: no file */
    int line, column;               /* from 1, in characters; 0: the file as a whole, or the line as a whole */
    int length;                     /* characters underlined; at least 1 when column is not 0 */
};

/* For the milestones of a source; they are made when they are needed. */
struct milestones *milestones_new(struct arena *a);

/* The place of n bytes at text + offset in a source. */
struct place place_at(const struct source *s, size_t offset, size_t n);
struct place place_file(const struct source *s);

/* Where a word stands in the text at a place, or in the lines that a \ at the end of its line goes on in; the place itself when it is not there. */
struct place place_of_word(struct place within, const char *word);

/* Where n bytes at an offset of a value stand, when the value was read from a place on: white space, and \ at the ends of lines, may differ. */
struct place place_of_part(struct place value, const char *text, size_t offset, size_t n);

/* Where a sign first stands from a place on, whatever lines come between; the place itself when it does not, or not within 64 KB. */
struct place place_of_sign(struct place from, const char *sign);

/* Walks forward through a text: the places of offsets that never go back, in linear time altogether. */
struct place_cursor {
    const struct source *source;
    const char *text;               /* what the offsets count in */
    size_t offset;
    int line, column;               /* of the offset */
};
struct place_cursor place_cursor_of(const struct source *s);
struct place place_next(struct place_cursor *c, size_t offset, size_t n);

#endif
