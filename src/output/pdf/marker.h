/* marker.h: what stands round the items of a page
 *
 * The place of the tags: a marker sees every item before and after it is drawn and may put marked-content operators (ISO 32000-1
 * 14.6) there.  It is called outside paths, and only for items that draw something.  Functions that are NULL do nothing; so does a NULL
 * marker.  Operators and BT … ET nest (ISO 32000-1 14.6.1): what is open is closed before several texts share a text object, and after them. */
#ifndef KT_PDF_MARKER_H
#define KT_PDF_MARKER_H

#include "output/pdf/object.h"
#include "typeset/pages.h"

struct marker {
    void *state;
    void (*page_begin)(void *state, int page, HPDF_Page sheet);
    void (*item_begin)(void *state, const struct item *item, struct buffer *content);
    bool (*space_before)(void *state, const struct item *item);         /* a text, after item_begin: a space is read before it */
    void (*item_end)(void *state, const struct item *item, struct buffer *content);
    void (*close)(void *state, struct buffer *content);                 /* ends what is open; the next item begins anew */
    void (*page_end)(void *state, struct buffer *content);
    void (*annotation)(void *state, const struct item *item, HPDF_Dict annotation, struct buffer *entries);
};

#endif
