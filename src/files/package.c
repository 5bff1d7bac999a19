/* package.c: kommuntryck verify, when it is given a package for the e-arkiv */

#include "files/package.h"

#include <stdio.h>
#include <stdlib.h>
#include "base/json.h"
#include "command/command.h"
#include "command/comparison.h"
#include "files/packaged.h"
#include "files/session.h"
#include "package/described.h"

#ifndef KT_VERSION
#define KT_VERSION "0"
#endif

enum result { RESULT_SOUND, RESULT_UNSOUND, RESULT_FAILED };

struct verifying {
    struct session session;
    struct contents contents;
    struct facts facts;
    struct inspection made;
    struct proofs proofs;
    enum result result;
};

static const char *summary(const struct verifying *v)
{
    static const char *const texts[] = { "every file is there, as it is described", "NOT as it is described", "cannot be verified" };
    return texts[v->result];
}

static void put_text(const struct verifying *v, const char *path, struct buffer *out)
{
    buffer_printf(out, "%s: %s\n", path, summary(v));
    if (v->made.documents)
        buffer_printf(out, "    %d files, %d of them by checksum; %d requirements of %s in %d METS document%s\n", v->made.files, v->made.digests, v->made.requirements,
                      v->made.fgs ? "FGS 1.2" : "CSIP and SIP", v->made.documents, v->made.documents == 1 ? "" : "s");
    if (v->made.schemas)
        buffer_printf(out, "    %d XML files by their schemas\n", v->made.schemas);
    if (v->proofs.pdfs)
        buffer_printf(out, "    %d of %d PDF set again from the sources in the package: the same bytes as kommuntryck " KT_VERSION " makes\n", v->proofs.same, v->proofs.pdfs);
    facts_text(&v->facts, out);
}

static void put_json(const struct verifying *v, const char *path, struct buffer *out)
{
    static const char *const results[] = { "sound", "unsound", "failed" };
    buffer_add(out, "{\"file\": ");
    json_string(out, path);
    buffer_printf(out, ", \"result\": \"%s\", \"files\": %d, \"checksums\": %d, \"documents\": %d, \"requirements\": %d, \"schemas\": %d, \"pdfs\": %d, \"same\": %d, \"facts\": ",
                  results[v->result], v->made.files, v->made.digests, v->made.documents, v->made.requirements, v->made.schemas, v->proofs.pdfs, v->proofs.same);
    facts_json(&v->facts, out);
    buffer_add(out, "}\n");
}

int verify_package(const char *path, bool json)
{
    static const int statuses[] = { EXIT_SAME, EXIT_DIFFERENT, EXIT_SYSTEM };
    struct verifying v = { .result = RESULT_FAILED };
    struct buffer out = { 0 };
    session_begin(&v.session);
    v.facts.arena = &v.session.arena;
    if (contents_open(&v.contents, &v.session.arena, path, &v.facts, &v.session.messages)) {
        if (described(&v.contents, getenv("KOMMUNTRYCK_SCHEMAS"), &v.made, &v.session.messages)) {
            packaged_prove(&v.contents, &v.proofs, &v.session.messages);
            v.result = v.facts.wrong ? RESULT_UNSOUND : v.proofs.failed ? RESULT_FAILED : RESULT_SOUND;
        }
        contents_close(&v.contents);
    }
    (json ? put_json : put_text)(&v, path, &out);
    fwrite(out.s, 1, out.n, stdout);
    buffer_done(&out);
    return session_end(&v.session) == EXIT_SYSTEM ? EXIT_SYSTEM : statuses[v.result];
}
