/* appendix.h: bilagor, and the list of them */
#ifndef KT_APPENDIX_H
#define KT_APPENDIX_H

#include "document/bind.h"

/* [appendix NAME]: the heading of a bilaga, on a title page of its own where the layout has one.  What follows belongs to it. */
void bind_appendix(struct binder *b, const void *block);

/* [appendix-list NAME]: contents with nothing but the titles of bilagor. */
void bind_appendix_list(struct binder *b, const void *block);

#endif
