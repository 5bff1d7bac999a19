/* rule.c: what a report was made from, for make and ninja
 *
 * GNU make's manual 4.3, "Rule Syntax" and "Using Wildcard Characters": a backslash takes the meaning from blank, #, : and the characters of patterns, and from backslashes before
 * one of these; a dollar sign is doubled.  Nothing takes it from a semicolon, which would begin a command, or from a line's end: files with these in their names are left out.
 * A line with = before its : is no rule, and one with % is a pattern.  ninja reads the same rules, but for
 * characters of patterns: it then builds too often, which is better than too seldom. */
#include "output/rule.h"

#include <string.h>

#define WIDE 100                    /* bytes of a line, about */

/* Backslashes mean themselves, except before what is escaped. */
static void put_file(struct buffer *out, const char *name)
{
    int backslashes = 0;
    if (*name == '~')                           /* somebody's home */
        buffer_add(out, "./");
    for (; *name; name++) {
        bool special = strchr(" \t#:*?[]", *name) != NULL;
        for (int i = 0; special && i < backslashes; i++)
            buffer_byte(out, '\\');
        if (special)
            buffer_byte(out, '\\');
        if (*name == '$')
            buffer_byte(out, '$');
        buffer_byte(out, *name);
        backslashes = *name == '\\' ? backslashes + 1 : 0;
    }
}

struct rule {
    struct buffer *out, empty;      /* empty: the rules of the files */
    size_t line;                    /* where it begins */
};

static void put_needed(struct rule *r, const char *file)
{
    if (strpbrk(file, ";\n"))
        return;
    if (r->out->n - r->line > WIDE) {
        buffer_add(r->out, " \\\n ");
        r->line = r->out->n;
    }
    buffer_byte(r->out, ' ');
    put_file(r->out, file);
    if (strpbrk(file, "=%"))
        return;
    put_file(&r->empty, file);
    buffer_add(&r->empty, ":\n");
}

void put_rule(struct buffer *out, const char *target, const struct inputs *inputs, const struct fonts *fonts)
{
    struct rule r = { .out = out, .line = out->n };
    if (strpbrk(target, ";\n"))
        return;
    put_file(out, target);
    buffer_byte(out, ':');
    for (int i = 0; i < inputs->list.n; i++)
        put_needed(&r, inputs->list.v[i].path);
    for (int i = 0; i < fonts->list.n; i++)
        put_needed(&r, fonts->list.v[i]->file);
    buffer_byte(out, '\n');
    if (r.empty.n)
        buffer_add(out, r.empty.s);
    buffer_done(&r.empty);
}
