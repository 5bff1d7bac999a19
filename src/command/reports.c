/* reports.c: the reports of a command line, and where each goes */

#include "command/reports.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "command/command.h"
#include "command/options.h"

#define REPORT "rapport.ini"

/* ---- everything below a folder ---- */

static bool is_folder(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

struct walk {
    struct arena *arena;
    struct report_list *reports;
    bool failed;
};

static const char *join(struct arena *a, const char *folder, const char *name)
{
    return arena_printf(a, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name);
}

/* What approve and revise keep, versions/1/rapport.ini with its lock, is made once and not built again. */
static bool is_kept(struct arena *a, const char *folder)
{
    const char *last = strrchr(folder, '/');
    const char *above = last ? arena_strndup(a, folder, (size_t)(last - folder)) : "", *slash = strrchr(above, '/');
    return strcmp(slash ? slash + 1 : above, "versions") == 0 && access(join(a, folder, "rapport.lock"), F_OK) == 0;
}

static void walk_folder(struct walk *w, const char *folder)
{
    DIR *d = opendir(folder);
    if (!d) {
        fprintf(stderr, "kommuntryck: error: cannot read the folder \"%s\": %s\n", folder, strerror(errno));
        w->failed = true;
        return;
    }
    for (struct dirent *e; (e = readdir(d));) {
        const char *path = join(w->arena, folder, e->d_name);
        if (e->d_name[0] != '.' && is_folder(path))
            walk_folder(w, path);
        else if (strcmp(e->d_name, REPORT) == 0 && !is_kept(w->arena, folder))
            vec_push(w->arena, &w->reports->list)->path = path;
    }
    closedir(d);
}

static int by_path(const void *a, const void *b)
{
    const struct report_file *x = a, *y = b;
    return strcmp(x->path, y->path);
}

int reports_add_all(struct arena *a, struct report_list *r, const char *command, const char *folder)
{
    struct walk w = { a, r, false };
    int before = r->list.n;
    if (!*folder)
        return usage_error(command, "--all wants a folder", "");
    walk_folder(&w, folder);
    if (w.failed)
        return EXIT_SYSTEM;
    if (r->list.n == before)
        return usage_error(command, "there is no " REPORT " below ", folder);
    qsort(r->list.v + before, (size_t)(r->list.n - before), sizeof *r->list.v, by_path);
    return EXIT_DONE;
}

/* ---- targets ---- */

/* Without .ini. */
static int stem_length(const char *name)
{
    size_t n = strlen(name);
    return (int)(n > 4 && strcmp(name + n - 4, ".ini") == 0 ? n - 4 : n);
}

/* The folder's name, whatever way the command line takes to it; "rapport" where it has none. */
static const char *folder_name(struct arena *a, const char *path)
{
    char real[PATH_MAX];
    const char *folder = arena_printf(a, "%.*s.", (int)(basename(path) - path), path);
    return realpath(folder, real) && *basename(real) ? arena_strdup(a, basename(real)) : "rapport";
}

static const char *target_in(struct arena *a, const char *folder, const char *path, const char *suffix)
{
    const char *file = basename(path);
    const char *name = strcmp(file, REPORT) == 0 ? folder_name(a, path) : arena_printf(a, "%.*s", stem_length(file), file);
    return join(a, folder, arena_printf(a, "%s%s", name, suffix));
}

static int by_target(const void *a, const void *b)
{
    const struct report_file *x = a, *y = b;
    int order = strcmp(x->target, y->target);
    return order ? order : strcmp(x->path, y->path);
}

static int check_targets(struct arena *a, const struct report_list *r, const char *command)
{
    struct report_file *sorted = arena_array(a, struct report_file, r->list.n);
    memcpy(sorted, r->list.v, sizeof *sorted * (size_t)r->list.n);
    qsort(sorted, (size_t)r->list.n, sizeof *sorted, by_target);
    for (int i = 1; i < r->list.n; i++)
        if (strcmp(sorted[i - 1].target, sorted[i].target) == 0)
            return usage_error(command, arena_printf(a, "%s and %s would both be %s", sorted[i - 1].path, sorted[i].path, sorted[i].target), "");
    return EXIT_DONE;
}

int reports_target(struct arena *a, struct report_list *r, const char *command, const char *output, const char *suffix, bool many)
{
    struct stat st;
    if (many && output && (stat(output, &st) != 0 || !S_ISDIR(st.st_mode)))
        return usage_error(command, "with several reports, -o wants a folder that is there, not ", output);
    for (int i = 0; i < r->list.n; i++) {
        struct report_file *f = &r->list.v[i];
        f->target = !output ? arena_printf(a, "%.*s%s", stem_length(f->path), f->path, suffix) : many ? target_in(a, output, f->path, suffix) : output;
    }
    return check_targets(a, r, command);
}
