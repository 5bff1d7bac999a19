/* zip.h: a folder as one file
 *
 * Entries in the order of their names, folder by folder, with one time and the rights 0644: the same folder gives the same bytes.  Files are read one by one while it is written, and nothing of them is kept. */
#ifndef KT_PACKAGE_ZIP_H
#define KT_PACKAGE_ZIP_H

#include "base/message.h"

/* Writes folder/… as path, whole or not at all; entries are root/…; day is an ISO date.  False after a message. */
bool zip_folder(struct arena *a, const char *folder, const char *root, const char *day, const char *path, struct messages *m);

#endif
