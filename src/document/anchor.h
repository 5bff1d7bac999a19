/* anchor.h: what links inside the report lead to
 *
 * (#investeringar) is the heading "Investeringar", or the block of that name; (#tabell:drift) is [table drift].  A heading's name is its text in small letters, with
 * a hyphen for whatever is no letter or digit: anchor_name.  å, ä and ö may be written a, a and o. */
#ifndef KT_ANCHOR_H
#define KT_ANCHOR_H

#include "base/arena.h"
#include "base/message.h"
#include "document/node.h"

struct anchor {
    const char *name, *plain;       /* "åtgärder", "atgarder" */
    const char *kind;               /* of a block; NULL: a heading */
    struct node *node;
    int order;
};

struct anchors {
    struct arena *arena;
    struct messages *messages;
    vec(struct anchor) list;
};

/* The name of a heading or a block: "attraktiva-boende-livsmiljöer". */
const char *anchor_name(struct arena *a, const char *text);

/* A block and the first node that it made. */
void anchor_block(struct anchors *a, const char *kind, const char *name, struct node *first);

/* Finds the targets of all links and page numbers (text {sida:…}) of a document; one that is not there, or not one, is a message. */
void anchors_resolve(struct anchors *a, struct node *document);

#endif
