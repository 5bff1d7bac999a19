/* note.h: footnotes at the foot of a page */
#ifndef KT_NOTE_H
#define KT_NOTE_H

#include "typeset/block.h"

/* Notes set once and remembered. */
struct note_setter {
    struct setter *setter;
    struct strips *set;             /* by number, from 1 */
    int count;
};

/* The notes of one page. */
struct note_area {
    vec(const struct node *) notes;
    struct strips carried;          /* lines that found no room on the page before */
    length height;                  /* with the rule above; 0: none */
};

void note_setter_init(struct note_setter *n, struct setter *s, const struct node *document);

/* Height of the area if these notes were added. */
length note_area_with(struct note_setter *n, const struct note_area *area, const struct strip *strips, int count);
void note_area_add(struct note_setter *n, struct note_area *area, const struct strip *strip);

/* Puts the notes on the page, the last line at `bottom`; lines above `top` are carried over to the next page, which the area is then for. */
void note_area_place(struct note_setter *n, struct note_area *area, struct page *page, length left, length top, length bottom);

#endif
