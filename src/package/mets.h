/* mets.h: METS.xml of a package and of its representations
 *
 * E-ARK CSIP 2.1.0 and SIP 2.1.0, over METS 1.12.  Requirements are named where they are met. */
#ifndef KT_PACKAGE_METS_H
#define KT_PACKAGE_METS_H

#include "package/model.h"

struct representation {
    const char *id;                 /* "rep1", its folder below representations */
    const char *label;              /* what is in it */
    const char *created;
    struct package_files preservation, data;
};

void mets_package(const struct package *p, bool replaces, struct buffer *out);
void mets_representation(const struct package *p, const struct representation *r, struct buffer *out);

#endif
