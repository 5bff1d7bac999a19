/* facts.c: what is known of a finished file, a line each */

#include "finished/facts.h"

#include "base/json.h"

static const char *const kinds[FACT_COUNT] = { "program", "library", "font", "input", "attachment", "pages", "object", "revision", "signature", "file", "requirement" };

void fact_add(struct facts *f, const struct fact *fact)
{
    f->wrong = f->wrong || fact->wrong;
    *vec_push(f->arena, &f->list) = *fact;
}

/* What a file says is shown on one line, and moves no cursor. */
static void add_plain(struct buffer *out, const char *s)
{
    for (; *s; s++)
        buffer_byte(out, (unsigned char)*s < 0x20 || *s == 0x7F ? '?' : *s);
}

void facts_text(const struct facts *f, struct buffer *out)
{
    for (int i = 0; i < f->list.n; i++) {
        const struct fact *fact = &f->list.v[i];
        buffer_printf(out, "    %s%s", kinds[fact->kind], *fact->where ? " " : "");
        add_plain(out, fact->where);
        buffer_add(out, ": ");
        add_plain(out, fact->text);
        buffer_byte(out, '\n');
    }
}

static void add_member(struct buffer *out, const char *name, const char *value)
{
    buffer_printf(out, ", \"%s\": ", name);
    json_string_or_null(out, value);
}

void facts_json(const struct facts *f, struct buffer *out)
{
    buffer_add(out, "[");
    for (int i = 0; i < f->list.n; i++) {
        const struct fact *fact = &f->list.v[i];
        buffer_printf(out, "%s\n  {\"kind\": \"%s\", \"wrong\": %s", i ? "," : "", kinds[fact->kind], fact->wrong ? "true" : "false");
        add_member(out, "where", fact->where);
        add_member(out, "text", fact->text);
        add_member(out, "before", fact->before);
        add_member(out, "after", fact->after);
        buffer_add(out, "}");
    }
    buffer_add(out, f->list.n ? "\n]" : "]");
}
