/* merge.c: what version control and word processors leave in a text when two versions are not yet one */

#include "check/merge.h"

#include <string.h>

void merge_check_passage(const struct passage *p)
{
    static const char *const marks[] = { "{++", "{--", "{~~", "{>>", "{==", "++}", "--}", "~~}", "<<}", "==}" };
    if (!strpbrk(p->text, "{}"))
        return;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!strstr(p->text, marks[i]))
            continue;
        finding_add(&p->check->findings, MSG_CHECK_TRACKED, passage_place(p, marks[i]), passage_subject(p, marks[i]), marks[i]);
        return;
    }
}

/* <<<<<<< begins one version, >>>>>>> ends the other; what follows is a name. */
static bool is_marker(const char *line)
{
    char sign = *line;
    size_t n = 0;
    while ((sign == '<' || sign == '>') && line[n] == sign)
        n++;
    return n == 7 && (line[n] == ' ' || line[n] == '\n' || !line[n]);
}

static void check_file(struct report_check *c, const struct source *s)
{
    for (const char *line = s->text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (!is_marker(line))
            continue;
        const char *slash = strrchr(s->name, '/'), *name = slash ? slash + 1 : s->name;
        const char *sign = arena_strndup(c->arena, line, 7);
        finding_add(&c->findings, MSG_CHECK_MERGE, place_at(s, (size_t)(line - s->text), 7), name, sign);
        return;
    }
}

struct files { vec(const struct source *) list; };

static void add_file(struct report_check *c, struct files *files, const struct source *s)
{
    for (int i = files->list.n - 1; i >= 0 && s; i--)
        if (files->list.v[i] == s)
            return;
    if (s && s->text)
        *vec_push(c->arena, &files->list) = s;
}

static void add_files(struct report_check *c, struct files *files, const struct node *n)
{
    add_file(c, files, n->place.source);
    for (const struct node *child = n->first; child; child = child->next)
        add_files(c, files, child);
}

void merge_check_files(struct report_check *c)
{
    struct files files = { 0 };
    for (int i = 0; i < c->taken->list.n; i++)
        add_file(c, &files, c->taken->list.v[i]->csv->source);
    add_files(c, &files, c->document);
    for (int i = 0; i < files.list.n; i++)
        check_file(c, files.list.v[i]);
}
