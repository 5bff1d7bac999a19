/* unit.h: units of amounts
 *
 * kr, tkr (kkr), mnkr (mkr, Mkr), mdkr: as they stand behind figures, or somewhere in a head, "Utfall 2024 (tkr)". */
#ifndef KT_FIGURES_UNIT_H
#define KT_FIGURES_UNIT_H

#include <stddef.h>

/* The power of ten of a unit of money: tkr is 3; -1: it is none. */
int unit_power(const char *unit);

/* The unit of money, or "%", that a text says as a word of its own, as it is written in Sweden ("tkr"); NULL: none, or several. */
const char *unit_said(const char *text);

/* Bytes of the unit of money, or of per cent (power -1), that stands as a word of its own at s; 0: none does. */
size_t unit_length(const char *s, int *power);

#endif
