/* extract.c: kommuntryck extract: the sources that a finished PDF carries */

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "command/options.h"
#include "files/files.h"
#include "files/session.h"
#include "finished/sources.h"
#include "output/batch.h"

#define COMMAND "extract"

struct extract {
    struct session session;
    const char *pdf, *folder;
    struct sources sources;
};

/* Not there, or a folder without anything in it. */
static bool is_free(const char *folder)
{
    DIR *d = opendir(folder);
    int entries = 0;
    if (!d)
        return errno == ENOENT;
    while (readdir(d))
        entries++;
    closedir(d);
    return entries <= 2;            /* "." and ".." */
}

/* Attachments that the manifest does not know are left out; any other that is wrong stops it. */
static void tell(struct extract *e, const struct facts *facts, const struct pdffile *f)
{
    struct messages *m = &e->session.messages;
    for (int i = 0; i < facts->list.n; i++) {
        const struct fact *fact = &facts->list.v[i];
        if (fact->kind == FACT_ATTACHMENT)
            message_add(m, e->sources.whole ? MSG_FINISHED_ATTACHMENT_LEFT : MSG_FINISHED_ATTACHMENT, place_file(f->source), fact->where, fact->text);
    }
    if (!e->sources.manifest && !m->errors)
        message_add(m, MSG_FINISHED_NOT_OURS, place_file(f->source));
    else if (!e->sources.attached && !m->errors)
        message_add(m, MSG_FINISHED_NO_SOURCES, place_file(f->source));
    else if (!e->sources.whole && !m->errors)
        message_add(m, MSG_FINISHED_NO_REPORT, place_file(f->source));
}

static void read_pdf(struct extract *e)
{
    struct session *s = &e->session;
    struct pdffile f;
    struct facts facts = { .arena = &s->arena };
    if (!pdffile_read(&f, &s->arena, e->pdf, &s->messages))
        return;
    sources_read(&f, &e->sources, &facts);
    tell(e, &facts, &f);
    pdffile_close(&f);
}

static const char *without_slashes(struct arena *a, const char *folder)
{
    size_t n = strlen(folder);
    while (n > 1 && folder[n - 1] == '/')
        n--;
    return arena_strndup(a, folder, n);
}

static void write_folder(struct extract *e)
{
    struct batch b;
    const char *folder = without_slashes(&e->session.arena, e->folder);
    batch_begin(&b, &e->session.arena, &e->session.messages);
    batch_folder(&b, folder);
    for (int i = 0; i < e->sources.list.n; i++)
        batch_inside(&b, e->sources.list.v[i].name, &e->sources.list.v[i].bytes);
    if (batch_commit(&b))
        printf("%s: %d files from %s, as its manifest says\n", folder, e->sources.list.n, e->pdf);
}

int command_extract(int argc, char **argv)
{
    struct extract e = { 0 };
    opterr = 0;
    if (getopt(argc, argv, "") != -1)
        return option_error(COMMAND, '?', argv[optind - 1]);
    if (optind + 2 != argc || !*argv[optind + 1])
        return usage_error(COMMAND, "name a PDF and a new folder for its sources", "");
    e.pdf = argv[optind];
    e.folder = argv[optind + 1];
    session_begin(&e.session);
    if (!is_free(e.folder))
        message_add(&e.session.messages, MSG_EXTRACT_FOLDER, (struct place){ 0 }, e.folder);
    else
        read_pdf(&e);
    if (!e.session.messages.errors)
        write_folder(&e);
    sources_done(&e.sources);
    return session_end(&e.session);
}
