/* bind.h: a report's blocks and their files as a document
 *
 * Reads every file that the report names and builds the tree.  Nothing of a file is left out: what cannot be a node is a message. */
#ifndef KT_BIND_H
#define KT_BIND_H

#include "document/anchor.h"
#include "document/definition.h"
#include "document/field.h"
#include "document/layout.h"
#include "document/node.h"
#include "document/taken.h"

struct citation;

struct binder {
    struct arena *arena;
    struct messages *messages;
    const struct definitions *definitions;
    struct fields fields;
    struct node *document;
    struct taken_list *taken;
    struct arena passing;           /* for cells that are not kept */
    struct symbol_memory *symbols;  /* what texts of cells mean */
    int counters[6];                /* of numbered headings */
    int level;                      /* of the last heading */
    bool numbered;                  /* headings of the block being made */
    int unnumbered;                 /* level of the heading without a number that is open; 0: none */
    bool appendix;                  /* in a bilaga */
    int appendices;                 /* with a number, so far */
    const char *appendix_number;    /* "A", or "" */
    int chapters;                   /* that have numbers, before the first bilaga */
    bool missed;                    /* a file could not be read */
    bool told_numbers;              /* that they are also those of bilagor */
    const struct page_style *chapter_page;  /* kind of page of the chapter or bilaga */
    int notes, page_notes, tables;  /* so far; page_notes: those at the feet of pages */
    struct anchors anchors;
    vec(struct citation *) citations;       /* figures of tables in texts, which come last */
    int numbered_tables;            /* so far */
    const struct node *heading;     /* the last */
    vec(struct node *) pending;     /* notes whose marks stand in the block being made */
    struct note_scope *scope;       /* of the block at hand, or NULL */
    struct note_scope *report_notes;/* what all may refer to */
    vec(struct note_file *) note_files;
    vec(const char *) signature_fields;     /* their names, so far */
};

/* The document, and the CSV files that its blocks took, which are added to taken; pictures may be read still.  Look at messages->errors before setting it. */
struct node *bind_report(const struct definitions *d, struct taken_list *taken);

/* A heading under the document, numbered and checked. */
struct node *bind_heading(struct binder *b, int level, struct place place);

/* The same under a title page. */
struct node *bind_heading_in(struct binder *b, struct node *parent, int level, struct place place);

/* The heading that a block says with a key; none where the text is empty. */
void bind_block_heading(struct binder *b, const void *block, const char *key, const char *text, int level);

/* The style of a name that the program itself uses; one that the layout lacks is a message. */
const struct style *bind_style(struct binder *b, const char *name);

/* A paragraph that holds one text. */
struct node *bind_paragraph(struct binder *b, struct node *parent, const struct style *style, const char *text, struct place place);

/* What a symbol of a set is printed with. */
const char *symbol_word(const struct symbol_set *set, const struct symbol *symbol);

/* A paragraph that holds a symbol with its word. */
struct node *bind_symbol(struct binder *b, struct node *parent, const struct symbol_set *set, const struct symbol *symbol, struct place place);

/* Puts the notes of the block just made after it. */
void bind_notes(struct binder *b);

/* What a block would have held is not there, and a message has said so: that others refer to it in vain is no message of its own. */
void bind_missed(struct binder *b);

/* Reads a file of the report; NULL after a message. */
struct source *bind_source(struct binder *b, enum input_role role, const void *block, const char *file, int encoding);

#endif
