/* setter.h: what setting a report needs to know */
#ifndef KT_SETTER_H
#define KT_SETTER_H

#include "document/definition.h"
#include "document/layout.h"
#include "typeset/paragraph.h"

/* A symbol as it is drawn in a size: the same layers wherever it stands. */
struct drawn_symbol {
    const struct symbol *symbol;
    length size;
    struct item_path *layers;
};

struct drawn_symbols {
    struct drawn_symbol *v;
    int n, cap;
};

struct setter {
    struct arena *arena;
    struct messages *messages;
    const struct definitions *definitions;
    struct typesetter typesetter;   /* for paragraphs */
    const struct style *link;       /* [style link]: colour and underline of links, or NULL */
    const struct page_style *page;  /* of the text that is being set */
    length measure;                 /* width of the text on such a page */
    length body;                    /* its height */
    struct drawn_symbols *drawn;    /* of the report, by symbol.c */
};

/* Width and height of the paper. */
void paper_size(const struct page_style *page, length *width, length *height);

/* What is set from now on stands on pages of this kind. */
void setter_page(struct setter *s, const struct page_style *page);

/* The face of a style, opened when first asked for; bold and italic are added to what the style says.  NULL after a message. */
struct font *style_font(struct setter *s, const struct style *style, bool bold, bool italic);

/* From the top of a line to its baseline: the leading is spread evenly above and below the font's height. */
length style_baseline(struct setter *s, const struct style *style);

/* The first sign that the face of a text lacks, or 0. */
uint32_t text_missing(const struct item_text *text);

/* One item of text in a style, x and y 0; no line breaks.  Role and node are the caller's to set.  Kind ITEM_TEXT with no pieces when there is no font. */
struct item text_item(struct setter *s, const struct style *style, const char *text);

#endif
