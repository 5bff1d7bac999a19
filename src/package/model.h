/* model.h: a package for the e-arkiv, before it is written
 *
 * What is said of a package and its reports, and the files in it.  Files are written as they are made (batch.h), and only what METS says of them is kept. */
#ifndef KT_PACKAGE_MODEL_H
#define KT_PACKAGE_MODEL_H

#include "base/digest.h"
#include "document/report.h"
#include "output/batch.h"

struct format {                     /* of a file, as registers know it */
    const char *suffix;             /* ".csv" */
    const char *media, *name, *version;
    const char *puid;               /* of PRONOM: "x-fmt/18" */
};

struct package_file {
    const char *path;               /* in the package, or in the representation: "data/drift.csv"; lower-case ASCII */
    const char *original;           /* the name it had, from the report's folder; NULL: the program made it */
    const struct format *format;
    size_t size;
    struct digest digest;
};

struct package_files {              /* its strings and it live in `arena` */
    struct arena *arena;
    vec(struct package_file) list;
};

struct package {
    struct arena *arena;            /* what is needed until the next report */
    struct arena *kept;             /* what is needed to the end */
    struct messages *messages;
    struct batch batch;
    const char *id;                 /* name of its folder, and OBJID */
    const char *created;            /* "2025-02-27T00:00:00Z": of the newest decision in it */
    const struct delivery *archive;  /* of the first report: who delivers, to whom */
    struct package_files descriptive, preservation, documentation, schemas;
    struct package_files representations;       /* METS.xml of each */
    struct package_files content;   /* all files of a package by FGS 1.2 */
};

/* The format of a file by its name; for unknown ones application/octet-stream. */
const struct format *format_of(const char *name);

/* That of a report's PDF: archive is enum archive. */
const struct format *format_of_report(int archive);

/* "Data åäö/Drift 1.csv" as "data-aao/drift-1.csv": lower-case ASCII, å and ä as a, ö as o, anything else as a hyphen; folders stay. */
const char *ascii_name(struct arena *a, const char *name);

void package_begin(struct package *p, struct arena *kept, struct arena *arena, struct messages *m);

/* Writes a file at folder/path of the package and lists it; a path that the list has already gets a number.  folder is "" or ends in a slash. */
struct package_file *package_add(struct package *p, struct package_files *list, const char *folder, const char *path, const char *original, const struct buffer *bytes);

#endif
