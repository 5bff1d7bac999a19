/* words.c: words.c DICTIONARY.aff DICTIONARY.dic > TABLE
 *
 * Compiles a hunspell dictionary into the table that src/typeset/lexicon.h describes: every form of every word and where in a compound it may stand.
 * Suffixes are applied as hunspell does (hunspell(5)): a rule takes letters away, adds others, and may add flags of compounds to the result.
 *
 * The table is a minimal automaton: sorted words are added one by one, and what no later word can change is shared with what is there already
 * (Daciuk et al., "Incremental Construction of Minimal Acyclic Finite-State Automata", 2000).  Words and rules count in Latin-1 bytes. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "typeset/lexicon.h"

enum { LINE = 4000, WORD_MOST = LEXICON_LETTERS, RULES_MOST = 4000, CHILDREN_MOST = 64 };

static void fail(const char *what, const char *name)
{
    fprintf(stderr, "words: %s: %s\n", name, what);
    exit(1);
}

static void *more(void *old, size_t size)
{
    void *new = realloc(old, size);
    if (!new)
        fail("out of memory", "words");
    return new;
}

/* ---- text ---- */

/* UTF-8 to Latin-1, in place; false when a letter is not in it. */
static bool to_latin(char *s)
{
    unsigned char *in = (unsigned char *)s, *out = in;
    for (; *in; in++) {
        if (*in < 0x80)
            *out++ = *in;
        else if ((*in == 0xC2 || *in == 0xC3) && (in[1] & 0xC0) == 0x80) {
            *out++ = (unsigned char)((*in & 3) << 6 | (in[1] & 0x3F));
            in++;
        } else {
            return false;
        }
    }
    *out = 0;
    return true;
}

static bool is_word(const char *s)
{
    size_t n = strlen(s);
    for (const unsigned char *c = (const unsigned char *)s; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= 0xDF && *c != 0xF7))
            return false;
    return n > 0 && n <= WORD_MOST;
}

/* ---- the rules of the .aff ---- */

struct rule {
    char flag, strip[16], add[16], flags[16], condition[32];
};

static struct rule rules[RULES_MOST];
static int nrules;
static char begin_flag, middle_flag, end_flag, only_flag, need_flag, forbidden_flag;

