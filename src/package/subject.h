/* subject.h: what a package says of one report */
#ifndef KT_PACKAGE_SUBJECT_H
#define KT_PACKAGE_SUBJECT_H

#include "document/report.h"
#include "package/model.h"

struct subject {
    const struct report *report;
    const struct decision *decision;
    const struct delivery *archive;
    const char *case_number;
    const char *id;                 /* of the record: "SOCN-2020-112-delarsrapport-v1" */
    const char *decided;            /* "2025-02-27T00:00:00Z": of the decision; revised: of the revision */
    const char *digest;             /* of the PDF */
    const char *pdf;                /* its path in the package */
    bool is_signed;
    vec(const char *) appendices;   /* titles of bilagor */
};

/* metadata/descriptive/erms.xml: the case file and the record in it, E-ARK CITS ERMS (schema version 3). */
void erms_put(struct package *p, const struct subject *s, struct buffer *out);

struct preserved {                  /* a file that PREMIS tells of */
    const struct package_file *file;
    const char *folder;             /* before its path: "representations/rep1/" */
};

/* metadata/preservation/premis.xml: objects, events and agents, PREMIS 3.0.  checks: what the checks said, for the event of validation. */
void premis_put(struct package *p, const struct subject *s, const struct preserved *files, int n, const char *checks, struct buffer *out);

#endif
