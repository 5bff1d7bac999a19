/* collate.h: the order of Swedish words
 *
 * A to Z, Å, Ä, Ö; W is a letter of its own, É goes with E, Ü with Y, Æ with Ä, Ø with Ö.  Capitals and accents decide only between words that are else alike;
 * figures in a text go by their size: Mål 2 before Mål 10.  No locale is asked. */
#ifndef KT_COLLATE_H
#define KT_COLLATE_H

int collate(const char *a, const char *b);      /* less than 0, 0 or more */

#endif
