/* field.h: {title} and the like in the texts of a layout
 *
 * A set of names and values.  What a field is stands in field.c, from which the manual is made too. */
#ifndef KT_FIELD_H
#define KT_FIELD_H

#include "document/definition.h"

enum field {
    FIELD_TITLE, FIELD_SUBTITLE, FIELD_TYPE, FIELD_MUNICIPALITY, FIELD_COMMITTEE, FIELD_PERIOD, FIELD_DATE, FIELD_CASE_NUMBER, FIELD_VERSION,
    FIELD_STATUS, FIELD_DECISION_BY, FIELD_DECISION_DATE, FIELD_DECISION_PARAGRAPH, FIELD_REVISED, FIELD_APPROVED, FIELD_DECISION, FIELD_STANDING,
    FIELD_CHAPTER, FIELD_PAGE, FIELD_PAGES, FIELD_APPENDIX, FIELD_APPENDIX_TITLE, FIELD_APPENDIX_PAGE, FIELD_APPENDIX_PAGES,
    FIELD_COUNT
};

struct fields {
    const char *value[FIELD_COUNT]; /* NULL: empty */
};

struct field_definition { const char *name, *help; };
extern const struct field_definition field_table[FIELD_COUNT];

/* "Godkänd" */
const char *status_word(int status);

/* The fields of a report; those of a page are empty. */
struct fields fields_of_report(const struct definitions *d);

/* The text with its fields replaced; "" when it has fields and all of them are empty.  Signs beside an empty field go with it ("{committee}, {type}").  An unknown field stays as it is, and is a message
 * at `place` unless m is NULL. */
const char *fields_expand(struct arena *a, const struct fields *f, const char *text, struct place place, struct messages *m);

#endif
