/* flat.h: the texts of segments as one string
 *
 * Where a line may end is a question about the text and not about what it is set in, so it is asked of all segments
 * together.  White space is one space, never at the start, at the end or around a hard break, which is a newline.  Soft
 * hyphens are marks and not text: they must not survive copy and search (rules.md). */
#ifndef KT_FLAT_H
#define KT_FLAT_H

#include "typeset/paragraph.h"

/* What holds at a byte. */
enum {
    MARK_BREAK = 1,                 /* a line may begin here */
    MARK_HYPHEN = 2,                /* a line may begin here after a hyphen */
    MARK_EDGE = 4,                  /* … which leaves two letters or fewer on one side */
    MARK_SOFT = 8,                  /* a soft hyphen stood before */
    MARK_NOTE = 16,                 /* of the mark of a note */
    MARK_JOINT = 32,                /* a hyphen here stands between the parts of a compound */
    MARK_INNER = 64,                /* … inside a part of one */
    MARK_FOREIGN = 32,              /* of another language than the patterns */
};

struct flat {
    char *text;                     /* NUL-terminated */
    int n;
    unsigned char *marks;           /* n + 1 */
    int *starts;                    /* of each segment's text, and n after the last */
    int segments;
    bool notes;                     /* some are marks of notes */
};

struct flat flat_of(struct arena *a, const struct segment *segments, int n);

/* The end of the token (what stands between spaces and newlines) that offset is in. */
int flat_token_end(const struct flat *f, int offset);

/* Letters next to an offset, at most max; notes' marks do not count. */
int flat_letters_before(const struct flat *f, int offset, int max);
int flat_letters_after(const struct flat *f, int offset, int max);

uint32_t flat_rune_before(const struct flat *f, int offset);    /* 0 at the start */
uint32_t flat_rune(const struct flat *f, int offset);           /* 0 at the end */
bool rune_is_letter(uint32_t rune);                             /* marks that go with letters included */

#endif
