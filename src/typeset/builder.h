/* builder.h: strips stacked on pages
 *
 * Strips that are kept together move to the next page together; where they are too many for any page, as few as possible are parted.  Table
 * heads and cut cells are said again on top of a page, notes stand at the foot of the page where their mark stands. */
#ifndef KT_BUILDER_H
#define KT_BUILDER_H

#include "typeset/note.h"
#include "typeset/fragment.h"
#include "typeset/frame.h"

struct builder {
    struct setter *setter;
    struct pages *pages;
    const struct page_style *paper;
    length left, top, bottom;       /* of the text on a page */
    length y, after;                /* cursor; space wanted below the last strip */
    bool empty;                     /* nothing on the page yet */
    bool open;                      /* there is a page */
    bool in_table;
    struct fragment fragment;
    struct frame frame;             /* of the card at hand */
    struct stack trial;
    int trial_columns;
    struct note_setter *notes;
    struct note_area foot;          /* of the page */
    bool on_trial;                  /* pages keep no items */
    struct items items;             /* room for those of a page, used again for the next */
};

/* Adds pages that hold all of the strips; on trial, to learn what comes to stand on which page, they hold nothing when they are done.  Else the lines of tables
 * are gone then: they are set anew before pages are built once more. */
void build_pages(struct setter *s, struct note_setter *notes, const struct strips *strips, struct pages *pages, bool on_trial);

#endif
