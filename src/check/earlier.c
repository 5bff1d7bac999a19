/* earlier.c: the report of the year before */

#include "check/earlier.h"

#include <string.h>
#include "document/bind.h"
#include "document/report.h"
#include "figures/years.h"

/* The last year that the report is about: its period says so, else its title, else its date. */
static int year_of(const struct definitions *d)
{
    const struct report *report = definition_find(d, "report", "");
    struct years period = years_in(report->period), title = years_in(report->title ? report->title : "");
    struct years date = years_in(arena_strndup(d->arena, report->date, strcspn(report->date, "-")));
    return period.n ? period.last : title.n ? title.last : date.last;
}

static const char *first_error(const struct messages *m)
{
    for (int i = 0; i < m->list.n; i++)
        if (m->list.v[i].level >= MESSAGE_ERROR)
            return m->list.v[i].text;
    return "it holds nothing";
}

struct earlier *earlier_read(struct report_check *c)
{
    const struct report *report = definition_find(c->definitions, "report", "");
    if (!*report->previous)
        return NULL;
    struct messages *own = arena_new(c->arena, struct messages);
    struct earlier *e = arena_new(c->arena, struct earlier);
    messages_init(own, c->arena);
    e->name = *report->previous == '/' ? report->previous : arena_printf(c->arena, "%s/%s", c->definitions->folder, report->previous);
    const struct definitions *d = definitions_read(c->arena, e->name, c->definitions->library, arena_new(c->arena, struct inputs), own);
    if (!d) {
        finding_add(&c->findings, MSG_CHECK_PREVIOUS_FILE, definition_place(report, "previous"), "report previous", report->previous, first_error(own));
        return NULL;
    }
    bind_report(d, &e->taken);
    album_close(&e->taken.album);
    e->year = year_of(d);
    e->our_year = year_of(c->definitions);
    e->year = e->year || !e->our_year ? e->year : e->our_year - 1;
    e->our_year = e->our_year ? e->our_year : e->year + 1;
    return e;
}
