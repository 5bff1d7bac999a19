/* sign.c: kommuntryck sign: a field of a finished PDF gets its signature */

#include <errno.h>
#include <openssl/crypto.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/utf8.h"
#include "command/options.h"
#include "files/files.h"
#include "finished/password.h"
#include "files/session.h"
#include "finished/moment.h"
#include "finished/sign.h"
#include "output/file.h"

#define COMMAND "sign"

struct sign {
    struct session session;
    const char *pdf, *output, *pkcs12, *password_file, *date;
    struct signing how;
};

/* ---- options ---- */

static int read_option(struct sign *s, int option, char **argv)
{
    switch (option) {
    case 'o': s->output = optarg; break;
    case 'k': s->pkcs12 = optarg; break;
    case 'p': s->password_file = optarg; break;
    case 'd': s->date = optarg; break;
    case 'n': s->how.field = optarg; break;
    case 'r': s->how.reason = optarg; break;
    case 'l': s->how.location = optarg; break;
    default: return option_error(COMMAND, option, argv[optind - 1]);
    }
    return EXIT_DONE;
}

static bool is_text(const char *s)
{
    return !s || utf8_invalid(s, strlen(s)) == strlen(s);
}

static int check_options(struct sign *s)
{
    if (!s->pkcs12)
        return usage_error(COMMAND, "say with --pkcs12 which file holds the key and its certificate", "");
    if (!is_text(s->how.reason) || !is_text(s->how.location) || !is_text(s->how.field))
        return usage_error(COMMAND, "what is written into the PDF must be UTF-8", "");
    s->how.moment = s->date ? moment_of_text(&s->session.arena, s->date) : moment_now(&s->session.arena);
    if (!s->how.moment)
        return usage_error(COMMAND, "this is no date as 2025-03-01 or 2025-03-01T14:30:00+01:00: ", s->date);
    return EXIT_DONE;
}

static int read_options(struct sign *s, int argc, char **argv)
{
    static const struct option names[] = {
        { "output", required_argument, NULL, 'o' }, { "pkcs12", required_argument, NULL, 'k' }, { "password-file", required_argument, NULL, 'p' },
        { "date", required_argument, NULL, 'd' }, { "field", required_argument, NULL, 'n' }, { "reason", required_argument, NULL, 'r' },
        { "location", required_argument, NULL, 'l' }, { NULL, 0, NULL, 0 },
    };
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":o:", names, NULL)) != -1) {
        int status = read_option(s, option, argv);
        if (status)
            return status;
    }
    if (optind + 1 != argc)
        return usage_error(COMMAND, "name one PDF", "");
    s->pdf = argv[optind];
    if (!s->output)
        s->output = s->pdf;
    return check_options(s);
}

/* ---- signing ---- */

static bool read_credential(struct sign *s, struct credential *c)
{
    struct session *session = &s->session;
    char password[PASSWORD_BYTES] = "";
    if (access(s->pkcs12, R_OK) != 0) {             /* told before somebody is asked for its password */
        message_add(&session->messages, MSG_FILE_ARGUMENT, (struct place){ 0 }, s->pkcs12, strerror(errno));
        return false;
    }
    const char *prompt = arena_printf(&session->arena, "Password of %s: ", s->pkcs12);
    bool read = password_read(password, s->password_file, prompt, &session->arena, &session->messages)
        && credential_read(c, &session->arena, s->pkcs12, password, &session->messages);
    OPENSSL_cleanse(password, sizeof password);
    return read;
}

static void write_signed(struct sign *s, const struct pdffile *f, const struct credential *c)
{
    struct buffer out = { 0 };
    const struct buffer was = { .s = (char *)(uintptr_t)f->bytes, .n = f->size };
    const char *field = sign(f, c, &s->how, &out);
    bool lost = field && file_goes_on(s->output, &was);         /* somebody else has signed it meanwhile, or before */
    if (lost)
        message_add(&s->session.messages, MSG_OUTPUT_SIGNED, (struct place){ 0 }, s->output);
    if (field && !lost && file_write(s->output, &out, &s->session.messages) && strcmp(s->output, "-") != 0)
        printf("%s: the field \"%s\" was signed by %s, %s\n", s->output, field, c->name, moment_text(&s->session.arena, s->how.moment));
    buffer_done(&out);
}

/* What is wrong with the PDF is told before a password is asked for. */
static void sign_file(struct sign *s)
{
    struct pdffile f;
    struct credential c;
    if (!pdffile_read(&f, &s->session.arena, s->pdf, &s->session.messages))
        return;
    if (read_credential(s, &c)) {
        write_signed(s, &f, &c);
        credential_done(&c);
    }
    pdffile_close(&f);
}

int command_sign(int argc, char **argv)
{
    struct sign s = { 0 };
    session_begin(&s.session);
    int status = read_options(&s, argc, argv);
    if (!status)
        sign_file(&s);
    int end = session_end(&s.session);
    return status ? status : end;
}
