/* signfield.h: the signature fields of a finished PDF (ISO 32000-1 12.7.4.5) */
#ifndef KT_SIGNFIELD_H
#define KT_SIGNFIELD_H

#include "finished/pdffile.h"

#define SIGNFIELDS_MAX 1000

struct signfield {
    const char *name;               /* "Ordforande"; parts of a name are joined with full stops; "" */
    qpdf_oh object;
    int number, generation;         /* of the object; 0: it stands in another one */
    bool merged;                    /* it is its own widget */
    bool signed_;                   /* it has a value */
};

struct signfields { vec(struct signfield) list; };

/* In the order of the form.  False after a message: the tree of fields goes round in a circle, or is too large. */
bool signfields_find(const struct pdffile *f, struct signfields *found);

#endif
