/* entity.h: characters by their names in HTML, as Markdown takes them over */
#ifndef KT_ENTITY_H
#define KT_ENTITY_H

#include "base/buffer.h"

/* Appends what &name; &#229; or &#xE5; stands for.  A name that is not known is no entity: it is appended as it stands. */
void entity_put(struct buffer *out, const char *s, size_t size);

#endif
