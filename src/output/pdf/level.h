/* level.h: what the archive standards ask, as far as they differ
 *
 * One row a level of ISO 19005: -1 (of PDF 1.4), -2 and -3 (of PDF 1.7), each at level A, and none at all.  Keys that PDF 1.4 does not
 * know and PDF/UA-1 asks for (/Tabs, /Scope, /Headers) stand in every file: readers pass over what they do not know (PDF Reference 1.4,
 * appendix H). */
#ifndef KT_PDF_LEVEL_H
#define KT_PDF_LEVEL_H

#include "typeset/pages.h"

struct level {
    const char *name;               /* "PDF/A-1a" */
    int part;                       /* of ISO 19005; 0: nothing is claimed */
    const char *version;            /* of PDF */
    bool compact;                   /* object streams and a cross-reference stream, of PDF 1.5 */
    bool row_groups;                /* THead and TBody, types of PDF 1.5: 1.4 has rows in tables, and no role says more */
    bool cid_sets;                  /* a subset tells which codes it has: ISO 19005-1 6.3.5 */
    bool attachments;               /* carries its sources: ISO 19005-3 6.8 */
    bool transparency;              /* ISO 19005-1 6.4 */
    bool private_characters;        /* may stand without another text: ISO 19005-2 6.2.11.7.3 */
    bool plain_languages;           /* tags of languages are letters only: RFC 1766, ISO 19005-1 6.8.4 */
    int array_max;                  /* elements of an array: PDF Reference 1.4, appendix C; 0: any */
};

const struct level *level_of(const struct pages *pages);

/* The tag as the level knows it: as far as its parts are letters where digits are not allowed ("es" of "es-419"). */
const char *level_language(const struct level *level, const char *tag, struct arena *a);

/* Whether a word may hold a character that some level does not allow: without one in any of them, there is nothing to check. */
bool level_may_forbid(const struct run *run);

/* Whether the pages hold nothing that the level does not allow; says what does not pass, with its place. */
bool level_check(const struct level *level, const struct pages *pages, struct messages *m);

#endif
