/* language.h: languages, and where they change in a text */
#ifndef KT_LANGUAGE_H
#define KT_LANGUAGE_H

#include <stdbool.h>
#include "base/arena.h"

/* Whether a language tag has the form of BCP 47 (RFC 5646 2.1) that readers know: sv, sv-SE, zh-Hant-TW. */
bool language_valid(const char *tag);

/* n bytes of HTML: the language of <span lang="en">, in the arena; NULL: it is something else. */
const char *language_span(struct arena *a, const char *html, size_t n);

#endif
