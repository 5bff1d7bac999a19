/* ini.h: an INI file, through iniparser
 *
 * ; and # begin comments.  A line that ends with \ goes on in the next.  A value wholly in " or ' may hold ; # and
 * white space at its ends.  Section and key names are in lower case as far as they are ASCII; white space within a section name is one space.
 * Sections and keys in the order of the file.  [kind name]: the first word is the kind, the rest a name of one's own.
 * iniparser keeps no line numbers: a place is looked up again in the text, from the line of its section, when somebody asks. */
#ifndef KT_INI_H
#define KT_INI_H

#include "base/message.h"

struct ini_key {
    const char *name;               /* lower case */
    const char *value;              /* never NULL; NFC; comments and white space at both ends gone, or else quotes with what is outside them */
};

struct ini_section {
    const struct ini *ini;
    const char *title;              /* as iniparser gives it: "text inledning"; NFC */
    const char *kind, *name;        /* "text", "inledning"; name is "" when there is none */
    vec(struct ini_key) keys;
};

struct ini_title {                  /* a line [title] */
    const char *title;
    struct place_cursor begin;
};

struct ini {
    struct source *source;
    vec(struct ini_title) titles;   /* in the order of the file */
    vec(struct ini_section) sections;
};

/* Parses a source; syntax errors, lines that are too long, duplicate sections and duplicate keys are messages, several at once.
 * Always returns what could be read; look at messages->errors. */
struct ini *ini_parse(struct arena *a, struct source *s, struct messages *m);

/* Where a section's [title] stands; where a key's name stands; where its value stands (its first line). */
struct place ini_section_place(const struct ini_section *s);
struct place ini_key_place(const struct ini_section *s, const char *key);
struct place ini_value_place(const struct ini_section *s, const char *key);

/* The value of a key, or NULL. */
const char *ini_value(const struct ini_section *s, const char *key);

#endif
