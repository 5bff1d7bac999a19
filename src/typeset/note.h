/* note.h: footnotes at the foot of a page
 *
 * A note stands on every page that one of its marks is on, once; on the first it is content, on later ones it is said again. */
#ifndef KT_NOTE_H
#define KT_NOTE_H

#include "typeset/block.h"

/* Notes set once and remembered. */
struct note_setter {
    struct setter *setter;
    struct strips *set;             /* by number, from 1 */
    const struct page_style **set_for;  /* the kind of page that it was set for last */
    bool *said;                     /* by number: it is on a page that was built */
    int *on_page, *tried;           /* by number: the last page, the last try, that had it */
    int page, tries;
    int count;
    const char *last;               /* the mark of the last one, the widest; NULL: there is none */
};

/* The notes of one page. */
struct note_area {
    vec(const struct node *) notes;
    struct strips carried;          /* lines that found no room on the page before */
    length height;                  /* with the rule above; 0: none */
};

void note_setter_init(struct note_setter *n, struct setter *s, const struct node *document);

void note_setter_begin(struct note_setter *n);      /* before pages are built, again */

/* Measures a note's text, its mark at `indent` and the text hanging beside it, further than `widest` is wide. */
void note_measures(struct setter *s, const struct node *note, const char *widest, length indent, struct measures *out);

/* Height of the area if these notes were added. */
length note_area_with(struct note_setter *n, const struct note_area *area, const struct strip *strips, int count);
void note_area_add(struct note_setter *n, struct note_area *area, const struct strip *strip);

/* The notes of marks that are said again on the page: only where they leave room for what is new. */
void note_area_repeat(struct note_setter *n, struct note_area *area, const struct strip *strip);

/* Puts the notes on the page, the last line at `bottom`; lines above `top` are carried over to the next page, which the area is then for. */
void note_area_place(struct note_setter *n, struct note_area *area, struct page *page, length left, length top, length bottom);

#endif
