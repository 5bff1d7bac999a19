/* package.h: kommuntryck verify, when it is given a package for the e-arkiv */
#ifndef KT_FILES_PACKAGE_H
#define KT_FILES_PACKAGE_H

#include <stdbool.h>

/* Prints what is wrong with it, as text or JSON, on standard output: an exit status, 0 sound, 1 not, 3 it could not be found out. */
int verify_package(const char *path, bool json);

#endif
