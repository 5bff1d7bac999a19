/* compare.h: two reports, the old one and the new one
 *
 * What differs, to the cell of a table and the word of a text, in the order of the new report; rows are found by what labels them, not by their number. */
#ifndef KT_COMPARE_H
#define KT_COMPARE_H

#include "compare/change.h"
#include "document/node.h"
#include "document/taken.h"
#include "output/manifest.h"
#include "typeset/pages.h"

struct compared {                   /* one of the two */
    const struct definitions *definitions;
    const struct node *document;
    const struct taken_list *taken;
    const struct pages *pages;      /* or NULL: pages are not compared */
};

/* All changes; memory is the arena's, texts and places are those of the reports. */
void compare_reports(struct change_list *changes, const struct compared *old, const struct compared *new);

/* Its parts: settings and blocks; one file that a block of both has taken; prose; pages; files that say nothing by themselves. */
void compare_settings(struct change_list *changes, const struct compared *old, const struct compared *new);
void compare_tables(struct change_list *changes, const struct compared *old, const struct compared *new);
void compare_texts(struct change_list *changes, const struct compared *old, const struct compared *new);
void compare_pages(struct change_list *changes, const struct pages *old, const struct pages *new);
void compare_files(struct change_list *changes, const struct compared *old, const struct compared *new);

/* What two reports were made by, and from when their files are wanted too: those are told by their digests. */
void compare_manifests(struct change_list *changes, const struct manifest *old, const struct manifest *new, bool files);

/* What stands on a page and where, as text: the same for two pages that look the same.  Of the items that `belongs` wants. */
void page_put(struct buffer *out, const struct page *page, bool (*belongs)(const struct item *item));

#endif
