/* listing.c: messages for other programs */

#include "base/listing.h"

#include "base/json.h"

static void add_number(struct buffer *out, const char *name, int n)
{
    if (n)
        buffer_printf(out, ", \"%s\": %d", name, n);
    else
        buffer_printf(out, ", \"%s\": null", name);
}

static void add_text(struct buffer *out, const char *name, const char *text)
{
    buffer_printf(out, ", \"%s\": ", name);
    json_string_or_null(out, text);
}

static void add_place(struct buffer *out, const struct place *p)
{
    buffer_add(out, "\"file\": ");
    json_string_or_null(out, p->source ? p->source->name : NULL);
    add_number(out, "line", p->source ? p->line : 0);
    add_number(out, "column", p->source ? p->column : 0);
}

static void add_figure(struct buffer *out, const struct message_figure *figure)
{
    buffer_add(out, "{");
    add_place(out, &figure->place);
    add_text(out, "name", figure->name);
    add_text(out, "value", figure->value);
    buffer_add(out, "}");
}

static void add_detail(struct buffer *out, const struct message_detail *d)
{
    add_text(out, "subject", d->subject);
    add_text(out, "difference", d->difference);
    add_text(out, "accepted", d->accepted);
    buffer_add(out, ", \"figures\": [");
    for (int i = 0; i < d->figures.n; i++) {
        buffer_add(out, i ? ", " : "");
        add_figure(out, &d->figures.v[i]);
    }
    buffer_add(out, "]");
}

static void add_message(struct buffer *out, const struct message *m)
{
    buffer_add(out, "  {");
    add_place(out, &m->place);
    add_text(out, "level", message_level_name(m->level));
    add_text(out, "id", message_table[m->id].name);
    add_text(out, "text", m->text);
    add_text(out, "help", message_table[m->id].help);
    if (m->detail)
        add_detail(out, m->detail);
    buffer_add(out, "}");
}

void messages_json(const struct messages *m, const char *coverage, struct buffer *out)
{
    const struct message *sorted = messages_sorted(m);
    buffer_add(out, "{\"messages\": [\n");
    for (int i = 0; i < m->list.n; i++) {
        add_message(out, &sorted[i]);
        buffer_add(out, i + 1 < m->list.n ? ",\n" : "\n");
    }
    buffer_printf(out, "], \"errors\": %d, \"warnings\": %d, \"notes\": %d, \"coverage\": %s}\n", m->errors, m->warnings, m->list.n - m->errors - m->warnings,
                  coverage);
}
