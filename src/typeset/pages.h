/* pages.h: finished pages
 *
 * A page is a size and a list of placed items; outputs only read them.  x grows to the right and y downwards from the page's
 * upper left corner; all lengths are millipoints.  Items stand in reading order, background fills before what stands on them.  Every item
 * knows the node that it comes from and the part it plays, so that an output can find tags, tables and places again. */
#ifndef KT_PAGES_H
#define KT_PAGES_H

#include "base/length.h"
#include "base/path.h"
#include "base/progress.h"
#include "document/input.h"
#include "document/node.h"
#include "typeset/font.h"

enum item_kind { ITEM_TEXT, ITEM_FILL, ITEM_PATH, ITEM_LINK, ITEM_PICTURE, ITEM_SIGNATURE };

enum item_role {
    ROLE_CONTENT,                   /* said once in the document */
    ROLE_REPEAT,                    /* said again on this page: table heads, a goal cut by the page, continuation marks */
    ROLE_FURNITURE,                 /* running head and foot */
    ROLE_DECORATION,                /* rules, fills, leaders, the drawing of a symbol */
};

/* Glyphs first … first+count-1 of a shaped run.  A report may have millions of pieces: a run is a number, and no longer than PIECE_BYTES. */
struct piece {
    uint32_t run;                   /* piece_run */
    uint16_t first, count;
};

#define PIECE_BYTES 1000            /* of text; a sign becomes some glyphs at most */

struct picture;                     /* read/picture.h */

struct item_text {                  /* x is its left edge, y its baseline */
    const struct font *font;
    const struct piece *pieces;     /* follow each other without gaps; spaces are pieces too; a last space may hang over the right edge */
    length size, width;             /* width without a trailing space */
    color color;
    int count : 29;                 /* of pieces */
    bool hyphen : 1;                /* a hyphen of hyphenation stands at the end (font->hyphen, U+00AD as text); counted in width */
    bool underline : 1;
    bool right : 1;                 /* stands against a right edge (a figure): the text output keeps that edge */
};

static inline const struct run *piece_run(const struct item_text *t, const struct piece *p)
{
    return t->font->shaped.v[p->run];
}

struct item_fill {                  /* x, y upper left corner; a rule is a thin fill */
    length width, height;
    color color;
};

struct item_path {                  /* points count from the item's x, y; y downwards */
    const enum path_op *ops;
    const struct path_point *points;
    int count;                      /* of ops */
    color fill, stroke;             /* COLOR_NONE: not */
    length stroke_width;
    const length *dashes;           /* dash, gap, dash, gap …; NULL: a solid line */
    int ndashes;
    bool round;                     /* ends and corners of its lines */
    length width, height;           /* of the whole drawing */
    bool even_odd;                  /* what is filled where subpaths lie in each other: ISO 32000-1 8.5.3.3 */
    const char *character;          /* that stands for it in the text output: "●"; NULL: nothing */
    const struct item_path *over;   /* drawn on top of it, at the same place; or NULL */
};

/* A picture fills its box, less what is cropped: left, top, right, bottom, in thousandths of the upright picture. */
struct item_picture {               /* x, y upper left corner */
    const struct picture *picture;
    length width, height;
    int crop[4];
};

struct item_link {                  /* x, y upper left corner of the area that can be clicked */
    length width, height;
    const char *url;                /* or NULL */
    const struct node *target;      /* a heading, when url is NULL */
};

/* A field that is signed later: nothing is drawn on the page.  Its node says its name and what is read aloud. */
struct item_signature {             /* x, y upper left corner; 0 by 0: nobody sees it */
    length width, height;
    const struct font *font;        /* that it is signed in; NULL: it could not be read */
    length size;
    color color;
    const struct item *prompt;      /* stands in it until it is signed; x and y count from its upper left corner; NULL: nothing */
};

struct item {                       /* of a long table there are millions */
    enum item_kind kind : 8;
    enum item_role role : 8;
    length x, y;
    int tail;                       /* of a text that stands against a right edge: characters at its end that stand behind that edge: decimals, a unit */
    const struct node *node;        /* NULL for furniture */
    union {
        struct item_text text;
        struct item_fill fill;
        struct item_path *path;
        struct item_link link;
        struct item_picture picture;
        struct item_signature signature;
    };
};

#define PAGE_FURNITURE 14           /* items of a running head and foot: three texts and a rule each; and of a draft's mark */

struct items {
    struct item *v;
    int n, cap;
};

struct page {
    length width, height;
    const struct page_style *style; /* whose running head and foot it has; NULL: none */
    const char *format;             /* "A4", "A4 liggande" */
    const char *label;              /* what the reader calls it: "5", "ii"; "" on the cover */
    struct items items;
    void *room;                     /* of the arena, for most of them; NULL: nothing was placed, or it was given away */
};

/* Where a heading came to stand; in document order. */
struct landmark {
    const struct node *heading;
    const char *text;               /* with its number, for bookmarks */
    int level;
    int page;                       /* index in pages */
    length y;                       /* upper edge */
};

/* What the report is a document of, for the properties of a file; "" or NULL where nothing is said. */
struct matter {
    const char *municipality, *committee, *type, *period, *case_number, *version;
    const char *status, *organ, *decided, *paragraph;   /* of the decision; decided is an ISO date */
    const char *revised, *replaces, *reason;            /* of a corrected version: its day, the SHA-256 of the PDF that it replaces, why */
};

struct pages {
    struct arena *arena;
    struct fonts *fonts;
    const struct node *document;
    vec(struct page) list;
    vec(struct landmark) landmarks;
    vec(struct landmark) anchors;   /* other nodes that links lead to; no text, no level */
    const char *page_word, *note_word;  /* how a link is described: "sida", "Fotnot" */
    const char *empty_word;         /* read in a cell that says nothing: "uppgift saknas" */
    const char *title, *author, *subject, *language;    /* language is a BCP 47 tag: "sv-SE" */
    const char *date;               /* ISO date of the report, or "" */
    struct matter matter;
    int archive;                    /* of enum archive, document/report.h: what the report asks of a file that is kept */
    const struct inputs *inputs;    /* the files it was made from, or NULL */
    struct progress *progress;      /* of the report, or NULL */
    bool once;                      /* they are written once: what has been written may go */
};

/* Says that nobody asks for the items of a page any more. */
void page_written(const struct pages *pages, int number);

#endif
