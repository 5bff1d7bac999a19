/* field.c: {title} and the like in the texts of a layout */

#include "document/field.h"

#include <string.h>
#include "document/layer.h"
#include "document/report.h"
#include "document/value.h"

const struct field_definition field_table[FIELD_COUNT] = {
    [FIELD_TITLE] = { "title", "title of the report" },
    [FIELD_SUBTITLE] = { "subtitle", "its second line" },
    [FIELD_TYPE] = { "type", "kind of report" },
    [FIELD_MUNICIPALITY] = { "municipality", "the municipality" },
    [FIELD_COMMITTEE] = { "committee", "the nämnd or board" },
    [FIELD_PERIOD] = { "period", "the period reported" },
    [FIELD_DATE] = { "date", "date of the report" },
    [FIELD_CASE_NUMBER] = { "diarienummer", "the case number" },
    [FIELD_VERSION] = { "version", "the version: what [report] says, else the number of a revised one" },
    [FIELD_STATUS] = { "status", "Utkast, Förslag, Godkänd or Reviderad" },
    [FIELD_DECISION_BY] = { "decision-by", "who decided" },
    [FIELD_DECISION_DATE] = { "decision-date", "when" },
    [FIELD_DECISION_PARAGRAPH] = { "decision-paragraph", "the § of the minutes" },
    [FIELD_REVISED] = { "revised", "the day of the revision, in a report that is reviderad" },
    [FIELD_APPROVED] = { "approved", "the line of approval, when the report is godkänd or reviderad" },
    [FIELD_DECISION] = { "decision", "what is decided about the report, whatever its status: draft, proposal, approved or revised of [words]" },
    [FIELD_STANDING] = { "standing", "the status in short, with the day of the decision: Utkast, Förslag, Godkänd 2025-02-27, Reviderad 2025-04-10" },
    [FIELD_CHAPTER] = { "chapter", "the heading of level 1 that the page belongs to; only in running heads and feet, and shortened there when the line has no room" },
    [FIELD_PAGE] = { "page", "number of the page; only in running heads and feet" },
    [FIELD_APPENDIX] = { "appendix", "word and number of the bilaga, \"Bilaga A\"; empty outside bilagor and in one without a number; only in running heads and feet, title pages and titles of bilagor" },
    [FIELD_APPENDIX_TITLE] = { "appendix-title", "title of the bilaga; only there" },
    [FIELD_APPENDIX_PAGE] = { "appendix-page", "number of the page in its bilaga; only in running heads and feet" },
    [FIELD_APPENDIX_PAGES] = { "appendix-pages", "how many pages the bilaga has; only in running heads and feet" },
    [FIELD_PAGES] = { "pages", "how many pages there are; only in running heads and feet" },
};

const char *status_word(int status)
{
    static const char *const words[] = { "Utkast", "Förslag", "Godkänd", "Reviderad" };
    return words[status];
}

/* What [words] says of a report of this status. */
static const char *decision_line(const struct definitions *d, const struct fields *f, int status)
{
    static const char *const keys[] = { "draft", "proposal", "approved", "revised" };
    const struct words *words = definition_find(d, "words", "");
    const char *const lines[] = { words->draft, words->proposal, words->approved, words->revised };
    const struct decision *by = definition_find(d, "decision", "");
    if (status == STATUS_REVISED && *by->revised && strcmp(by->revised, by->date) != 0)
        return fields_expand(d->arena, f, words->corrected, definition_place(words, "corrected"), d->messages);
    return fields_expand(d->arena, f, lines[status], definition_place(words, keys[status]), d->messages);
}

static const char *version_of(const struct definitions *d, const struct report *r, const struct decision *by)
{
    return *r->version || by->version == 1 ? r->version : arena_printf(d->arena, "%d", by->version);
}

/* The day that the status is of. */
static const char *day_of(const struct decision *by)
{
    return by->status == STATUS_REVISED && *by->revised ? by->revised : by->date;
}

