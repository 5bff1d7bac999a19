/* archive.c: reports become a package for the e-arkiv
 *
 * A report at a time: it is checked, set and held against its lock, its files are written into the package, and nothing of it is kept but what METS says of its two representations. */

#include "package/archive.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "decision/lock.h"
#include "finished/later.h"
#include "output/device.h"
#include "output/file.h"
#include "package/fgs.h"
#include "package/fields.h"
#include "package/mets.h"
#include "package/subject.h"
#include "package/tables.h"
#include "package/zip.h"
#include "read/source.h"
#include "report.h"

struct packing {
    const struct archiving *order;
    struct package package;
    struct arena scratch;
    struct xml fields;              /* what the columns of the report at hand are */
    bool revised;                   /* one of the reports replaces another */
    int number;                     /* of the report at hand, from 1 */
    struct delivery archive;         /* of the first report, kept */
};

/* ---- what must be said ---- */

static void need(struct kommuntryck *k, const void *section, const char *name, const char *key, const char *value)
{
    if (!value || !*value)
        message_add(&k->messages, MSG_INI_REQUIRED, definition_place(section, NULL), name, key);
}

static void check_archive(const struct packing *p, struct kommuntryck *k)
{
    const struct delivery *a = definition_find(k->definitions, "archive", "");
    const struct report *r = definition_find(k->definitions, "report", "");
    need(k, a, "archive", "archivist", a->archivist);
    need(k, a, "archive", "organisation-number", a->organisation_number);
    need(k, a, "archive", "submission-agreement", a->submission_agreement);
    need(k, a, "archive", "appraisal", a->appraisal);
    need(k, r, "report", "diarienummer", *a->case_number ? a->case_number : r->case_number);
    if (p->order->fgs)
        need(k, a, "archive", "system", a->system);
    if (a->access)
        need(k, a, "archive", "regulation", a->regulation);
    if (a->access == 1 && !p->order->secret_ok)
        message_add(&k->messages, MSG_ARCHIVE_SECRET, definition_place(a, "access"));
    if (report_decision(k)->status < STATUS_APPROVED)
        message_add(&k->messages, MSG_ARCHIVE_DRAFT, definition_place(report_decision(k), "status"));
}

/* The report goes, its messages and the lines that they show stay. */
static struct place kept_place(struct arena *a, const struct place *place)
{
    struct place kept = *place;
    struct source *s = arena_new(a, struct source);
    if (!place->source)
        return kept;
    *s = (struct source){ .name = arena_strdup(a, place->source->name), .path = arena_strdup(a, place->source->path), .milestones = milestones_new(a) };
    s->text = place->source->text ? arena_strndup(a, place->source->text, place->source->size) : NULL;
    s->size = place->source->size;
    kept.source = s;
    return kept;
}

static void take_messages(struct packing *p, const struct kommuntryck *k)
{
    for (int i = 0; i < k->messages.list.n; i++) {
        const struct message *m = &k->messages.list.v[i];
        if (m->level >= MESSAGE_ERROR)
            message_put(p->package.messages, m->id, m->level, kept_place(p->package.kept, &m->place), arena_strdup(p->package.kept, m->text), NULL);
    }
}

/* "erms.xml", or with the number of the report when there are several. */
static const char *numbered(struct packing *p, const char *stem, const char *suffix)
{
    return p->order->nreports > 1 ? arena_printf(p->package.arena, "%s-%d%s", stem, p->number, suffix) : arena_printf(p->package.arena, "%s%s", stem, suffix);
}

/* By FGS 1.2 everything lies in content, the reports of several in folders of their own. */
static const char *content_folder(struct packing *p)
{
    return p->order->nreports > 1 ? arena_printf(p->package.arena, "content/%d/", p->number) : "content/";
}

/* A file about the report. */
static void put_about(struct packing *p, struct package_files *list, const char *stem, const char *suffix, const struct buffer *bytes)
{
    if (p->order->fgs)
        package_add(&p->package, &p->package.content, "", arena_printf(p->package.arena, "%s%s%s", content_folder(p), basename(stem), suffix), NULL, bytes);
    else
        package_add(&p->package, list, "", numbered(p, stem, suffix), NULL, bytes);
}

/* ---- the log of the checks ---- */

/* Without the way to the report's folder: the log says the same wherever that lies. */
static void put_log(struct buffer *out, const char *text, const char *folder, struct arena *a)
{
    const char *way = arena_printf(a, "%s/", folder);
    size_t n = strlen(way);
    for (; *text; text++)
        if (strncmp(text, way, n) == 0)
            text += n - 1;
        else
            buffer_byte(out, *text);
}

