/* decide.c: kommuntryck_approve: a draft becomes what was decided */

#include "deciding.h"

#include "decision/proof.h"
#include "document/field.h"

static bool may_be_approved(struct deciding *d)
{
    const struct decision *decision = report_decision(d->k);
    if (decision->status >= STATUS_APPROVED)
        message_add(&d->k->messages, MSG_APPROVE_DECIDED, definition_place(decision, "status"), status_word(decision->status));
    return decision->status < STATUS_APPROVED && report_check_decided(d->k) && report_set(d->k);
}

static bool prove(struct deciding *d)
{
    const struct decision_words before = decision_words_of(d->k->definitions), after = decision_words_of(d->k->other->definitions);
    return prove_decision(d->k->pages, &before, d->k->other->pages, &after, place_file(d->k->definitions->report->source), &d->k->messages);
}

static bool approve(struct deciding *d, FILE *said)
{
    deciding_edit(d, "status", "godkänd");
    deciding_edit(d, "by", d->asked->by);
    deciding_edit(d, "date", d->asked->date);
    deciding_edit(d, "paragraph", d->asked->paragraph);
    deciding_edit(d, "version", "1");
    if (!may_be_approved(d) || !deciding_change_definition(d) || !deciding_is_free(d))
        return false;
    if (!deciding_set(d) || !prove(d)) {
        batch_abandon(&d->batch);
        return false;
    }
    if (!deciding_commit(d))
        return false;
    fprintf(said, "pages compared before and after: nothing but the decision and the status has changed\n");
    deciding_say(d, said);
    return true;
}

bool kommuntryck_approve(struct kommuntryck *k, const struct kommuntryck_decision *decision, const char *output, FILE *said)
{
    struct deciding d;
    if (!k->document || k->messages.errors)
        return false;
    deciding_begin(&d, k, decision, output);
    bool approved = deciding_may_begin(&d) && approve(&d, said);
    deciding_done(&d);
    return approved;
}