struct fields fields_of_report(const struct definitions *d)
{
    const struct report *r = definition_find(d, "report", "");
    const struct decision *by = definition_find(d, "decision", "");
    struct fields f = { { [FIELD_TITLE] = r->title, [FIELD_SUBTITLE] = r->subtitle, [FIELD_TYPE] = r->type,
        [FIELD_MUNICIPALITY] = r->municipality, [FIELD_COMMITTEE] = r->committee, [FIELD_PERIOD] = r->period, [FIELD_DATE] = r->date,
        [FIELD_CASE_NUMBER] = r->case_number, [FIELD_VERSION] = version_of(d, r, by), [FIELD_STATUS] = status_word(by->status),
        [FIELD_DECISION_BY] = by->by, [FIELD_DECISION_DATE] = by->date, [FIELD_DECISION_PARAGRAPH] = by->paragraph, [FIELD_REVISED] = day_of(by) } };
    f.value[FIELD_DECISION] = decision_line(d, &f, by->status);
    f.value[FIELD_STANDING] = status_word(by->status);
    if (by->status >= STATUS_APPROVED) {
        f.value[FIELD_APPROVED] = f.value[FIELD_DECISION];
        f.value[FIELD_STANDING] = arena_printf(d->arena, "%s %s", status_word(by->status), day_of(by));
    }
    return f;
}

static int find_field(const char *name, size_t n)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (strlen(field_table[i].name) == n && memcmp(field_table[i].name, name, n) == 0)
            return i;
    return -1;
}

static void unknown_field(struct arena *a, const char *name, struct place place, struct messages *m)
{
    const char *names[FIELD_COUNT];
    for (int i = 0; i < FIELD_COUNT; i++)
        names[i] = field_table[i].name;
    place = place_of_word(place, arena_printf(a, "{%s}", name));
    message_add(m, MSG_FIELD_UNKNOWN, place, name, suggestion(a, nearest_word(name, names, FIELD_COUNT)));
}

/* A text while its fields are being replaced.  Signs between two fields (", ") belong to both: where one is empty they go with it. */
struct expansion {
    struct buffer out;
    struct buffer signs;            /* since the last field or letter */
    int fields, filled;
    bool gone;                      /* the last field was empty */
};

static bool is_sign(char c)
{
    return strchr(" ,;:.-/()|", c) != NULL;
}

static void put_signs(struct expansion *e)
{
    if (e->signs.n)
        buffer_bytes(&e->out, e->signs.s, e->signs.n);
    buffer_clear(&e->signs);
}

static void put_literal(struct expansion *e, char c)
{
    if (is_sign(c)) {
        buffer_byte(&e->signs, c);
        return;
    }
    if (!e->gone)
        put_signs(e);
    buffer_clear(&e->signs);
    buffer_byte(&e->out, c);
    e->gone = false;
}

static void put_field(struct expansion *e, const char *value)
{
    bool first = e->fields++ == 0;
    e->filled += *value != 0;
    if (*value && (first || e->out.n))
        put_signs(e);
    buffer_clear(&e->signs);
    buffer_add(&e->out, value);
    e->gone = !*value;
}

static const char *result_of(struct arena *a, struct expansion *e)
{
    if (!e->gone)
        put_signs(e);
    const char *result = e->fields && !e->filled ? "" : arena_strndup(a, e->out.s ? e->out.s : "", e->out.n);
    buffer_done(&e->out);
    buffer_done(&e->signs);
    return result;
}

const char *fields_expand(struct arena *a, const struct fields *f, const char *text, struct place place, struct messages *m)
{
    struct expansion e = { 0 };
    while (*text) {
        const char *end = *text == '{' ? strchr(text, '}') : NULL;
        int field = end ? find_field(text + 1, (size_t)(end - text - 1)) : -1;
        if (field >= 0) {
            put_field(&e, f->value[field] ? f->value[field] : "");
            text = end + 1;
            continue;
        }
        if (end && m)
            unknown_field(a, arena_strndup(a, text + 1, (size_t)(end - text - 1)), place, m);
        put_literal(&e, *text++);
    }
    return result_of(a, &e);
}