static const char *checked(struct packing *p, const char *path)
{
    struct kommuntryck *k = kommuntryck_open_to_check(path, p->order->paths);
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    if (!out)
        memory_exhausted();
    kommuntryck_check(k);
    kommuntryck_messages(k, out);
    kommuntryck_coverage(k, out);
    if (fclose(out) != 0)
        memory_exhausted();
    struct buffer bytes = { 0 };
    put_log(&bytes, text, k->definitions ? k->definitions->folder : ".", p->package.arena);
    put_about(p, &p->package.documentation, "documentation/kontroller", ".txt", &bytes);
    const char *outcome = arena_printf(p->package.arena, "%d fel, %d varningar", k->messages.errors, k->messages.warnings);
    if (k->messages.errors)
        take_messages(p, k);
    free(text);
    buffer_done(&bytes);
    kommuntryck_close(k);
    return outcome;
}

/* ---- representations ---- */

static void begin_representation(struct packing *p, struct representation *r, int number, const char *label, const char *created)
{
    struct arena *a = p->package.arena;
    *r = (struct representation){ .id = arena_printf(a, "rep%d", number), .label = label, .created = created };
    r->preservation.arena = r->data.arena = a;
}

static const char *folder_of(struct packing *p, const struct representation *r)
{
    return p->order->fgs ? "" : arena_printf(p->package.arena, "representations/%s/", r->id);
}

/* Where a file of a representation lies, and the list that it belongs to. */
static const char *place_of(struct packing *p, const char *path)
{
    return p->order->fgs ? arena_printf(p->package.arena, "%s%s", content_folder(p), path) : arena_printf(p->package.arena, "data/%s", path);
}

static struct package_files *list_of(struct packing *p, struct representation *r)
{
    return p->order->fgs ? &p->package.content : &r->data;
}

static struct package_file *put_data(struct packing *p, struct representation *r, const char *path, const char *original, const struct buffer *bytes)
{
    return package_add(&p->package, list_of(p, r), folder_of(p, r), place_of(p, path), original, bytes);
}

static void end_representation(struct packing *p, const struct representation *r)
{
    struct buffer mets = { 0 };
    if (p->order->fgs)
        return;
    mets_representation(&p->package, r, &mets);
    package_add(&p->package, &p->package.representations, "", arena_printf(p->package.arena, "representations/%s/METS.xml", r->id), NULL, &mets);
    buffer_done(&mets);
}

/* What stands behind the decided PDF is signatures and nothing else.  False after a message. */
static bool is_signed_only(struct packing *p, const char *published, const struct buffer *whole, size_t decided)
{
    struct pdffile f;
    if (!pdffile_open(&f, p->package.kept, published, whole->s, whole->n, p->package.messages))
        return false;
    const char *wrong = later_wrong(&f, decided);
    if (wrong)
        message_add(p->package.messages, MSG_ARCHIVE_ADDED, place_file(f.source), wrong);
    pdffile_close(&f);
    return !wrong;
}

/* The PDF as it was published: with a signature after it, when there is one. */
static void put_pdf(struct packing *p, struct kommuntryck *k, struct representation *r, struct subject *s)
{
    const char *report = k->inputs.list.v[0].path, *slash = strrchr(report, '/'), *name = report_file_name(p->package.arena, report, ".pdf");
    const char *published = arena_printf(p->package.arena, "%.*s%s", slash ? (int)(slash - report) + 1 : 0, report, name);
    struct buffer pdf = { 0 }, whole = { 0 };
    device_find("pdf")->write(k->pages, &pdf, &k->messages);
    s->is_signed = file_goes_on(published, &pdf) && source_bytes(p->package.kept, published, published, (struct place){ 0 }, &whole, p->package.messages)
        && is_signed_only(p, published, &whole, pdf.n);
    struct package_file *f = put_data(p, r, ascii_name(p->package.arena, name), name, s->is_signed ? &whole : &pdf);
    f->format = format_of_report(s->report->archive);
    s->digest = f->digest.hex;
    s->pdf = arena_printf(p->package.arena, "%s%s", folder_of(p, r), f->path);
    buffer_done(&pdf);
    buffer_done(&whole);
}

static void put_originals(struct packing *p, const struct kommuntryck *k, struct representation *r)
{
    struct arena *a = p->package.arena;
    for (int i = 0; i < k->inputs.list.n; i++) {
        const struct input *input = &k->inputs.list.v[i];
        const struct buffer bytes = { .s = (char *)(uintptr_t)input->bytes, .n = input->size };
        put_data(p, r, arena_printf(a, "original/%s", ascii_name(a, input->name)), input->name, &bytes);
    }
}

static bool is_told(const struct kommuntryck *k, int index)
{
    for (int i = 0; i < index; i++)
        if (k->taken.list.v[i]->csv->source == k->taken.list.v[index]->csv->source || strcmp(k->taken.list.v[i]->csv->source->path, k->taken.list.v[index]->csv->source->path) == 0)
            return true;
    return false;
}

