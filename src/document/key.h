/* key.h: the table of all sections and keys
 *
 * One row a key.  Parsing, defaults, ranges, error messages and the manual pages all follow from these rows, so that they
 * cannot disagree. */
#ifndef KT_KEY_H
#define KT_KEY_H

#include <stddef.h>

enum key_type {
    KEY_TEXT,                       /* const char * */
    KEY_FILE,                       /* const char *, a path inside the report's folder */
    KEY_DATE,                       /* const char *, an ISO date or "" */
    KEY_LANGUAGE,                   /* const char *, a language tag */
    KEY_LENGTH,                     /* length */
    KEY_EXTENT,                     /* length; negative: a part of the measure, in hundred-thousandths */
    KEY_INTEGER,                    /* int; -1 for the word at the end of a range 0..9|auto */
    KEY_YESNO,                      /* bool */
    KEY_COLOR,                      /* color */
    KEY_PATH,                       /* struct drawing */
    KEY_CHOICE,                     /* int: index in range "a|b|c" */
    KEY_LIST,                       /* struct list of strings, parted by | */
    KEY_REFERENCE,                  /* pointer to the struct of a section of the kind that range names, or NULL */
    KEY_REFERENCES,                 /* struct list of such pointers, parted by | */
};

enum section_where { IN_REPORT = 1, IN_LAYOUT = 2, IN_FONT = 4 };

enum section_named {
    NAME_NONE,                      /* [kind] */
    NAME_NEEDED,                    /* [kind NAME] */
    NAME_MAY,                       /* both; [kind NAME] that says no base inherits from [kind] */
};

struct section_kind {
    const char *name;
    int where;                      /* of section_where */
    int named;                      /* of section_named */
    int block;                      /* 1: stands in the order of the document */
    size_t size;                    /* of its struct */
    int name_offset;                /* of the member that holds its name, or -1 */
    const char *inherits;           /* a KEY_REFERENCE to the same kind, whose values are taken over first; or NULL */
    const char *help;
};

struct key {
    const char *section, *name;
    enum key_type type;
    const char *value;              /* default as it would be written; NULL: must be given */
    const char *range;              /* "1..6", "2pt..40pt", "left|right", a kind of section; NULL: any */
    size_t offset;
    const char *help;
};

extern const struct section_kind section_table[];   /* ends with name NULL */
extern const struct key key_table[];                /* keys of one section stand together; ends with section NULL */

const struct section_kind *section_kind_find(const char *name);
const struct key *key_first(const char *section);      /* of a section, or NULL */
const struct key *key_next(const struct key *k);        /* the next of its section, or NULL */
const struct key *key_find(const char *section, const char *name);
const char *key_type_name(enum key_type type);      /* for the manual: "length" */

#endif
