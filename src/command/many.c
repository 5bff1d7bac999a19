/* many.c: many reports at a time
 *
 * Each of a few processes builds one report after the other and keeps what reports have in common; the parent hands out reports and prints what comes back in the order of the list, so
 * that the same reports say the same whoever is faster.  A process that dies takes the report at hand with it and nothing else: another takes its place.
 *
 * Between them: the parent writes the number of a report, a struct answer comes back, followed by its texts.  A process that reads the end of the questions ends. */
#include "command/build.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buffer.h"
#include "command/command.h"
#include "command/waiting.h"

struct answer {
    struct built built;
    size_t said, rule;              /* bytes of the texts that follow: what is to be said, the rule for make */
};

struct worker {
    pid_t pid;                      /* 0: none */
    int ask, hear;                  /* pipes to it and from it */
    int report;                     /* at hand; -1: none */
    struct buffer heard;
};

struct outcome {                    /* of a report */
    bool known;
    struct built built;
    char *said, *rule;              /* in the arena */
    int signal;                     /* that ended its process, or 0 */
};

struct crew {
    const struct build_options *options;
    struct worker *workers;
    int nworkers;
    struct outcome *outcomes;
    int next, done, printed;        /* reports handed out, known, printed */
    struct waiting waiting;
    FILE *rule;
};

/* ---- in the process that builds ---- */

