/* value.h: the text of a key as its value
 *
 * Every function takes the text as it stands in the INI and gives false, with `expected` saying what would be accepted, when it is none. */
#ifndef KT_VALUE_H
#define KT_VALUE_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/length.h"

bool value_length(const char *s, length *out);              /* 12pt, 2,5 cm, 25mm, 0; at most six decimals */
bool value_percent(const char *s, length *out);             /* 30 %, 12,5%: as hundred-thousandths; more than 0, at most 100 % */
bool value_integer(const char *s, int *out);
bool value_yesno(const char *s, bool *out);                 /* yes no ja nej */
bool value_color(const char *s, color *out);                /* RRGGBB, #RRGGBB, none */
int value_choice(const char *s, const char *choices);       /* index in "a|b|c", or -1 */

/* The parts of a list "a | b | c", trimmed, empty ones dropped. */
struct words_list { char **v; int n; };
struct words_list value_split(struct arena *a, const char *s, char separator);

#endif
