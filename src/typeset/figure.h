/* figure.h: pictures and charts in the flow */
#ifndef KT_FIGURE_SET_H
#define KT_FIGURE_SET_H

#include "typeset/block.h"

/* Adds the strip of a NODE_FIGURE, which stays with its caption and fits on a page with it. */
void flow_figure(struct setter *s, const struct node *figure, struct strips *out);

/* A picture as an item of a size; node and role are the caller's to set. */
struct item picture_item(const struct picture *picture, length width, length height);

#endif
