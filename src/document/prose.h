/* prose.h: Markdown as nodes */
#ifndef KT_PROSE_H
#define KT_PROSE_H

#include "document/bind.h"
#include "document/mark.h"
#include "read/markdown.h"

/* A whole file under the document; # becomes a heading of top_level. */
void prose_file(struct binder *b, const struct source *s, int top_level);

/* Markdown in a cell: blocks under parent, paragraphs in `style` (NULL: body and list styles of the layout).  Headings are not allowed there. */
void prose_text(struct binder *b, struct node *parent, const char *text, struct place place, const struct style *style, enum line_breaks breaks);

/* The text of a note, under its node. */
void prose_note(struct binder *b, struct node *parent, const struct markdown_note *note, const struct style *style);

/* Plain text: an empty line begins a new paragraph, a line break stays one. */
void plain_text(struct binder *b, struct node *parent, const char *text, const struct marks *marks, struct place place, const struct style *style);

#endif
