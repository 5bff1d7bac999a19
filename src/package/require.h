/* require.h: what E-ARK asks of a METS.xml beyond its schema
 *
 * Common Specification for Information Packages (CSIP) 2.1.0 and Submission Information Package (SIP) 2.1.0, a row a requirement, named as they name it; and FGS Paketstruktur 1.2 (RAFGS1V1.2), named by what is asked for. */
#ifndef KT_PACKAGE_REQUIRE_H
#define KT_PACKAGE_REQUIRE_H

#include <libxml/tree.h>
#include "finished/facts.h"

enum requirement_level { REQUIREMENT_SHOULD, REQUIREMENT_MUST };

struct requirement {
    const char *id;                 /* "CSIP79" */
    enum requirement_level level;
    enum document { OF_PACKAGE = 1, OF_REPRESENTATION = 2, OF_ANY = 3, OF_FGS = 4 } of;     /* which METS document: METS.xml of the package or of a representation, or sip.xml */
    const char *where;              /* XPath: every node that it is asked of */
    const char *test;               /* XPath, seen from such a node: holds when true */
    const char *fault;              /* what is said when it does not */
};

extern const struct requirement requirements[];         /* the last one has no id */

/* Adds a fact for everything that a METS.xml, named `name` in the package, does not hold; against the package when it must. The number of requirements asked. */
int require(xmlDoc *mets, const char *name, enum document of, struct facts *facts);

/* A fact about a requirement: "METS.xml:12: the reference has no address". */
void require_fact(struct facts *facts, const char *id, enum requirement_level level, const char *name, long line, const char *text);

#endif