/* Every table as CSV that any program reads, and what its columns are in the description. */
static void put_tables(struct packing *p, const struct kommuntryck *k, struct representation *r)
{
    struct arena *a = p->package.arena;
    fields_begin(&p->fields, !p->order->fgs ? "../schemas/faltbeskrivning.xsd" : p->order->nreports > 1 ? "../faltbeskrivning.xsd" : "faltbeskrivning.xsd");
    for (int i = 0; i < k->taken.list.n; i++) {
        struct buffer csv = { 0 };
        if (is_told(k, i))
            continue;
        const struct taken whole = table_whole(&k->taken, i, a);
        table_put(&whole, a, &csv);
        const struct package_file *f = put_data(p, r, arena_printf(a, "tabeller/%s", ascii_name(a, basename(whole.csv->source->path))), NULL, &csv);
        fields_put(&p->fields, k->definitions, &whole, arena_printf(a, "%s%s", folder_of(p, r), f->path), inputs_name(&k->inputs, whole.csv->source->path));
        buffer_done(&csv);
    }
}

/* ---- metadata ---- */

static struct subject subject_of(struct packing *p, const struct kommuntryck *k)
{
    struct arena *a = p->package.arena;
    struct subject s = { .report = definition_find(k->definitions, "report", ""), .decision = report_decision(k), .archive = definition_find(k->definitions, "archive", "") };
    const char *day = *s.decision->revised ? s.decision->revised : s.decision->date;
    s.case_number = *s.archive->case_number ? s.archive->case_number : s.report->case_number;
    s.id = ascii_name(a, arena_printf(a, "%s-%s-%s-v%d", s.case_number, s.report->type, s.report->period, s.decision->version));
    s.decided = arena_printf(a, "%.10sT00:00:00Z", day);
    const struct appendix_block *bilaga;
    for (int i = 0; (bilaga = definition_at(k->definitions, "appendix", i)) != NULL; i++)
        *vec_push(a, &s.appendices) = bilaga->title;
    return s;
}

static void put_metadata(struct packing *p, const struct subject *s, const struct representation *pdf, const struct representation *sources, const char *checks)
{
    struct arena *a = p->package.arena;
    struct buffer xml = { 0 };
    struct preserved *files = arena_array(a, struct preserved, pdf->data.list.n + sources->data.list.n + 1);
    int n = 0;
    erms_put(&p->package, s, &xml);
    put_about(p, &p->package.descriptive, "metadata/descriptive/erms", ".xml", &xml);
    buffer_clear(&xml);
    for (int i = 0; i < pdf->data.list.n; i++)
        files[n++] = (struct preserved){ &pdf->data.list.v[i], folder_of(p, pdf) };
    for (int i = 0; i < sources->data.list.n; i++)
        files[n++] = (struct preserved){ &sources->data.list.v[i], folder_of(p, sources) };
    premis_put(&p->package, s, files, n, checks, &xml);
    if (!p->order->fgs)
        put_about(p, &p->package.preservation, "metadata/preservation/premis", ".xml", &xml);
    buffer_done(&xml);
}

/* ---- a report ---- */

static void keep_archive(struct packing *p, const struct subject *s)
{
    struct arena *a = p->package.kept;
    const struct delivery *from = s->archive;
    if (!p->package.archive) {
        p->archive = (struct delivery){ .archivist = arena_strdup(a, from->archivist), .organisation_number = arena_strdup(a, from->organisation_number), .submitter = arena_strdup(a, from->submitter),
            .contact = arena_strdup(a, from->contact), .preservation = arena_strdup(a, from->preservation), .system = arena_strdup(a, from->system),
            .submission_agreement = arena_strdup(a, from->submission_agreement), .reference_code = arena_strdup(a, from->reference_code), .appraisal = arena_strdup(a, from->appraisal), .access = from->access };
        p->package.archive = &p->archive;
    }
    if (!p->package.created || strcmp(s->decided, p->package.created) > 0)
        p->package.created = arena_strdup(a, s->decided);
    p->revised = p->revised || s->decision->status == STATUS_REVISED;
}

static void pack_set(struct packing *p, struct kommuntryck *k, const char *checks)
{
    struct subject s = subject_of(p, k);
    struct representation pdf, sources;
    struct buffer fields = { 0 };
    keep_archive(p, &s);
    begin_representation(p, &pdf, 2 * p->number - 1, "PDF", s.decided);
    put_pdf(p, k, &pdf, &s);
    end_representation(p, &pdf);
    begin_representation(p, &sources, 2 * p->number, "Källor", s.decided);
    put_originals(p, k, &sources);
    put_tables(p, k, &sources);
    end_representation(p, &sources);
    fields_end(&p->fields, &fields);
    put_about(p, &p->package.documentation, "documentation/faltbeskrivning", ".xml", &fields);
    buffer_done(&fields);
    put_metadata(p, &s, &pdf, &sources, checks);
}

