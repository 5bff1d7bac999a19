/* archive.h: reports become a package for the e-arkiv */
#ifndef KT_PACKAGE_ARCHIVE_H
#define KT_PACKAGE_ARCHIVE_H

#include "kommuntryck.h"
#include "package/model.h"

struct archiving {
    const char *const *reports;     /* their definitions */
    int nreports;
    const char *output;             /* a folder, or a file that ends in .zip */
    const struct kommuntryck_paths *paths;
    bool secret_ok;                 /* reports under secrecy may be packed */
    const char *schemas;            /* a folder of XSD files, or NULL */
    const char *fgs;                /* "1.2": FGS Paketstruktur 1.2 instead of E-ARK; or NULL */
};

/* Writes the package, whole or not at all.  False after messages. */
bool archive_write(const struct archiving *order, struct arena *kept, struct messages *m);

#endif
