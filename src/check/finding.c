/* finding.c: what the checks of a report find */

#include "check/finding.h"

struct finding *finding_add(struct findings *f, enum message_id id, struct place place, const char *subject, ...)
{
    va_list args;
    struct finding *finding = arena_new(f->arena, struct finding);
    finding->id = id;
    finding->place = place;
    finding->detail.subject = subject;
    va_start(args, subject);
    finding->text = message_text(f->arena, id, args);
    va_end(args);
    *vec_push(f->arena, &f->list) = finding;
    return finding;
}

void finding_figure(struct findings *f, struct finding *to, const char *name, const char *value, struct place place)
{
    *vec_push(f->arena, &to->detail.figures) = (struct message_figure){ name, value, place };
}

void finding_difference(struct finding *to, const char *value)
{
    to->detail.difference = value;
}

void finding_remove(struct findings *f, const struct finding *finding)
{
    int n = 0;
    for (int i = 0; i < f->list.n; i++)
        if (f->list.v[i] != finding)
            f->list.v[n++] = f->list.v[i];
    f->list.n = n;
}

void coverage_add(struct findings *f, const char *subject, int checked, int held, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    *vec_push(f->arena, &f->coverage) = (struct coverage){ subject, arena_vprintf(f->arena, format, args), checked, held };
    va_end(args);
}

static enum message_level level_of(const struct finding *finding, enum finding_rigour rigour)
{
    enum message_level level = message_table[finding->id].level;
    if (finding->detail.accepted)
        return MESSAGE_NOTE;
    return rigour == RIGOUR_DRAFT && level == MESSAGE_ERROR ? MESSAGE_WARNING : level;
}

void findings_tell(const struct findings *f, struct messages *m, enum finding_rigour rigour)
{
    for (int i = 0; i < f->list.n; i++) {
        const struct finding *finding = f->list.v[i];
        enum message_level level = level_of(finding, rigour);
        if (level != MESSAGE_NOTE || rigour == RIGOUR_FULL)
            message_put(m, finding->id, level, finding->place, finding->text, &finding->detail);
    }
}
