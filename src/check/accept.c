/* accept.c: findings that somebody answers for */

#include "check/accept.h"

#include <string.h>
#include "document/layer.h"
#include "document/report.h"
#include "read/number.h"

/* ---- what belongs together ---- */

/* Labels and headers may hold line breaks, INI values cannot. */
static bool same_words(const char *a, const char *b)
{
    for (;;) {
        size_t spaces_a = strspn(a, " \t\n"), spaces_b = strspn(b, " \t\n");
        a += spaces_a;
        b += spaces_b;
        if (!*a || !*b)
            return *a == *b;
        if (!spaces_a != !spaces_b || *a++ != *b++)
            return false;
    }
}

/* Figures are equal however their groups and signs are written. */
static bool same_figure(const char *a, const char *b)
{
    struct number left, right;
    if (number_read(a, &left) != NUMBER_FIGURE || number_read(b, &right) != NUMBER_FIGURE)
        return same_words(a, b);
    const struct decimal l = { left.value, left.decimals }, r = { right.value, right.decimals };
    return decimal_compare(l, r) == 0 && strcmp(left.unit, right.unit) == 0;
}

/* How well an [accept] fits a finding, or all of them. */
enum fit { FIT_NOT, FIT_NO_FIGURE, FIT_OTHER_FIGURE, FITS };

static enum fit fit(const struct accept *accept, const struct finding *finding)
{
    const char *difference = finding->detail.difference;
    if (strcmp(message_table[finding->id].name, accept->finding) != 0 || !same_words(finding->detail.subject, accept->at))
        return FIT_NOT;
    if (!difference && !*accept->figure)
        return FITS;
    if (!*accept->figure)
        return FIT_NO_FIGURE;
    return difference && same_figure(difference, accept->figure) ? FITS : FIT_OTHER_FIGURE;
}

static void let_stand(struct report_check *c, struct finding *finding, const struct accept *accept)
{
    if (finding->detail.accepted)
        return;
    finding->detail.accepted = accept->name;
    finding->text = arena_printf(c->arena, "%s; accepted: %s (%s)", finding->text, accept->reason, accept->by);
}

/* ---- those that fit nothing ---- */

static bool is_check(const char *name)
{
    return strncmp(name, "CHECK_", 6) == 0;
}

static const char *nearest_check(struct arena *a, const char *name)
{
    const char *names[MSG_COUNT];
    int n = 0;
    for (int i = 0; i < MSG_COUNT; i++)
        if (is_check(message_table[i].name))
            names[n++] = message_table[i].name;
    return suggestion(a, nearest_word(name, names, n));
}

static bool known_check(const char *name)
{
    for (int i = 0; i < MSG_COUNT; i++)
        if (is_check(name) && strcmp(message_table[i].name, name) == 0)
            return true;
    return false;
}

/* The subject that the place of an [accept] looks like, of all that there are findings of its name about. */
static const char *nearest_subject(const struct report_check *c, const struct accept *accept, int nfindings)
{
    const char **subjects = arena_array(c->arena, const char *, nfindings + 1);
    int n = 0;
    for (int i = 0; i < nfindings; i++)
        if (strcmp(message_table[c->findings.list.v[i]->id].name, accept->finding) == 0)
            subjects[n++] = c->findings.list.v[i]->detail.subject;
    return suggestion(c->arena, nearest_word(accept->at, subjects, n));
}

static void tell(struct report_check *c, const struct accept *accept, enum fit best, const char *difference, int nfindings)
{
    const char *title = definition_title(accept);
    if (best == FIT_NO_FIGURE)
        finding_add(&c->findings, MSG_ACCEPT_NO_FIGURE, definition_place(accept, NULL), title, title, accept->at, difference);
    else if (best == FIT_OTHER_FIGURE)
        finding_add(&c->findings, MSG_ACCEPT_FIGURE, definition_place(accept, "figure"), title, title, accept->figure, accept->at,
                    difference ? difference : "none");
    else if (best == FIT_NOT && known_check(accept->finding))
        finding_add(&c->findings, MSG_ACCEPT_NOTHING, definition_place(accept, "at"), title, title, accept->finding, accept->at,
                    nearest_subject(c, accept, nfindings));
    else if (best == FIT_NOT)
        finding_add(&c->findings, MSG_ACCEPT_FINDING, definition_place(accept, "finding"), title, title, accept->finding,
                    nearest_check(c->arena, accept->finding));
}

static void apply(struct report_check *c, const struct accept *accept, int nfindings)
{
    enum fit best = FIT_NOT;
    const char *difference = NULL;
    for (int i = 0; i < nfindings; i++) {
        struct finding *finding = c->findings.list.v[i];
        enum fit how = fit(accept, finding);
        if (how == FITS)
            let_stand(c, finding, accept);
        if (how > best) {
            best = how;
            difference = finding->detail.difference;
        }
    }
    tell(c, accept, best, difference, nfindings);
}

void accepts_apply(struct report_check *c)
{
    const struct accept *accept;
    int nfindings = c->findings.list.n;
    for (int i = 0; (accept = definition_at(c->definitions, "accept", i)); i++)
        if (accept->finding && accept->at && accept->reason && accept->by)      /* what is missing has been told */
            apply(c, accept, nfindings);
}

/* ---- those that could be ---- */

static void put_value(struct buffer *out, const char *key, const char *value)
{
    const char *quote = !strpbrk(value, ";#\"'") ? "" : strchr(value, '"') ? "'" : "\"";
    buffer_printf(out, "%-7s = %s", key, quote);
    for (const char *s = value; *s; s++)
        buffer_byte(out, *s == '\n' || *s == '\t' ? ' ' : *s);
    buffer_printf(out, "%s\n", quote);
}

/* A name that no [accept] has yet: that of the table, and a number. */
static int put_name(const struct report_check *c, struct buffer *out, const char *subject, int number)
{
    struct buffer name = { 0 };
    for (const char *s = subject; *s && *s != '['; s++)
        buffer_byte(&name, *s == ' ' ? '-' : *s);
    while (definition_find(c->definitions, "accept", arena_printf(c->arena, "%s-%d", name.n ? name.s : "rapport", number)))
        number++;
    buffer_printf(out, "[accept %s-%d]\n", name.n ? name.s : "rapport", number);
    buffer_done(&name);
    return number;
}

void accepts_offer(const struct report_check *c, struct buffer *out)
{
    int number = 0;
    for (int i = 0; i < c->findings.list.n; i++) {
        const struct finding *finding = c->findings.list.v[i];
        if (finding->detail.accepted || message_table[finding->id].level < MESSAGE_ERROR)
            continue;
        buffer_printf(out, "%s; %s\n", number ? "\n" : "", finding->text);
        number = put_name(c, out, finding->detail.subject, number + 1);
        put_value(out, "finding", message_table[finding->id].name);
        put_value(out, "at", finding->detail.subject);
        if (finding->detail.difference)
            put_value(out, "figure", finding->detail.difference);
        buffer_add(out, "reason  =\nby      =\n");
    }
}
