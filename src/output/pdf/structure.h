/* structure.h: the structure tree while it grows
 *
 * ISO 32000-1 14.7.  plan.c makes the elements of all blocks from the document's nodes before anything is drawn; owner.c makes
 * those that stand in lines (links, marks, labels) when they come to a page; sequence.c tells of each item which element it is
 * content of; parenttree.c writes it all down.  An element of which nothing came to a page is not written. */
#ifndef KT_PDF_STRUCTURE_H
#define KT_PDF_STRUCTURE_H

#include "output/pdf/pdf.h"
#include "output/pdf/tag.h"

#define NO_PAGE (-1)

/* Content of an element, in the order in which it came to pages: an element in its line, a link's area, or a sequence.  The first sequence of an
 * element that has nothing before it stands in the element itself: most have no more. */
struct kid {
    struct kid *next;
    struct element *element;
    HPDF_Dict annotation;
    int page, mcid;
};

struct element {
    enum tag tag : 8;
    bool placed : 1;                /* its parent knows it */
    bool said : 1;                  /* a cell: something that can be read is printed in it */
    bool used : 1;                  /* something of it is on a page */
    bool content : 1;               /* it begins with a sequence on its page */
    bool texts : 1, spaced : 1;     /* a block: there is a text in it; the last ends with a space */
    int mcid;                       /* of this sequence */
    int page;                       /* of its first content, or NO_PAGE */
    int order;                      /* of the block in the document; of a row: that of the last block in it */
    int id;                         /* counts from 1; 0: none */
    unsigned number;                /* of its object */
    struct element *parent, *next;  /* next: a block's next sibling */
    const struct more *more;        /* never NULL */
    const char *attributes;         /* "/A 12 0 R", or NULL */
    const struct node *last;        /* of a block: what its last text comes from, */
};

struct box { length left, top, right, bottom; };        /* y downwards */

/* What most cells have nothing of; all others share one that is empty. */
struct more {
    struct kid *first, *last;
    struct element *first_child, *last_child;           /* blocks, which come after the kids */
    const char *instead;            /* what is read instead of what is printed, or NULL; of a cell: if nothing is printed, NULL: that it says nothing */
    const char *alternative;        /* text of a figure, or NULL */
    struct box *box;                /* of a figure on its page, or NULL */
};

struct elements { vec(struct element *) list; };

struct slot { const struct node *node; struct element *element; };

enum shared { SHARED_COLUMN, SHARED_ROW, SHARED_DISC, SHARED_DECIMAL, SHARED_COUNT };

#define CONTENTS_LEVELS 7           /* of headings, and 0 */

struct structure {
    struct pdf *pdf;
    struct marker marker;
    HPDF_Dict root;
    struct element *document;
    int count;                      /* of elements */
    int figures;                    /* of them, whose boxes are to be found */
    struct elements named;          /* that have an ID, in order */
    struct elements silent;         /* cells that nothing is printed in, in order */
    int told;                       /* of silent: those that are on a page */
    struct slot *slots;             /* elements by node, but for those of cells, which are found by their rows; not in the arena, which would keep the smaller tables that it grew out of */
    unsigned size, used;
    HPDF_Dict shared[SHARED_COUNT]; /* attributes that many elements have; NULL: not yet */
    const char *shared_entries[SHARED_COUNT];   /* "/A 12 0 R" */
    struct elements *parents;       /* by page and MCID, of pages that are drawn */
    struct elements links;          /* by annotation */
    struct element *contents[CONTENTS_LEVELS], *entries[CONTENTS_LEVELS];   /* owner.c: open ones by level */
    const struct node *list;        /* the contents that these are of */
    const struct node *cell;        /* element.c: the last that was asked for, */
    struct element *cell_element;   /* and its element */
    const struct node *asked;       /* owner.c: the last node, */
    struct element *answer;         /* and what its items are content of */
    /* sequence.c: the page at hand */
    int page;
    struct elements sequences;      /* whose content it has, by MCID; in room that every page uses */
    struct element *open;           /* what is drawn is content of it */
    const char *artifact;           /* or of this; at most one of the two */
    const struct element *row;      /* the last that came to the page */
    bool label;                     /* the last text is a label, without a space */
};

/* element.c.  A block is planned: it has its place after its siblings.  What stands in a line gets its place when it is used. */
struct element *element_plan(struct structure *s, enum tag tag, struct element *parent);
struct element *element_make(struct structure *s, enum tag tag, struct element *parent);
struct more *element_more(struct structure *s, struct element *e);                  /* its own, to be filled */
void element_name(struct structure *s, struct element *e);                          /* gives it an ID */
void element_share(struct structure *s, struct element *e, enum shared attributes);
int element_content(struct structure *s, struct element *e, int page);              /* the page at hand; gives the MCID */
void element_link(struct structure *s, struct element *e, int page, HPDF_Dict annotation);
void element_use(struct structure *s, struct element *e);                           /* it is written, and all that it stands in */
void elements_number(struct structure *s);                                          /* when all pages are drawn */
void elements_write(struct structure *s);
void put_id(struct buffer *out, int id);                                            /* (c104); in order byte by byte, too */
void put_shared(struct buffer *out, struct structure *s, enum shared attributes);

void map_put(struct structure *s, const struct node *n, struct element *e);
struct element *map_find(struct structure *s, const struct node *n);          /* or NULL */

void plan_document(struct structure *s);                                            /* plan.c */
void scope_table(struct structure *s, const struct node *table);                    /* scope.c: once its cells are planned */

/* owner.c */
struct element *owner_of_item(struct structure *s, const struct item *item);        /* what a text is content of */
struct element *owner_of_link(struct structure *s, const struct node *n);           /* the Link that an area belongs to */
struct element *owner_block(struct element *e);                                     /* what it stands in a line of */

void boxes_find(struct structure *s);                                               /* figure.c: once everything is planned */

void sequence_init(struct structure *s);                                            /* sequence.c: the marker */

#endif
