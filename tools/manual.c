/* manual.c: manual pages from the tables that the parser uses
 *
 * Copies a page written by hand (mdoc, see mandoc's mdoc(7)) and replaces the lines
 *     @keys KIND      by the section KIND: its help, and every key with type, default, range and help
 *     @fields         by the fields of running heads, feet and covers
 *     @messages       by every message and what to do about it
 *     @formats        by the output formats. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/message.h"
#include "document/field.h"
#include "document/key.h"
#include "output/device.h"

/* Text in which nothing is an mdoc request or an escape. */
static void put_text(const char *s)
{
    if (*s == '.' || *s == '\'')
        fputs("\\&", stdout);
    for (; *s; s++)
        if (*s == '\\')
            fputs("\\e", stdout);
        else if (*s == '"')
            fputs("\\(dq", stdout);
        else
            putchar(*s);
}

static void put_range(const struct key *k)
{
    if (!k->range || k->type == KEY_REFERENCE || k->type == KEY_REFERENCES)
        return;
    fputs(", ", stdout);
    const char *dots = strstr(k->range, "..");
    if (dots) {
        const char *word = strchr(dots, '|');
        printf("%.*s to %.*s%s%s", (int)(dots - k->range), k->range, (int)strcspn(dots + 2, "|"), dots + 2, word ? " | " : "", word ? word + 1 : "");
        return;
    }
    for (const char *s = k->range; *s; s++)
        fputs(*s == '|' ? " | " : (char[]){ *s, 0 }, stdout);
}

static void put_key(const struct key *k)
{
    printf(".It Cm %s\n.Pq %s", k->name, key_type_name(k->type));
    if (k->type == KEY_REFERENCE || k->type == KEY_REFERENCES)
        printf(" of [%s]", k->range);
    put_range(k);
    if (!k->value)
        fputs("; required", stdout);
    else if (*k->value) {
        fputs("; default: ", stdout);
        put_text(k->value);
    }
    putchar('\n');
    put_text(k->help);
    putchar('\n');
}

static int put_keys(const char *name)
{
    const struct section_kind *kind = section_kind_find(name);
    if (!kind) {
        fprintf(stderr, "manual: there is no section kind %s\n", name);
        return 1;
    }
    printf(".Ss [%s%s]\n", kind->name, kind->named == NAME_NEEDED ? " NAME" : kind->named == NAME_MAY ? " [NAME]" : "");
    put_text(kind->help);
    printf("\n.Bl -tag -width Ds\n");
    for (const struct key *k = key_table; k->section; k++)
        if (strcmp(k->section, name) == 0)
            put_key(k);
    puts(".El");
    return 0;
}

static void put_fields(void)
{
    puts(".Bl -tag -width {decision-paragraph} -compact");
    for (int i = 0; i < FIELD_COUNT; i++)
        printf(".It {%s}\n%s\n", field_table[i].name, field_table[i].help);
    puts(".El");
}

static void put_messages(void)
{
    static const char *const levels[] = { "note", "warning", "error", "failure" };
    puts(".Bl -tag -width Ds");
    for (int i = 0; i < MSG_COUNT; i++) {
        printf(".It Sy %s: No %s\n.No ", levels[message_table[i].level], message_table[i].name);
        put_text(message_table[i].format);
        puts("\n.br");
        put_text(message_table[i].help);
        putchar('\n');
    }
    puts(".El");
}

static void put_formats(void)
{
    puts(".Bl -tag -width trace -compact");
    for (const struct device *const *d = device_list; *d; d++)
        printf(".It Cm %s\n%s\n", (*d)->name, (*d)->help);
    puts(".El");
}

static int put_line(const char *line)
{
    char kind[64];
    if (sscanf(line, "@keys %63s", kind) == 1)
        return put_keys(kind);
    if (strcmp(line, "@fields\n") == 0)
        put_fields();
    else if (strcmp(line, "@messages\n") == 0)
        put_messages();
    else if (strcmp(line, "@formats\n") == 0)
        put_formats();
    else
        fputs(line, stdout);
    return 0;
}

int main(int argc, char **argv)
{
    char line[4096];
    FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!in) {
        fprintf(stderr, "usage: manual PAGE.in\n");
        return 2;
    }
    int failed = 0;
    while (fgets(line, sizeof line, in))
        failed |= put_line(line);
    fclose(in);
    return failed || fflush(stdout);
}
