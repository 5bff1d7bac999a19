/* tag.h: structure types, and which of them a node gets
 *
 * The standard types of ISO 32000-1 14.8.4 that reports need, and Title, which is a P to readers that do not know it. */
#ifndef KT_PDF_TAG_H
#define KT_PDF_TAG_H

#include "document/node.h"

enum tag {
    TAG_DOCUMENT, TAG_SECT, TAG_TITLE, TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_H5, TAG_H6, TAG_P,
    TAG_L, TAG_LI, TAG_LBL, TAG_LBODY,
    TAG_TABLE, TAG_CAPTION, TAG_THEAD, TAG_TBODY, TAG_TR, TAG_TH, TAG_TD,
    TAG_TOC, TAG_TOCI, TAG_REFERENCE, TAG_LINK, TAG_NOTE, TAG_SPAN, TAG_DIV, TAG_FIGURE, TAG_FORM,
};

#define TAG_ROLES "/Title /P"       /* of the types that are not standard: ISO 32000-1 14.7.3 */

const char *tag_name(enum tag tag);                     /* "TH" */
enum tag tag_of_node(const struct node *n);             /* of a node that holds blocks or is one; a heading is an H1 */
enum tag tag_of_heading(int depth);                     /* 1: H1; ever deeper ones are H6 */
bool tag_is_inline(enum tag tag);                       /* stands in a line of another element */

#endif