static void read_special(const char *key, const char *value)
{
    const struct { const char *key; char *flag; } special[] = {
        { "COMPOUNDBEGIN", &begin_flag }, { "COMPOUNDMIDDLE", &middle_flag }, { "COMPOUNDEND", &end_flag },
        { "ONLYINCOMPOUND", &only_flag }, { "NEEDAFFIX", &need_flag }, { "FORBIDDENWORD", &forbidden_flag },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (strcmp(special[i].key, key) == 0)
            *special[i].flag = *value;
}

static void read_rule(char fields[5][32])
{
    struct rule *r = &rules[nrules++];
    char *slash = strchr(fields[3], '/');
    if (nrules == RULES_MOST)
        fail("too many rules", "aff");
    if (slash)
        *slash = 0;
    r->flag = *fields[1];
    snprintf(r->strip, sizeof r->strip, "%.15s", strcmp(fields[2], "0") ? fields[2] : "");
    snprintf(r->add, sizeof r->add, "%.15s", strcmp(fields[3], "0") ? fields[3] : "");
    snprintf(r->flags, sizeof r->flags, "%.15s", slash ? slash + 1 : "");
    snprintf(r->condition, sizeof r->condition, "%.31s", strcmp(fields[4], ".") ? fields[4] : "");
}

static void read_aff(const char *path)
{
    char line[LINE], f[5][32];
    FILE *in = fopen(path, "r");
    if (!in)
        fail("cannot be read; install hunspell-sv", path);
    while (fgets(line, sizeof line, in)) {
        if (!to_latin(line))
            continue;
        int n = sscanf(line, "%31s %31s %31s %31s %31s", f[0], f[1], f[2], f[3], f[4]);
        if (n == 5 && strcmp(f[0], "SFX") == 0)
            read_rule(f);
        else if (n >= 2)
            read_special(f[0], f[1]);
    }
    fclose(in);
}

/* "[^m]el" holds for a word that ends so. */
static bool holds(const char *condition, const char *word)
{
    const char *c = condition + strlen(condition);
    size_t at = strlen(word);
    while (c > condition) {
        const char *from = --c;
        if (!at--)
            return false;
        if (*c == ']') {
            while (*from != '[')
                from--;
            bool not = from[1] == '^';
            bool in = memchr(from + 1 + not, word[at], (size_t)(c - from - 1 - not)) != NULL;
            if (in == not)
                return false;
            c = from;
        } else if (*c != '.' && *c != word[at]) {
            return false;
        }
    }
    return true;
}

/* ---- forms ---- */

struct form {
    char text[WORD_MOST + 2];               /* the last byte says what it may be */
};

static struct form *forms;
static size_t nforms, room;

static void add_form(const char *word, int part)
{
    if (!part || !is_word(word))
        return;
    if (nforms == room)
        forms = more(forms, sizeof *forms * (room = room ? 2 * room : 1 << 20));
    memset(&forms[nforms], 0, sizeof *forms);
    snprintf(forms[nforms].text, sizeof forms->text, "%s%c", word, part);
    nforms++;
}

static int parts_of(const char *flags)
{
    bool alone = !strchr(flags, only_flag);
    return (strchr(flags, begin_flag) ? LEXICON_FIRST : 0) | (strchr(flags, middle_flag) ? LEXICON_MIDDLE : 0) | (alone ? LEXICON_WORD : 0);
}

/* Words that look like endings: värde-ring, led-arens. */
static bool is_suffix(const char *word)
{
    return (strncmp(word, "ring", 4) == 0 && strlen(word) <= 9) || (strncmp(word, "are", 3) == 0 && strlen(word) <= 5);
}

static void apply(const struct rule *r, const char *word, bool last)
{
    char form[2 * WORD_MOST + 32];
    size_t n = strlen(word), strip = strlen(r->strip);
    if (!holds(r->condition, word) || strip > n || strcmp(word + n - strip, r->strip) != 0)
        return;
    snprintf(form, sizeof form, "%.*s%s", (int)(n - strip), word, r->add);
    add_form(form, *r->flags ? parts_of(r->flags) : is_suffix(form) ? 0 : LEXICON_WORD | (last ? LEXICON_LAST : 0));
}

/* "gatu-": takes the hyphen away.  Shorter ones would be found everywhere. */
static bool is_first(char *word)
{
    size_t n = strlen(word);
    if (n < 5 || word[n - 1] != '-')
        return false;
    word[n - 1] = 0;
    if (is_word(word))
        return true;
    word[n - 1] = '-';
    return false;
}

static void read_entry(char *line)
{
    char *word = strtok(line, " \t\n"), *flags = word ? strchr(word, '/') : NULL;
    if (!word)
        return;
    if (flags)
        *flags++ = 0;
    else
        flags = word + strlen(word);
    if (is_first(word)) {
        add_form(word, LEXICON_FIRST | LEXICON_MIDDLE);
        return;
    }
    if (!is_word(word) || strchr(flags, forbidden_flag))
        return;
    bool last = strchr(flags, end_flag) != NULL;
    if (!*flags || !strchr(flags, need_flag))
        add_form(word, is_suffix(word) ? parts_of(flags) & ~LEXICON_WORD : parts_of(flags) | (last ? LEXICON_LAST : 0));
    for (const char *f = flags; *f; f++)
        for (int i = 0; i < nrules; i++)
            if (rules[i].flag == *f)
                apply(&rules[i], word, last);
}

/* Parts that the dictionary has in whole words only: delårs-rapport, psyko-social, kalender-året. */
static void add_missing(void)
{
    static const char *const lasts[] = { "\345ret", "\345rets", "\345ren", "\345rens", "delen", "delens", "delar", "delarna", "delarnas" };
    add_form("\345rs", LEXICON_FIRST | LEXICON_MIDDLE);
    add_form("psyko", LEXICON_FIRST);
    for (size_t i = 0; i < sizeof lasts / sizeof *lasts; i++)
        add_form(lasts[i], LEXICON_LAST);
}

static void read_dic(const char *path)
{
    char line[LINE];
    FILE *in = fopen(path, "r");
    if (!in)
        fail("cannot be read; install hunspell-sv", path);
    while (fgets(line, sizeof line, in))
        if (to_latin(line))
            read_entry(line);
    fclose(in);
    add_missing();
}

/* ---- sorted, each once ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct form *)a)->text, ((const struct form *)b)->text);
}

static void join_forms(void)
{
    size_t n = 0;
    qsort(forms, nforms, sizeof *forms, by_text);
    for (size_t i = 0; i < nforms; i++) {
        size_t length = strlen(forms[i].text) - 1;
        if (n && strlen(forms[n - 1].text) - 1 == length && memcmp(forms[n - 1].text, forms[i].text, length) == 0)
            forms[n - 1].text[length] = (char)(forms[n - 1].text[length] | forms[i].text[length]);
        else
            forms[n++] = forms[i];
    }
    nforms = n;
}

/* ---- the automaton ---- */

struct node {
    int n;
    uint32_t edges[CHILDREN_MOST];          /* label, and the target's place << LEXICON_TARGET */
};

static uint32_t *table, *hashed;            /* edges; places of nodes by hash */
static size_t edges = 2, table_room, slots = 1 << 21;

static uint64_t hash_node(const struct node *n)
{
    uint64_t hash = 14695981039346656037u;
    for (int i = 0; i < n->n; i++)
        hash = (hash ^ n->edges[i]) * 1099511628211u;
    return hash ^ hash >> 29;
}

static bool same_node(const struct node *n, uint32_t at)
{
    for (int i = 0; i < n->n; i++)
        if ((table[at + (uint32_t)i] & ~(uint32_t)LEXICON_END) != n->edges[i] || !(table[at + (uint32_t)i] & LEXICON_END) != (i < n->n - 1))
            return false;
    return true;
}

/* The place of a node like this one; it is added when there is none. */
static uint32_t place_node(const struct node *n)
{
    size_t slot = hash_node(n) & (slots - 1);
    if (!n->n)
        return 0;
    while (hashed[slot] && !same_node(n, hashed[slot]))
        slot = (slot + 1) & (slots - 1);
    if (hashed[slot])
        return hashed[slot];
    if (edges + CHILDREN_MOST > table_room)
        table = more(table, sizeof *table * (table_room = 2 * table_room + (1 << 20)));
    hashed[slot] = (uint32_t)edges;
    for (int i = 0; i < n->n; i++)
        table[edges++] = n->edges[i] | (i == n->n - 1 ? LEXICON_END : 0);
    return hashed[slot];
}

/* Nodes of the word at hand below `keep` letters are done: their places go into the edges that lead to them. */
static void close_nodes(struct node *path, size_t depth, size_t keep)
{
    for (; depth > keep; depth--) {
        uint32_t place = place_node(&path[depth]);
        path[depth - 1].edges[path[depth - 1].n - 1] |= place << LEXICON_TARGET;
    }
}

static void build(void)
{
    static struct node path[WORD_MOST + 3];
    const char *before = "";
    hashed = calloc(slots, sizeof *hashed);
    if (!hashed)
        fail("out of memory", "words");
    table = more(table, sizeof *table * (table_room = 1 << 20));
    memset(table, 0, sizeof *table * 2);
    for (size_t i = 0; i < nforms; i++) {
        const char *word = forms[i].text;
        size_t same = 0;
        while (word[same] && word[same] == before[same])
            same++;
        close_nodes(path, strlen(before), same);
        for (size_t k = same; word[k]; k++) {
            if (path[k].n == CHILDREN_MOST)
                fail("too many letters", "words");
            path[k].edges[path[k].n++] = (unsigned char)word[k];
            path[k + 1].n = 0;
        }
        before = word;
    }
    close_nodes(path, strlen(before), 0);
    table[1] = place_node(&path[0]);        /* the root */
    table[0] = (uint32_t)edges;
}

/* In the byte order that the program reads it in: little-endian. */
static void write_table(void)
{
    for (size_t i = 0; i < edges; i++) {
        unsigned char b[4] = { table[i] & 255, table[i] >> 8 & 255, table[i] >> 16 & 255, table[i] >> 24 };
        fwrite(b, 1, sizeof b, stdout);
    }
    if (fflush(stdout) || ferror(stdout))
        fail("cannot be written", "table");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("AFF DIC > TABLE", "usage");
    read_aff(argv[1]);
    read_dic(argv[2]);
    join_forms();
    build();
    write_table();
    return 0;
}
