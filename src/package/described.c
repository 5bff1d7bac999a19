/* described.c: a package is held against what its METS.xml say of it */

#include "package/described.h"

#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <openssl/evp.h>
#include "package/require.h"
#include "package/schema.h"

#define METS "METS.xml"
#define SIP "sip.xml"               /* of FGS Paketstruktur 1.2 */
#define XLINK "http://www.w3.org/1999/xlink"

struct reference {                  /* an element that leads to a file, and the requirements on that */
    const char *element, *parent;
    const char *there, *size, *digest, *algorithm;
};

static const struct reference references[] = {
    { "mdRef", "dmdSec", "CSIP24", "CSIP27", "CSIP29", "CSIP30" },
    { "mdRef", "digiprovMD", "CSIP38", "CSIP41", "CSIP43", "CSIP44" },
    { "mdRef", "rightsMD", "CSIP51", "CSIP54", "CSIP56", "CSIP57" },
    { "mdRef", NULL, "CSIP38", "CSIP41", "CSIP43", "CSIP44" },
    { "FLocat", "file", "CSIP79", "CSIP69", "CSIP71", "CSIP72" },
    { "mptr", "div", "CSIP110", NULL, NULL, NULL },
    { 0 },
};

struct named { const char *id; const xmlNode *node; };

struct walk {                       /* through one METS.xml */
    struct contents *contents;
    struct inspection *made;
    struct facts *facts;
    struct buffer *bytes;
    const struct schemas *schemas;
    const char *name, *folder;      /* "representations/rep1/METS.xml", "representations/rep1/" */
    enum document of;               /* what is asked of it */
    vec(struct named) ids, groups;  /* all; of fileGrp */
    vec(const char *) labels;       /* of div */
    vec(const char *) led;          /* what DMDID and ADMID of div name */
    vec(const char *) below;        /* METS.xml that it leads to, the packages of representations */
};

static bool is_element(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The value of an attribute without a namespace, or with that of XLink; "" when there is none. */
static const char *value(struct walk *w, const xmlNode *node, const char *name)
{
    xmlNode *n = (xmlNode *)(uintptr_t)node;
    xmlChar *found = xmlGetNoNsProp(n, (const xmlChar *)name);
    if (!found && strncmp(name, "xlink:", 6) == 0)
        found = xmlGetNsProp(n, (const xmlChar *)name + 6, (const xmlChar *)XLINK);
    const char *kept = found ? arena_strdup(w->contents->arena, (const char *)found) : "";
    xmlFree(found);
    return kept;
}

static void must(struct walk *w, const char *id, const xmlNode *node, const char *text)
{
    require_fact(w->facts, w->of == OF_FGS ? "FGS" : id, REQUIREMENT_MUST, w->name, xmlGetLineNo(node), text);
}

/* ---- files ---- */

static int digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* An address in a METS.xml as a name in the package (RFC 3986): %20 is a blank; NULL when it leads elsewhere. */
static const char *name_of(struct walk *w, const char *address)
{
    if (strncmp(address, "file://", 7) == 0)
        address += 7;
    address += strspn(address, "/");
    while (strncmp(address, "./", 2) == 0)
        address += 2;
    if (!*address || strstr(address, "://"))
        return NULL;
    char *name = arena_printf(w->contents->arena, "%s%s", w->folder, address), *to = name;
    for (const char *s = name; *s; s++)
        if (*s == '%' && digit(s[1]) >= 0 && digit(s[2]) >= 0) {
            *to++ = (char)(16 * digit(s[1]) + digit(s[2]));
            s += 2;
        } else {
            *to++ = *s;
        }
    *to = '\0';
    return name;
}

static struct content *file_at(struct walk *w, const char *address)
{
    const char *name = name_of(w, address);
    return name ? contents_find(w->contents, name) : NULL;
}

/* Of METS's algorithms those that libcrypto has. */
static const EVP_MD *algorithm_of(const char *name)
{
    static const char *const names[][2] = { { "SHA-256", "SHA256" }, { "SHA-384", "SHA384" }, { "SHA-512", "SHA512" }, { "SHA-1", "SHA1" }, { "MD5", "MD5" }, { "WHIRLPOOL", "whirlpool" } };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], name) == 0)
            return EVP_get_digestbyname(names[i][1]);
    return NULL;
}

