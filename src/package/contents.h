/* contents.h: the files of a package that somebody hands over: a folder, or a ZIP with one folder in it
 *
 *     struct contents c;
 *     if (contents_open(&c, arena, "leverans.zip", &facts, messages)) {
 *         struct content *mets = contents_find(&c, "METS.xml");
 *         contents_read(&c, mets, &buffer);
 *         contents_close(&c);
 *     }
 *
 * It may come from anywhere: what is no plain file, or has a name that leads out of the folder, is a fact against the package and is left out. Nothing is unpacked to the disk. */
#ifndef KT_PACKAGE_CONTENTS_H
#define KT_PACKAGE_CONTENTS_H

#include "base/buffer.h"
#include "base/message.h"
#include "finished/facts.h"

struct content {
    const char *name;               /* below the root folder: "metadata/descriptive/erms.xml" */
    size_t size;
    long entry;                     /* in the ZIP */
    bool described, digested;       /* by a METS.xml; with a checksum */
    const char *sha256;             /* NULL: no METS.xml says it, or it is another one */
};

#define CONTENTS_MAX 1000000        /* files in a package */
#define CONTENT_MAX_MB 1024         /* of each */

struct contents {
    struct arena *arena;
    struct facts *facts;
    const char *path;               /* of the folder or the ZIP */
    const char *root;               /* the name of the root folder; "" when a ZIP has none */
    vec(struct content) list;       /* by name, in the order of bytes */
    struct zip *zip;                /* NULL: a folder */
};

/* Whether it is a folder, or begins as ZIP files do. */
bool is_package(const char *path);

/* False after a message, when it cannot be read at all; then there is nothing to close. */
bool contents_open(struct contents *c, struct arena *a, const char *path, struct facts *facts, struct messages *m);
void contents_close(struct contents *c);

/* NULL when there is none. */
struct content *contents_find(const struct contents *c, const char *name);

/* Puts its bytes into `out`, which is emptied before. False when it cannot be read whole, or is damaged. */
bool contents_read(const struct contents *c, const struct content *of, struct buffer *out);

#endif
