/* trust.h: whose certificates are believed
 *
 * A file of roots, PEM, one after the other.  There is no other source: what the system trusts are servers of the web, which says nothing about who may sign for a municipality. */
#ifndef KT_TRUST_H
#define KT_TRUST_H

#include <openssl/x509.h>
#include <time.h>
#include "base/message.h"

struct trust {
    X509_STORE *signers, *stampers; /* NULL: nobody */
    time_t at;                      /* the time that certificates are held against; 0: now */
};

/* path NULL: nobody is believed.  False after a message. */
bool trust_read(struct trust *t, struct arena *a, const char *path, struct messages *m);

/* One certificate only, whoever made it. */
bool trust_one(struct trust *t, X509 *certificate);
void trust_done(struct trust *t);

#endif
