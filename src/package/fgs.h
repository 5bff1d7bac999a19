/* fgs.h: sip.xml of FGS Paketstruktur 1.2 */
#ifndef KT_PACKAGE_FGS_H
#define KT_PACKAGE_FGS_H

#include "package/model.h"

/* Of all files in the package. */
void fgs_put(const struct package *p, const struct package_files *files, bool replaces, struct buffer *out);

#endif
