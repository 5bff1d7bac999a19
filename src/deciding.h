/* deciding.h: a version of a report that is being decided; for src/decide.c and src/revise.c alone
 *
 * The new version is first written whole beside its place, versions/N, with all of its sources, and what is set and published is set from there: so the sources that are kept are those that make the PDF. */
#ifndef KT_DECIDING_H
#define KT_DECIDING_H

#include "report.h"
#include "decision/lock.h"
#include "output/batch.h"
#include "read/edit.h"

#define DECIDING_PUBLISHED "-publicerad.pdf"    /* what lay in the PDF's place, in the folder of the replaced version */
#define EDITS_MAX 10

struct deciding {
    struct kommuntryck *k;
    struct arena *arena;
    const struct kommuntryck_decision *asked;
    const char *report;             /* path of its definition */
    const char *output;             /* of the PDF */
    int version;
    struct ini_edit edits[EDITS_MAX];
    int nedits;
    struct buffer definition;       /* of the new version */
    const char *list;               /* name of the list of changes, or NULL */
    struct buffer changes;          /* what is in it */
    struct buffer pdf, lock;
    struct manifest_file replaced;  /* digest is NULL in the first version */
    struct buffer published;        /* the PDF that is replaced, when it is not the one that was decided: signed, most likely */
    int replaced_version;
    struct batch batch;
    int held;                       /* the folder, while nobody else may decide in it; -1: it cannot be held */
};

/* output: of the PDF, or NULL for beside the definition. */
void deciding_begin(struct deciding *d, struct kommuntryck *k, const struct kommuntryck_decision *asked, const char *output);
void deciding_done(struct deciding *d);

/* False after a message: the day that is asked for is none, the PDF would take the place of a source, somebody else is deciding in the folder, or has just done it. */
bool deciding_may_begin(struct deciding *d);

/* A key of [decision] in the new definition; value NULL: as it is. */
void deciding_edit(struct deciding *d, const char *key, const char *value);
bool deciding_change_definition(struct deciding *d);

/* Whether versions/N is not there, or holds these very sources, as a command that was interrupted leaves them.  False after a message. */
bool deciding_is_free(struct deciding *d);

/* Writes the sources beside their place, and sets the report from them (k->other).  False after messages; the caller abandons the batch then. */
bool deciding_set(struct deciding *d);

/* Writes the PDF, the lock and all the rest, and renames everything. */
bool deciding_commit(struct deciding *d);
void deciding_say(const struct deciding *d, FILE *said);

/* "versions/2/rapport.pdf" of 2 and ".pdf". */
const char *deciding_path(const struct deciding *d, int version, const char *suffix);
const char *deciding_base_name(const char *path);
const struct input *deciding_definition(const struct deciding *d);
struct buffer deciding_bytes(const struct input *input);
bool deciding_is_list(const struct deciding *d, const char *name);
void deciding_take_messages(struct kommuntryck *k, const struct kommuntryck *from);

#endif
