/* passage.h: the texts of a report, as the checks read them
 *
 * A passage is what one paragraph, heading, caption or cell says: marks of notes are left out, line breaks are \n.  Only what is shown is a passage:
 * nothing of hidden columns.  The text lives until the next one. */
#ifndef KT_PASSAGE_H
#define KT_PASSAGE_H

#include "check/check.h"

struct passage {
    struct report_check *check;
    const char *text;
    struct place place;             /* of its beginning */
    const char *heading;            /* that it stands under, or is; "" before the first one; or the key of an INI file */
};

/* Calls a function for every passage, in the order of the document, and for the texts of [report]. */
void passages_walk(struct report_check *c, void (*look)(const struct passage *p));

/* n bytes of a passage: a copy, where they stand in the file, and what a finding about them is called: "drift[Hemtjänst, Kommentar]", "Inledning: Skriv text här". */
const char *passage_words(const struct passage *p, const char *s, size_t n);
struct place passage_place(const struct passage *p, const char *words);
const char *passage_subject(const struct passage *p, const char *words);

/* A letter or a digit, in any byte of it. */
bool passage_in_word(char c);

#endif
