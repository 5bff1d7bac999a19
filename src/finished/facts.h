/* facts.h: what is known of a finished file, a line each */
#ifndef KT_FACTS_H
#define KT_FACTS_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/buffer.h"

enum fact_kind { FACT_PROGRAM, FACT_LIBRARY, FACT_FONT, FACT_INPUT, FACT_ATTACHMENT, FACT_PAGES, FACT_OBJECT, FACT_REVISION, FACT_SIGNATURE, FACT_FILE, FACT_REQUIREMENT, FACT_COUNT };

struct fact {
    enum fact_kind kind;
    bool wrong;                     /* it speaks against the file: what was found is not what should be */
    const char *where;              /* "data/drift.csv"; "" */
    const char *text;               /* for people */
    const char *before, *after;     /* what the file says and what was found: versions, digests; NULL where there is no such pair */
};

struct facts {
    struct arena *arena;
    vec(struct fact) list;
    bool wrong;                     /* one of them is */
};

/* Adds one; texts live as long as the arena. */
void fact_add(struct facts *f, const struct fact *fact);

/* A line each, indented; and a JSON array of objects with "kind", "wrong", "where", "text", "before", "after". */
void facts_text(const struct facts *f, struct buffer *out);
void facts_json(const struct facts *f, struct buffer *out);

#endif