static const char *digest(struct walk *w, const EVP_MD *algorithm)
{
    unsigned char made[EVP_MAX_MD_SIZE];
    unsigned n = 0;
    if (!EVP_Digest(w->bytes->s, w->bytes->n, made, &n, algorithm, NULL))
        return NULL;
    char *hex = arena_alloc(w->contents->arena, 2 * (size_t)n + 1);
    for (unsigned i = 0; i < n; i++) {
        hex[2 * i] = "0123456789abcdef"[made[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[made[i] & 15];
    }
    return hex;
}

static bool is_same_hex(const char *a, const char *b)
{
    while (*a && digit(*a) >= 0 && digit(*a) == digit(*b))
        a++, b++;
    return !*a && !*b;
}

/* " (CSIP71)"; FGS has no names for what it asks. */
static const char *named(struct walk *w, const char *id)
{
    return w->of == OF_FGS ? "" : arena_printf(w->contents->arena, " (%s)", id);
}

static void blame_bytes(struct walk *w, const struct content *f, const char *text, const char *before, const char *after)
{
    const struct fact fact = { FACT_FILE, true, f->name, text, before, after };
    fact_add(w->facts, &fact);
}

/* Metadata in XML, by its schema. */
static void check_schema(struct walk *w, const struct content *f)
{
    size_t n = strlen(f->name);
    if (!w->schemas->list.n || n < 4 || strcmp(f->name + n - 4, ".xml") != 0 || strncmp(f->name, "metadata/", 9) != 0 || w->bytes->n > INT_MAX)
        return;
    xmlDoc *doc = xmlReadMemory(w->bytes->s, (int)w->bytes->n, f->name, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
    if (doc && !doc->intSubset)
        w->made->schemas += schemas_ask(w->schemas, doc, f->name, w->facts);
    xmlFreeDoc(doc);
}

static void check_digest(struct walk *w, const struct reference *r, const xmlNode *measured, struct content *f)
{
    const char *given = value(w, measured, "CHECKSUM"), *kind = value(w, measured, "CHECKSUMTYPE");
    const EVP_MD *algorithm = algorithm_of(kind);
    if (!*given)
        return;
    if (!algorithm) {
        must(w, r->algorithm, measured, arena_printf(w->contents->arena, "the checksum of %s, %s, cannot be held against the file", f->name, *kind ? kind : "of no type"));
        return;
    }
    const char *made = digest(w, algorithm);
    if (made && is_same_hex(given, made)) {
        w->made->digests += !f->digested;
        f->sha256 = strcmp(kind, "SHA-256") == 0 ? made : f->sha256;
    } else {
        blame_bytes(w, f, arena_printf(w->contents->arena, "%s is not that of %s%s", kind, w->name, named(w, r->digest)), given, made);
    }
    f->digested = true;
}

static void check_bytes(struct walk *w, const struct reference *r, const xmlNode *measured, struct content *f)
{
    const char *size = value(w, measured, "SIZE"), *is = arena_printf(w->contents->arena, "%zu", f->size);
    if (*size && strcmp(size, is) != 0)
        blame_bytes(w, f, arena_printf(w->contents->arena, "it has %s bytes, not %s as %s says%s", is, size, w->name, named(w, r->size)), size, is);
    if (contents_read(w->contents, f, w->bytes)) {
        check_digest(w, r, measured, f);
        check_schema(w, f);
    } else
        blame_bytes(w, f, "it cannot be read whole, or is damaged", NULL, NULL);
}

static void follow(struct walk *w, const struct reference *r, const xmlNode *node)
{
    const char *address = value(w, node, "xlink:href");
    struct content *f = *address ? file_at(w, address) : NULL;
    if (!*address)
        return;
    if (!f) {
        must(w, r->there, node, arena_printf(w->contents->arena, "%s is not in the package", address));
        return;
    }
    if (!r->digest) {                /* a METS.xml */
        *vec_push(w->contents->arena, &w->below) = f->name;
    } else {
        if (f->described)
            must(w, r->there, node, arena_printf(w->contents->arena, "%s is described a second time", f->name));
        check_bytes(w, r, strcmp(r->element, "FLocat") == 0 ? node->parent : node, f);
    }
    f->described = f->described || r->digest;
}

/* ---- identifiers ---- */

static const char *id_requirement(const xmlNode *node)
{
    static const char *const names[][2] = { { "dmdSec", "CSIP18" }, { "digiprovMD", "CSIP33" }, { "rightsMD", "CSIP46" }, { "fileSec", "CSIP59" }, { "fileGrp", "CSIP65" }, { "file", "CSIP67" }, { "structMap", "CSIP83" } };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_element(node, names[i][0]))
            return names[i][1];
    return "CSIP85";
}

static int compare_ids(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order ? order : (xmlGetLineNo(x->node) > xmlGetLineNo(y->node)) - (xmlGetLineNo(x->node) < xmlGetLineNo(y->node));
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool has_id(const struct walk *w, const char *id)
{
    int low = 0, high = w->ids.n;
    while (low < high) {
        int middle = (low + high) / 2;
        if (strcmp(w->ids.v[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->ids.n && strcmp(w->ids.v[low].id, id) == 0;
}

/* Every identifier that an attribute names is there. */
static void check_list(struct walk *w, const char *requirement, const xmlNode *node, const char *attribute)
{
    for (const char *s = value(w, node, attribute); *(s += strspn(s, " \t\n")); s += strcspn(s, " \t\n")) {
        const char *id = arena_strndup(w->contents->arena, s, strcspn(s, " \t\n"));
        if (!has_id(w, id))
            must(w, requirement, node, arena_printf(w->contents->arena, "%s names \"%s\", which is nowhere", attribute, id));
        else if (is_element(node, "div"))
            *vec_push(w->contents->arena, &w->led) = id;
    }
}

static void check_lists(struct walk *w, const xmlNode *node)
{
    if (is_element(node, "div")) {
        check_list(w, "CSIP92", node, "DMDID");
        check_list(w, "CSIP91", node, "ADMID");
    } else if (is_element(node, "fileGrp")) {
        check_list(w, "CSIP61", node, "ADMID");
    } else if (is_element(node, "file")) {
        check_list(w, "CSIP74", node, "ADMID");
        check_list(w, "CSIP75", node, "DMDID");
    }
}

static bool has_word(const void *words, int n, const char *word)
{
    return n && bsearch(&word, words, (size_t)n, sizeof word, compare_words);
}

/* CSIP91, CSIP92: the division of metadata names all that is current. */
static void check_led(struct walk *w, const xmlNode *node)
{
    bool descriptive = is_element(node, "dmdSec");
    if (!descriptive && !is_element(node, "digiprovMD") && !is_element(node, "rightsMD"))
        return;
    if (strcmp(value(w, node, "STATUS"), "SUPERSEDED") == 0 || has_word(w->led.v, w->led.n, value(w, node, "ID")) || (!descriptive && has_word(w->led.v, w->led.n, value(w, node->parent, "ID"))))
        return;
    require_fact(w->facts, descriptive ? "CSIP92" : "CSIP91", REQUIREMENT_SHOULD, w->name, xmlGetLineNo(node), "no division of the structure names this metadata");
}

static bool is_group(const struct walk *w, const char *id)
{
    for (int i = 0; i < w->groups.n; i++)
        if (strcmp(w->groups.v[i].id, id) == 0)
            return true;
    return false;
}

/* CSIP105, CSIP108: representations have a division, whose pointer names their group of files. */
static void check_representation(struct walk *w, const xmlNode *node)
{
    if (is_element(node, "fileGrp") && strncmp(value(w, node, "USE"), "Representations/", 16) == 0 && !has_word(w->labels.v, w->labels.n, value(w, node, "USE")))
        require_fact(w->facts, "CSIP105", REQUIREMENT_SHOULD, w->name, xmlGetLineNo(node), "the representation has no div with its name");
    if (is_element(node, "mptr") && !is_group(w, value(w, node, "xlink:title")))
        must(w, "CSIP108", node, "the xlink:title of the mptr is not the ID of the representation's fileGrp");
}

/* ---- a document ---- */

static const xmlNode *next_of(const xmlNode *node, const xmlNode *root)
{
    if (node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static void gather(struct walk *w, const xmlNode *root)
{
    struct arena *a = w->contents->arena;
    for (const xmlNode *node = root; node; node = next_of(node, root)) {
        const char *id = node->type == XML_ELEMENT_NODE ? value(w, node, "ID") : "";
        if (*id)
            *vec_push(a, &w->ids) = (struct named){ id, node };
        if (*id && is_element(node, "fileGrp"))
            *vec_push(a, &w->groups) = (struct named){ id, node };
        if (is_element(node, "div"))
            *vec_push(a, &w->labels) = value(w, node, "LABEL");
    }
    if (w->ids.n)
        qsort(w->ids.v, (size_t)w->ids.n, sizeof *w->ids.v, compare_ids);
    if (w->labels.n)
        qsort(w->labels.v, (size_t)w->labels.n, sizeof *w->labels.v, compare_words);
    for (int i = 1; i < w->ids.n; i++)
        if (strcmp(w->ids.v[i - 1].id, w->ids.v[i].id) == 0)
            must(w, id_requirement(w->ids.v[i].node), w->ids.v[i].node, arena_printf(a, "the ID \"%s\" stands twice", w->ids.v[i].id));
}

static void follow_all(struct walk *w, const xmlNode *root)
{
    for (const xmlNode *node = root; node; node = next_of(node, root))
        for (const struct reference *r = references; r->element; r++)
            if (is_element(node, r->element) && (!r->parent || is_element(node->parent, r->parent))) {
                follow(w, r, node);
                break;
            }
}

static void check_structure(struct walk *w, const xmlNode *root)
{
    for (const xmlNode *node = root; node; node = next_of(node, root))
        check_lists(w, node);
    if (w->led.n)
        qsort(w->led.v, (size_t)w->led.n, sizeof *w->led.v, compare_words);
    for (const xmlNode *node = root; node; node = next_of(node, root)) {
        check_led(w, node);
        if (w->of == OF_PACKAGE)
            check_representation(w, node);
    }
}

/* Nothing but the document itself is read: no entities, no document type, no network. */
static xmlDoc *parse(struct walk *w, const struct content *f, const char **why)
{
    *why = "it cannot be read whole";
    if (!contents_read(w->contents, f, w->bytes) || w->bytes->n > INT_MAX)
        return NULL;
    xmlDoc *doc = xmlReadMemory(w->bytes->s, (int)w->bytes->n, f->name, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
    const xmlError *error = doc ? NULL : xmlGetLastError();
    *why = error && error->message ? arena_printf(w->contents->arena, "line %d: %.*s", error->line, (int)strcspn(error->message, "\n"), error->message) : "it is no XML";
    if (doc && (doc->intSubset || !is_element(xmlDocGetRootElement(doc), "mets"))) {
        *why = doc->intSubset ? "it has a document type, with which XML can be made to say anything" : "its root is not mets";
        xmlFreeDoc(doc);
        doc = NULL;
    }
    return doc;
}

static const char *folder_of(struct arena *a, const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? arena_strndup(a, name, (size_t)(slash - name) + 1) : "";
}

static bool inspect(struct walk *w, struct content *mets, const char **why)
{
    xmlDoc *doc = parse(w, mets, why);
    if (!doc)
        return false;
    const xmlNode *root = xmlDocGetRootElement(doc);
    w->name = mets->name;
    w->folder = folder_of(w->contents->arena, mets->name);
    w->made->documents++;
    w->made->requirements += require(doc, w->name, w->of, w->facts);
    w->made->schemas += schemas_ask(w->schemas, doc, w->name, w->facts);
    gather(w, root);
    follow_all(w, root);
    check_structure(w, root);
    if (w->of == OF_PACKAGE && *w->contents->root && strcmp(value(w, root, "OBJID"), w->contents->root) != 0)
        require_fact(w->facts, "CSIPSTR2", REQUIREMENT_SHOULD, w->name, 0, arena_printf(w->contents->arena, "the OBJID is not the name of the folder, \"%s\"", w->contents->root));
    xmlFreeDoc(doc);
    return true;
}

/* ---- the package ---- */

static void inspect_below(struct walk *of, const char *name)
{
    struct walk w = { .contents = of->contents, .of = OF_REPRESENTATION, .made = of->made, .facts = of->facts, .bytes = of->bytes, .schemas = of->schemas };
    struct content *mets = contents_find(of->contents, name);
    const char *why;
    if (mets && !inspect(&w, mets, &why))
        must(of, "CSIP110", NULL, arena_printf(of->contents->arena, "%s: %s", name, why));
}

static bool has_folder(const struct contents *c, const char *folder)
{
    size_t n = strlen(folder);
    for (int i = 0; i < c->list.n; i++)
        if (strncmp(c->list.v[i].name, folder, n) == 0)
            return true;
    return false;
}

static void check_folders(struct walk *w)
{
    static const char *const folders[][2] = { { "CSIPSTR5", "metadata/" }, { "CSIPSTR9", "representations/" }, { "CSIPSTR15", "schemas/" }, { "CSIPSTR16", "documentation/" } };
    if (w->contents->zip && !*w->contents->root)
        require_fact(w->facts, "CSIPSTR1", REQUIREMENT_MUST, w->contents->path, 0, "the files do not lie in one folder");
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (!has_folder(w->contents, folders[i][1]))
            require_fact(w->facts, folders[i][0], REQUIREMENT_SHOULD, w->contents->path, 0, arena_printf(w->contents->arena, "there is no folder %s", folders[i][1]));
}

static void check_rest(struct walk *w)
{
    for (int i = 0; i < w->contents->list.n; i++) {
        struct content *f = &w->contents->list.v[i];
        if (!f->described && strcmp(f->name, w->of == OF_FGS ? SIP : METS) != 0)
            blame_bytes(w, f, w->of == OF_FGS ? "sip.xml does not describe it" : "no METS.xml describes it (CSIP58)", NULL, NULL);
    }
}

bool described(struct contents *c, const char *schemas, struct inspection *made, struct messages *m)
{
    struct buffer bytes = { 0 };
    struct schemas all;
    struct walk w = { .contents = c, .made = made, .facts = c->facts, .bytes = &bytes, .schemas = &all, .of = OF_PACKAGE };
    struct content *mets = contents_find(c, METS), *sip = contents_find(c, SIP);
    const char *why = "CSIPSTR4 asks for one in the root folder";
    made->files = c->list.n;
    schemas_open(&all, c->arena, schemas);
    if (!mets && sip) {
        mets = sip;
        w.of = OF_FGS;
        made->fgs = true;
    }
    bool read = mets && inspect(&w, mets, &why);
    if (read) {
        if (w.of == OF_PACKAGE)
            check_folders(&w);
        for (int i = 0; i < w.below.n; i++) {
            struct content *below = contents_find(c, w.below.v[i]);
            inspect_below(&w, below->name);
            below->described = true;
        }
        check_rest(&w);
    } else {
        message_add(m, MSG_PACKAGE_METS, (struct place){ 0 }, c->path, why);
    }
    schemas_close(&all);
    buffer_done(&bytes);
    return read;
}
