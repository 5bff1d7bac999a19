/* described.h: a package is held against what its METS.xml say of it
 *
 * Every file that is described is there, once, with its size and checksum; every file that is there is described; identifiers are single and lead somewhere; every METS.xml meets the requirements (require.h).
 * One file is in memory at a time. */
#ifndef KT_PACKAGE_DESCRIBED_H
#define KT_PACKAGE_DESCRIBED_H

#include "package/contents.h"

struct inspection {
    int files;                      /* that are there */
    int digests;                    /* that were held against their checksum */
    int documents;                  /* METS.xml, of the package and of its representations */
    int requirements;               /* asked */
    bool fgs;                       /* it is one by FGS Paketstruktur 1.2, with sip.xml */
    int schemas;                    /* XML files that were held against a schema */
};

/* Adds facts to those of the contents. schemas: a folder of XSD files that the XML is held against, or NULL. False after a message, when there is no METS.xml that can be read. */
bool described(struct contents *c, const char *schemas, struct inspection *made, struct messages *m);

#endif
