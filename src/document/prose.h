/* prose.h: Markdown as nodes */
#ifndef KT_PROSE_H
#define KT_PROSE_H

#include "document/bind.h"

/* A whole file under the document; # becomes a heading of top_level. */
void prose_file(struct binder *b, const struct source *s, int top_level);

/* Markdown in a cell: blocks under parent, paragraphs in `style` (NULL: body and list styles of the layout).  Headings are not allowed there. */
void prose_text(struct binder *b, struct node *parent, const char *text, struct place place, const struct style *style, enum line_breaks breaks);

/* Plain text: an empty line begins a new paragraph, a line break stays one. */
void plain_text(struct binder *b, struct node *parent, const char *text, struct place place, const struct style *style);

#endif