static void pack_report(struct packing *p, const char *path)
{
    struct kommuntryck *k = kommuntryck_open(path, p->order->paths);
    struct messages *m = p->package.messages;
    int errors = m->errors;
    if (k->document && !k->messages.errors)
        check_archive(p, k);
    take_messages(p, k);
    const char *checks = m->errors == errors ? checked(p, path) : NULL;
    if (m->errors == errors && kommuntryck_set(k))
        pack_set(p, k, checks);
    else if (m->errors == errors)
        take_messages(p, k);
    kommuntryck_close(k);
    arena_clear(&p->scratch);
}

/* ---- the package ---- */

static void add_fields_schema(struct packing *p)
{
    struct buffer bytes = { 0 };
    fields_schema(&bytes);
    package_add(&p->package, p->order->fgs ? &p->package.content : &p->package.schemas, "", p->order->fgs ? "content/faltbeskrivning.xsd" : "schemas/faltbeskrivning.xsd", NULL, &bytes);
    buffer_done(&bytes);
}

static void add_schemas(struct packing *p)
{
    struct dirent **all = NULL;
    int own = p->package.schemas.list.n, n = p->order->schemas ? scandir(p->order->schemas, &all, NULL, alphasort) : 0;
    for (int i = 0; i < n; i++) {
        const char *name = all[i]->d_name, *path = arena_printf(p->package.arena, "%s/%s", p->order->schemas, name);
        struct buffer bytes = { 0 };
        if (strcmp(format_of(name)->suffix, ".xsd") == 0 && source_bytes(p->package.kept, path, path, (struct place){ 0 }, &bytes, p->package.messages))
            package_add(&p->package, &p->package.schemas, "", arena_printf(p->package.arena, "schemas/%s", ascii_name(p->package.arena, name)), name, &bytes);
        buffer_done(&bytes);
        free(all[i]);
    }
    free(all);
    if (p->package.schemas.list.n == own)
        message_add(p->package.messages, MSG_ARCHIVE_SCHEMAS, (struct place){ 0 });
}

static void end_package(struct packing *p)
{
    struct buffer mets = { 0 };
    add_fields_schema(p);
    if (p->order->fgs) {
        fgs_put(&p->package, &p->package.content, p->revised, &mets);
    } else {
        add_schemas(p);
        mets_package(&p->package, p->revised, &mets);
    }
    batch_inside(&p->package.batch, p->order->fgs ? "sip.xml" : "METS.xml", &mets);
    buffer_done(&mets);
}

static bool is_zip(const char *output)
{
    size_t n = strlen(output);
    return n > 4 && strcmp(output + n - 4, ".zip") == 0;
}

static bool finish(struct packing *p)
{
    struct batch *b = &p->package.batch;
    bool ready = !p->package.messages->errors && !b->failed;
    if (ready && !is_zip(p->order->output))
        return batch_commit(b);
    bool done = ready && zip_folder(p->package.kept, b->folder, p->package.id, p->package.created, p->order->output, p->package.messages);
    batch_abandon(b);
    return done;
}

/* Whether a folder holds what a package holds and nothing else: it may be replaced, or it is empty. */
static bool is_package(const char *path)
{
    static const char *const names[] = { ".", "..", "METS.xml", "sip.xml", "metadata", "representations", "schemas", "documentation", "content" };
    DIR *folder = opendir(path);
    bool only = folder != NULL;
    for (struct dirent *entry; only && (entry = readdir(folder)) != NULL; ) {
        size_t i = 0;
        while (i < sizeof names / sizeof *names && strcmp(entry->d_name, names[i]) != 0)
            i++;
        only = i < sizeof names / sizeof *names;
    }
    if (folder)
        closedir(folder);
    return only;
}

static bool may_go_there(const char *output, struct messages *m)
{
    bool may = is_zip(output) || access(output, F_OK) != 0 || is_package(output);
    if (!may)
        message_add(m, MSG_ARCHIVE_THERE, (struct place){ 0 }, output);
    return may;
}

bool archive_write(const struct archiving *order, struct arena *kept, struct messages *m)
{
    struct packing p = { .order = order };
    if (!may_go_there(order->output, m))
        return false;
    arena_init(&p.scratch);
    package_begin(&p.package, kept, &p.scratch, m);
    const char *name = basename(order->output);
    p.package.id = arena_strdup(kept, ascii_name(kept, is_zip(name) ? arena_strndup(kept, name, strlen(name) - 4) : name));
    batch_folder(&p.package.batch, order->output);
    for (int i = 0; i < order->nreports; i++) {
        p.number = i + 1;
        pack_report(&p, order->reports[i]);
    }
    if (!m->errors)
        end_package(&p);
    bool done = finish(&p);
    arena_done(&p.scratch);
    return done;
}