static bool write_bytes(int fd, const void *bytes, size_t n)
{
    for (const char *s = bytes; n;) {
        ssize_t done = write(fd, s, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        s += done;
        n -= (size_t)done;
    }
    return true;
}

static bool answer_with(const struct build_options *o, struct kommuntryck_workshop *shop, int report, int to, bool depend)
{
    char *said = NULL, *rule = NULL;
    struct answer a = { .said = 0 };
    FILE *saying = open_memstream(&said, &a.said), *ruling = depend ? open_memstream(&rule, &a.rule) : NULL;
    if (!saying || (depend && !ruling))
        memory_exhausted();
    a.built = build_report(shop, o, &o->reports.list.v[report], saying, ruling);
    if (fclose(saying) != 0 || (ruling && fclose(ruling) != 0))
        memory_exhausted();
    bool heard = write_bytes(to, &a, sizeof a) && write_bytes(to, said, a.said) && write_bytes(to, rule, a.rule);
    free(said);
    free(rule);
    return heard;
}

static void work(const struct build_options *o, int questions, int answers, bool depend)
{
    struct kommuntryck_paths paths = { .layouts = o->layouts.v };
    struct kommuntryck_workshop *shop = kommuntryck_workshop_open(&paths);
    int report;
    kommuntryck_only_build(shop);
    if (o->timing)
        kommuntryck_take_time(shop);
    while (read(questions, &report, sizeof report) == sizeof report && answer_with(o, shop, report, answers, depend))
        ;
    kommuntryck_workshop_close(shop);
}

/* ---- the crew ---- */

static void forget_worker(struct worker *w)
{
    close(w->ask);
    close(w->hear);
    buffer_done(&w->heard);
    *w = (struct worker){ .report = -1 };
}

static int system_failed(const char *what)
{
    fprintf(stderr, "kommuntryck: error: %s: %s\n", what, strerror(errno));
    return EXIT_SYSTEM;
}

/* Only this process may hold the ends of its pipes: a parent that dies is the end of the questions. */
static _Noreturn void be_worker(struct crew *c, int questions, int answers)
{
    for (int i = 0; i < c->nworkers; i++)
        if (c->workers[i].pid)
            forget_worker(&c->workers[i]);
    work(c->options, questions, answers, c->rule != NULL);
    exit(EXIT_DONE);
}

static int start_worker(struct crew *c, struct worker *w)
{
    int ask[2], hear[2];
    if (pipe(ask) != 0)
        return system_failed("cannot make a pipe");
    if (pipe(hear) != 0) {
        close(ask[0]);
        close(ask[1]);
        return system_failed("cannot make a pipe");
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(ask[1]);
        close(hear[0]);
        be_worker(c, ask[0], hear[1]);
    }
    close(ask[0]);
    close(hear[1]);
    *w = (struct worker){ .pid = pid, .ask = ask[1], .hear = hear[0], .report = -1 };
    if (pid > 0)
        return EXIT_DONE;
    forget_worker(w);
    return system_failed("cannot start a process");
}

/* The next report, if there is one.  One that has died is noticed when it is heard. */
static void ask_worker(struct crew *c, struct worker *w)
{
    if (c->next == c->options->reports.list.n)
        return;
    w->report = c->next++;
    write_bytes(w->ask, &w->report, sizeof w->report);
}

/* ---- answers ---- */

static void print_outcome(struct crew *c, int report)
{
    const struct report_file *f = &c->options->reports.list.v[report];
    const struct outcome *o = &c->outcomes[report];
    waiting_clear(&c->waiting);
    if (o->said)
        fputs(o->said, stderr);
    if (o->rule && c->rule)
        fputs(o->rule, c->rule);
    if (o->signal)
        fprintf(stderr, "%s: not built: its process was ended by signal %d (%s)\n", f->path, o->signal, strsignal(o->signal));
    else if (o->built.status != EXIT_DONE)
        fprintf(stderr, "%s: not built\n", f->path);
    else
        fprintf(stderr, "%s: %s, %d %s\n", f->path, f->target, o->built.pages, o->built.pages == 1 ? "page" : "pages");
}

static void know(struct crew *c, int report, struct outcome outcome)
{
    c->outcomes[report] = outcome;
    c->outcomes[report].known = true;
    c->done++;
    for (; c->printed < c->options->reports.list.n && c->outcomes[c->printed].known; c->printed++)
        print_outcome(c, c->printed);
}

/* True when the answer is whole. */
static bool take_answer(struct crew *c, struct worker *w)
{
    struct answer a;
    if (w->heard.n < sizeof a)
        return false;
    memcpy(&a, w->heard.s, sizeof a);
    if (w->heard.n - sizeof a < a.said + a.rule)
        return false;
    const char *said = w->heard.s + sizeof a;
    struct arena *arena = c->options->arena;
    know(c, w->report, (struct outcome){ .built = a.built, .said = arena_strndup(arena, said, a.said), .rule = arena_strndup(arena, said + a.said, a.rule) });
    buffer_clear(&w->heard);
    w->report = -1;
    return true;
}

static int bury_worker(struct crew *c, struct worker *w)
{
    int status = 0, report = w->report;
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        ;
    forget_worker(w);
    if (report >= 0)
        know(c, report, (struct outcome){ .built.status = EXIT_SYSTEM, .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0 });
    if (c->next == c->options->reports.list.n)
        return EXIT_DONE;
    int started = start_worker(c, w);
    if (!started)
        ask_worker(c, w);
    return started;
}

static int hear_worker(struct crew *c, struct worker *w)
{
    char bytes[65536];
    ssize_t n = read(w->hear, bytes, sizeof bytes);
    if (n < 0 && errno == EINTR)
        return EXIT_DONE;
    if (n <= 0)
        return bury_worker(c, w);
    buffer_bytes(&w->heard, bytes, (size_t)n);
    if (take_answer(c, w))
        ask_worker(c, w);
    return EXIT_DONE;
}

/* ---- all of them ---- */

static int crew_start(struct crew *c)
{
    for (int i = 0; i < c->nworkers; i++) {
        int status = start_worker(c, &c->workers[i]);
        if (status)
            return i ? EXIT_DONE : status;      /* fewer do as well */
        ask_worker(c, &c->workers[i]);
    }
    return EXIT_DONE;
}

static int crew_listen(struct crew *c)
{
    struct pollfd *fds = arena_array(c->options->arena, struct pollfd, c->nworkers);
    while (c->done < c->options->reports.list.n) {
        for (int i = 0; i < c->nworkers; i++)
            fds[i] = (struct pollfd){ .fd = c->workers[i].report >= 0 ? c->workers[i].hear : -1, .events = POLLIN };
        if (poll(fds, (nfds_t)c->nworkers, c->waiting.terminal ? 100 : -1) < 0 && errno != EINTR)
            return system_failed("cannot wait for processes");
        for (int i = 0; i < c->nworkers; i++)
            if (fds[i].fd >= 0 && fds[i].revents && hear_worker(c, &c->workers[i]))
                return EXIT_SYSTEM;
        waiting_count(&c->waiting, c->done, c->options->reports.list.n);
    }
    return EXIT_DONE;
}

static void crew_end(struct crew *c)
{
    for (int i = 0; i < c->nworkers; i++) {
        struct worker *w = &c->workers[i];
        pid_t pid = w->pid;
        if (!pid)
            continue;
        forget_worker(w);
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    waiting_clear(&c->waiting);
}

static int sum_up(const struct crew *c)
{
    int n = c->options->reports.list.n, failed = 0, worst = EXIT_DONE;
    for (int i = 0; i < n; i++) {
        int status = c->outcomes[i].known ? c->outcomes[i].built.status : EXIT_SYSTEM;
        failed += status != EXIT_DONE;
        if (status > worst)
            worst = status;
    }
    fprintf(stderr, "%d %s, %d built, %d not built\n", n, n == 1 ? "report" : "reports", n - failed, failed);
    return worst;
}

int build_many(const struct build_options *o, FILE *rule)
{
    int n = o->reports.list.n;
    struct crew c = { .options = o, .nworkers = o->jobs < n ? o->jobs : n, .rule = rule };
    c.workers = arena_array(o->arena, struct worker, c.nworkers);
    c.outcomes = arena_array(o->arena, struct outcome, n);
    for (int i = 0; i < c.nworkers; i++)
        c.workers[i].report = -1;
    waiting_begin(&c.waiting);
    int failed = crew_start(&c);
    if (!failed)
        failed = crew_listen(&c);
    crew_end(&c);
    int worst = sum_up(&c);
    return failed > worst ? failed : worst;
}
