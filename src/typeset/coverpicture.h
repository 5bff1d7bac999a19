/* coverpicture.h: the picture and the logotype of a cover */
#ifndef KT_COVERPICTURE_H
#define KT_COVERPICTURE_H

#include "typeset/figure.h"

/* Their items, below the lines of the cover. */
void cover_pictures(struct setter *s, const struct node *cover, struct page *page);

#endif
