/* node.h: the document as a tree
 *
 * What the report says, in reading order, before anybody knows where on a page it stands.  Every node knows the
 * place in the input that it comes from and the style that it is set in.  Inline nodes (text, link, symbol, break, note mark)
 * are the children of paragraphs, headings, links and symbols' words; everything else holds blocks. */
#ifndef KT_NODE_H
#define KT_NODE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/decimal.h"
#include "base/length.h"
#include "base/message.h"

enum node_kind {
    NODE_DOCUMENT,
    NODE_COVER,                     /* holds paragraphs; cover is set; of a bilaga: holds its heading too */
    NODE_CONTENTS,                  /* holds a heading or nothing; contents is set; its entries are made by typeset/contents.c */
    NODE_CONTENTS_ENTRY,            /* made while setting: holds text, target is the heading */
    NODE_HEADING,                   /* level 1 to 6 */
    NODE_PARAGRAPH,
    NODE_LIST,                      /* holds items; number is the first number, or 0 for bullets */
    NODE_ITEM,                      /* holds blocks; label is set */
    NODE_TABLE,                     /* holds head and body; table is set */
    NODE_TITLE,                     /* the table's title row, a child of the table */
    NODE_HEAD, NODE_BODY,           /* hold rows */
    NODE_ROW,                       /* holds cells; row is set */
    NODE_CELL,                      /* holds blocks; cell is set; or no blocks but its text, see node_is_plain */
    NODE_LEGEND,                    /* holds paragraphs, a symbol each; a first one may be text; legend is set */
    NODE_FIELD,                     /* of a card: holds blocks; number is an enum card_place; label is set when a first paragraph is its label */
    NODE_NOTE,                      /* a footnote's text: holds blocks; stands after the block that its mark is in */
    NODE_FIGURE,                    /* a picture or a chart; text is its alternative text, NULL: decoration; figure is set */
    NODE_CAPTION,                   /* of the figure before it: holds inline nodes; figure is set */
    NODE_SIGNATURES,                /* holds signers, and at last a signature that nobody sees: for the archive; signatures is set */
    NODE_SIGNER,                    /* holds paragraphs that say who it is, then signatures */
    NODE_SIGNATURE,                 /* where one signs: a field, whose text is read aloud and whose label is its name in the file; or a line on paper, which
                                       holds its caption, a paragraph; signatures is set */
    /* inline */
    NODE_TEXT,                      /* text */
    NODE_LINK,                      /* text is the target, children are inline */
    NODE_SYMBOL,                    /* symbol is set; text is its word */
    NODE_BREAK,                     /* a hard line break */
    NODE_NOTE_MARK,                 /* text is the mark as printed; note is the NODE_NOTE */
};

struct card {                       /* a heading and fields that belong together */
    const struct card_style *style;
    const struct node *heading;
};

struct style;
struct card_style;
struct page_style;
struct symbol;
struct symbol_set;
struct legend_block;
struct table;
struct row_style;
struct figure;
struct cover;
struct contents;
struct signature_style;

/* What a bilaga is called. */
struct appendix {
    const char *name;               /* "Bilaga A", or "" */
    const char *title;
    const char *heading;            /* both, as in contents and bookmarks */
    const struct marks *marks;      /* of notes, behind the heading; or NULL */
};

struct cell {
    int column, columns;            /* first column, and how many */
    int rows;                       /* how many rows it spans */
    bool head;                      /* a header cell (TH): column heads, row labels, goals */
    bool figure;                    /* set as a figure: right or at the decimal comma */
    bool label;                     /* says what row it is: the first that is not empty, which [row] first is held against */
    bool hanging;                   /* what follows its first symbol stands under the symbol's word */
    const struct decimal *term;      /* what it adds to a sum carried forward, or NULL */
    const char *spoken;             /* read instead of what is printed, which is nothing or a dash; NULL: what is printed */
};

struct node {
    enum node_kind kind : 8;
    bool bold : 1, italic : 1;      /* text: set so, whatever the style says */
    bool cited : 1;                 /* text: a figure of a table */
    bool raised : 1;                /* text: the comma between two marks of notes, set like them */
    bool below : 1;                 /* note: stands under its table, not at the foot of the page */
    bool linked : 1;                /* a link or a page number in the text leads to it */
    bool new_page : 1;              /* it begins a page, whatever stands before */
    bool changed : 1;               /* what it says is new in this version of a decided report */
    int number;                     /* heading level; first number of a list; index of a note */
    struct place place;
    struct node *parent, *first, *last, *next;
    const char *text;
    const struct style *style;      /* NULL: that of the parent */
    union {
        const char *language;       /* NODE_TEXT: a BCP 47 tag, or NULL: that of the report; node_language */
        const struct symbol_set *set;   /* NODE_SYMBOL */
        const struct card *card;    /* of a child of the document: the card that it is part of, or NULL */
    };
    const struct page_style *page;  /* of a child of the document: the kind of page that it stands on */
    const char *label;              /* heading: its number "1.2", or NULL; note: its mark; item: "•" or "3."; signature: name of the field; text: "drift" of {sida:drift} */
    union {
        struct table *table;        /* NODE_TABLE */
        const struct legend_block *legend;  /* NODE_LEGEND */
        const struct row_style *row;/* NODE_ROW */
        struct cell *cell;          /* NODE_CELL */
        const struct symbol *symbol;/* NODE_SYMBOL */
        struct node *note;          /* NODE_NOTE_MARK */
        const struct figure *figure;/* NODE_FIGURE, and NODE_CAPTION of it */
        const struct node *target;  /* NODE_CONTENTS_ENTRY; NODE_LINK inside the report, else NULL; NODE_TEXT that is the number of its page */
        const struct cover *cover;  /* NODE_COVER */
        const struct contents *contents;    /* NODE_CONTENTS */
        const struct signature_style *signatures;   /* NODE_SIGNATURES, NODE_SIGNATURE */
        const struct appendix *appendix;    /* NODE_HEADING that begins a bilaga, else NULL */
    };
};

struct node *node_new(struct arena *a, enum node_kind kind, struct place place);
struct node *node_add(struct node *parent, struct node *child);         /* as the last child; gives the child */
const struct node *node_ancestor(const struct node *n, enum node_kind kind);    /* the nearest, n itself included, or NULL */
const struct node *node_heading(const struct node *n);                  /* n, or the heading on a title page; NULL: neither */
void node_heading_text(const struct node *heading, struct buffer *out); /* with its number; of a bilaga as its title says */

/* A cell that holds nothing but one text holds it itself, and the style of the paragraph that it would be: most nodes of a long table are not there. */
static inline bool node_is_plain(const struct node *n)
{
    return n->kind == NODE_CELL && n->text;
}

static inline const char *node_language(const struct node *n)
{
    return n->kind == NODE_TEXT ? n->language : NULL;
}

bool node_is_mark(const struct node *n);                                /* of a note, or between two such marks; n may be NULL */
const char *node_kind_name(enum node_kind kind);                        /* "paragraph" */
void node_text(const struct node *n, struct buffer *out);               /* all text below n, blocks parted by a space */

#endif
