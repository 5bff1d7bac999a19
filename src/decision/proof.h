/* proof.h: a decision changes nothing but itself
 *
 * The pages of the report before and after: everything stands where it stood, but for running heads and feet, the draft's mark, and the texts of covers that say the decision or the status. */
#ifndef KT_PROOF_H
#define KT_PROOF_H

#include "document/definition.h"
#include "typeset/pages.h"

/* What the decision and the status read as, in one of the two: texts of covers may hold these. */
struct decision_words { const char *v[4]; };

struct decision_words decision_words_of(const struct definitions *d);

/* Adds a message for every page that changes by more, at `place`.  True when there is none. */
bool prove_decision(const struct pages *before, const struct decision_words *words_before, const struct pages *after, const struct decision_words *words_after,
                    struct place place, struct messages *m);

#endif
