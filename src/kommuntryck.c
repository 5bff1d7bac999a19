/* kommuntryck.c: the library's few functions, over the rooms */

#include "kommuntryck.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/listing.h"
#include "check/accept.h"
#include "check/check.h"
#include "check/explain.h"
#include "document/bind.h"
#include "output/device.h"
#include "output/file.h"
#include "typeset/set.h"

#ifndef KT_DATADIR
#define KT_DATADIR "/usr/local/share/kommuntryck"
#endif

struct kommuntryck {
    struct arena arena;
    struct messages messages;
    struct library library;
    struct fonts fonts;
    struct definitions *definitions;
    struct node *document;
    struct taken_list taken;
    struct report_check check;
    bool checked;
    struct pages *pages;
};

/* The folder above the one that the program lies in: PREFIX of PREFIX/bin/kommuntryck, the project of build/kommuntryck. */
static const char *folder_above(struct arena *a)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    for (int up = 0; up < 2 && n > 0; up++)
        while (n > 0 && path[--n] != '/')
            ;
    return n > 0 ? arena_strndup(a, path, (size_t)n) : "";
}

static void add_path(struct arena *a, struct list_of_paths *list, const char *path)
{
    const char **v = arena_array(a, const char *, list->n + 1);
    if (list->n)
        memcpy(v, list->v, sizeof *v * (size_t)list->n);
    v[list->n] = path;
    *list = (struct list_of_paths){ v, list->n + 1 };
}

/* Layouts and fonts lie beside the program: installed, or in the project that it was built in. */
static const char *find_data(struct arena *a)
{
    const char *above = folder_above(a);
    const char *const folders[] = { arena_printf(a, "%s/share/kommuntryck", above), above };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (access(arena_printf(a, "%s/layouts/base.ini", folders[i]), R_OK) == 0)
            return folders[i];
    return KT_DATADIR;
}

static void find_library(struct kommuntryck *k, const struct kommuntryck_paths *paths)
{
    const char *data = find_data(&k->arena);
    for (int i = 0; paths && paths->layouts && paths->layouts[i]; i++)
        add_path(&k->arena, &k->library.layouts, paths->layouts[i]);
    add_path(&k->arena, &k->library.layouts, arena_printf(&k->arena, "%s/layouts", data));
    add_path(&k->arena, &k->library.fonts, arena_printf(&k->arena, "%s/fonts", data));
}

struct kommuntryck *kommuntryck_open(const char *path, const struct kommuntryck_paths *paths)
{
    struct kommuntryck *k = calloc(1, sizeof *k);
    if (!k) {
        fputs("kommuntryck: out of memory\n", stderr);
        exit(3);
    }
    arena_init(&k->arena);
    messages_init(&k->messages, &k->arena);
    k->messages.explain = true;
    fonts_init(&k->fonts, &k->arena);
    find_library(k, paths);
    k->definitions = definitions_read(&k->arena, path, &k->library, &k->messages);
    if (k->definitions)
        k->document = bind_report(k->definitions, &k->taken);
    return k;
}

void kommuntryck_close(struct kommuntryck *k)
{
    fonts_done(&k->fonts);
    arena_done(&k->arena);
    free(k);
}

/* What stands decided may not hold errors; a draft may, with a warning for each. */
static enum finding_rigour rigour_of(const struct kommuntryck *k)
{
    const struct decision *decision = definition_find(k->definitions, "decision", "");
    return decision->status >= STATUS_APPROVED ? RIGOUR_DECIDED : RIGOUR_DRAFT;
}

static void check(struct kommuntryck *k, enum finding_rigour rigour)
{
    if (k->checked || !k->document)
        return;
    k->checked = true;
    k->check = (struct report_check){ .arena = &k->arena, .definitions = k->definitions, .document = k->document, .taken = &k->taken };
    check_report(&k->check);
    findings_tell(&k->check.findings, &k->messages, rigour);
}

bool kommuntryck_check(struct kommuntryck *k)
{
    check(k, RIGOUR_FULL);
    if (k->checked)
        k->messages.summary = check_summary(&k->check);
    return k->checked && !k->messages.errors;
}

bool kommuntryck_set(struct kommuntryck *k)
{
    if (k->document && !k->messages.errors)
        check(k, rigour_of(k));
    if (k->document && !k->messages.errors)
        k->pages = set_report(k->definitions, k->document, &k->fonts);
    return k->pages && !k->messages.errors;
}

bool kommuntryck_write(struct kommuntryck *k, const char *format, const char *path)
{
    const struct device *device = device_find(format);
    struct buffer out = { 0 };
    bool done = device && k->pages && !k->messages.errors && device->write(k->pages, &out, &k->messages)
        && file_write(path, &out, &k->messages);
    buffer_done(&out);
    return done;
}

void kommuntryck_messages(const struct kommuntryck *k, FILE *to)
{
    struct buffer out = { 0 };
    messages_print(&k->messages, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, to);
    buffer_done(&out);
}

void kommuntryck_messages_json(const struct kommuntryck *k, FILE *to)
{
    struct buffer out = { 0 };
    struct buffer coverage = { 0 };
    explain_json(&k->check, &coverage);
    messages_json(&k->messages, coverage.s, &out);
    fwrite(out.s, 1, out.n, to);
    buffer_done(&coverage);
    buffer_done(&out);
}

void kommuntryck_coverage(const struct kommuntryck *k, FILE *to)
{
    struct buffer out = { 0 };
    if (k->checked)
        explain_text(&k->check, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, to);
    buffer_done(&out);
}

void kommuntryck_accepts(const struct kommuntryck *k, FILE *to)
{
    struct buffer out = { 0 };
    accepts_offer(&k->check, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, to);
    buffer_done(&out);
}

int kommuntryck_status(const struct kommuntryck *k)
{
    return messages_status(&k->messages);
}
