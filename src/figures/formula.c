/* formula.c: the rule of an identity, read and worked out */

#include "figures/formula.h"

#include <string.h>
#include "read/number.h"

#define DEPTH_MOST 50               /* of parentheses and signs */

struct reading {
    struct arena *arena;
    struct formula *formula;
    const char *text;
    size_t at;
    int depth;
    struct formula_error *error;
};

/* ---- signs ---- */

static void skip_blanks(struct reading *r)
{
    r->at += strspn(r->text + r->at, " \t");
}

static const struct formula_node *fail(struct reading *r, size_t offset, size_t length, const char *expected)
{
    if (!r->error->expected)
        *r->error = (struct formula_error){ offset, length ? length : 1, expected };
    return NULL;
}

static const struct { const char *sign; enum formula_kind kind; } operators[] = {
    { "+", FORMULA_ADD }, { "-", FORMULA_SUBTRACT }, { "\u2212", FORMULA_SUBTRACT }, { "\u2013", FORMULA_SUBTRACT },
    { "*", FORMULA_MULTIPLY }, { "\u00D7", FORMULA_MULTIPLY }, { "/", FORMULA_DIVIDE },
};

/* Bytes of the sign of an operation at s; 0: none. */
static size_t operator_at(const char *s, enum formula_kind *kind)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (strncmp(s, operators[i].sign, strlen(operators[i].sign)) == 0) {
            *kind = operators[i].kind;
            return strlen(operators[i].sign);
        }
    return 0;
}

static const struct { const char *sign; enum formula_relation relation; } relations[] = {
    { "<=", FORMULA_AT_MOST }, { "\u2264", FORMULA_AT_MOST }, { ">=", FORMULA_AT_LEAST }, { "\u2265", FORMULA_AT_LEAST }, { "=", FORMULA_EQUAL },
};

static size_t relation_at(const char *s, enum formula_relation *relation)
{
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (strncmp(s, relations[i].sign, strlen(relations[i].sign)) == 0) {
            *relation = relations[i].relation;
            return strlen(relations[i].sign);
        }
    return 0;
}

/* ---- names and numbers ---- */

/* A blank, a sign and a blank: there a name ends. */
static bool operation_follows(const char *s)
{
    enum formula_kind kind;
    size_t blanks = strspn(s, " \t"), n = blanks ? operator_at(s + blanks, &kind) : 0;
    return n && (!s[blanks + n] || s[blanks + n] == ' ' || s[blanks + n] == '\t');
}

/* Where a name that is not quoted ends. */
static size_t name_end(const char *text, size_t at)
{
    enum formula_relation relation;
    int depth = 0;
    for (; text[at]; at++) {
        bool closes = text[at] == ')' && !depth;
        if (closes || text[at] == '[' || relation_at(text + at, &relation) || operation_follows(text + at))
            break;
        depth += (text[at] == '(') - (text[at] == ')');
    }
    return at;
}

static struct formula_node *node_of(struct reading *r, enum formula_kind kind, const struct formula_node *left, const struct formula_node *right)
{
    struct formula_node *n = arena_new(r->arena, struct formula_node);
    *n = (struct formula_node){ .kind = kind, .left = left, .right = right };
    return n;
}

static const struct formula_node *add_term(struct reading *r, struct cell_name name)
{
    struct formula_node *n = node_of(r, FORMULA_TERM, NULL, NULL);
    if (r->formula->terms.n == FORMULA_TERMS)
        return fail(r, name.column.offset, name.column.length, "fewer figures: a rule may have 100");
    n->term = r->formula->terms.n;
    *vec_push(r->arena, &r->formula->terms) = name;
    return n;
}

/* 2021 is a column, 100 a number. */
static bool is_year(const char *s)
{
    return strlen(s) == 4 && strspn(s, "0123456789") == 4 && ((s[0] == '1' && s[1] == '9') || (s[0] == '2' && s[1] == '0'));
}

static const struct formula_node *read_word(struct reading *r, size_t end)
{
    struct cell_name name = { .column = { .offset = r->at } };
    struct number number;
    size_t to = end;
    while (to > r->at && (r->text[to - 1] == ' ' || r->text[to - 1] == '\t'))
        to--;
    name.column.length = to - r->at;
    name.column.text = arena_strndup(r->arena, r->text + r->at, to - r->at);
    r->at = end;
    if (is_year(name.column.text) || number_read(name.column.text, &number) != NUMBER_FIGURE)
        return add_term(r, name);
    if (*number.unit)
        return fail(r, name.column.offset, name.column.length, "a number without a unit; figures count as they are printed: 12,5 % is 12,5");
    struct formula_node *n = node_of(r, FORMULA_NUMBER, NULL, NULL);
    n->number = (struct decimal){ number.value, number.decimals };
    return n;
}

static const struct formula_node *read_cell(struct reading *r)
{
    struct cell_name name;
    const char *expected = cell_name_read(r->arena, r->text, &r->at, &name);
    return expected ? fail(r, r->at, 1, expected) : add_term(r, name);
}

/* "Utfall - netto", or the quoted name of a table before its [ */
static const struct formula_node *read_quoted(struct reading *r)
{
    const char *end = strchr(r->text + r->at + 1, '"');
    struct cell_name name = { .column = { .offset = r->at } };
    if (!end)
        return fail(r, r->at, 1, "a quote at the end of the name");
    size_t after = (size_t)(end - r->text) + 1;
    if (r->text[after + strspn(r->text + after, " \t")] == '[')
        return read_cell(r);
    name.column.length = after - r->at;
    name.column.text = arena_strndup(r->arena, r->text + r->at + 1, name.column.length - 2);
    r->at = after;
    return *name.column.text ? add_term(r, name) : fail(r, name.column.offset, 2, "the name of a column");
}

static const struct formula_node *read_name(struct reading *r)
{
    size_t end = name_end(r->text, r->at);
    if (r->text[r->at] == '"')
        return read_quoted(r);
    if (r->text[end] == '[')
        return read_cell(r);
    return end > r->at ? read_word(r, end) : fail(r, r->at, 1, "a column, a cell such as drift[Summa, Utfall], or a number");
}

/* ---- expressions ---- */

static const struct formula_node *read_sum(struct reading *r);

static const struct formula_node *read_group(struct reading *r)
{
    size_t open = r->at++;
    const struct formula_node *n = read_sum(r);
    skip_blanks(r);
    if (n && r->text[r->at] != ')')
        return fail(r, open, 1, "a ) to this (");
    r->at++;
    return n;
}

static const struct formula_node *read_operand(struct reading *r)
{
    enum formula_kind kind;
    const struct formula_node *n;
    skip_blanks(r);
    if (++r->depth > DEPTH_MOST)
        return fail(r, r->at, 1, "fewer parentheses and signs within each other");
    size_t sign = operator_at(r->text + r->at, &kind);
    if (sign && kind == FORMULA_SUBTRACT) {
        r->at += sign;
        n = read_operand(r);
        n = n ? node_of(r, FORMULA_NEGATE, n, NULL) : NULL;
    } else {
        n = r->text[r->at] == '(' ? read_group(r) : read_name(r);
    }
    r->depth--;
    return n;
}

/* Operations of one rank, from left to right; more than a few dozen of them are told by the number of terms. */
static const struct formula_node *read_chain(struct reading *r, const struct formula_node *(*operand)(struct reading *), enum formula_kind one, enum formula_kind other)
{
    const struct formula_node *n = operand(r);
    enum formula_kind kind;
    for (int length = 0; n; length++) {
        skip_blanks(r);
        size_t sign = operator_at(r->text + r->at, &kind);
        if (!sign || (kind != one && kind != other))
            return n;
        if (length == FORMULA_TERMS)
            return fail(r, r->at, 1, "fewer figures: a rule may have 100");
        r->at += sign;
        const struct formula_node *right = operand(r);
        n = right ? node_of(r, kind, n, right) : NULL;
    }
    return NULL;
}

static const struct formula_node *read_product(struct reading *r)
{
    return read_chain(r, read_operand, FORMULA_MULTIPLY, FORMULA_DIVIDE);
}

static const struct formula_node *read_sum(struct reading *r)
{
    return read_chain(r, read_product, FORMULA_ADD, FORMULA_SUBTRACT);
}

static bool is_linear(const struct formula_node *n)
{
    if (n->kind == FORMULA_MULTIPLY || n->kind == FORMULA_DIVIDE)
        return false;
    return (!n->left || is_linear(n->left)) && (!n->right || is_linear(n->right));
}

bool formula_read(struct arena *a, const char *text, struct formula *out, struct formula_error *error)
{
    struct reading r = { .arena = a, .formula = out, .text = text, .error = error };
    *out = (struct formula){ .text = text };
    *error = (struct formula_error){ 0 };
    out->left = read_sum(&r);
    skip_blanks(&r);
    size_t relation = relation_at(text + r.at, &out->relation);
    if (!out->left || !relation)
        return fail(&r, r.at, 1, "a sign between blanks (+ - * /), or = and what it is compared with");
    out->relation_offset = r.at;
    out->relation_length = relation;
    r.at += relation;
    out->right = read_sum(&r);
    skip_blanks(&r);
    if (!out->right || text[r.at])
        return fail(&r, r.at, 1, "a sign between blanks (+ - * /), or the end of the rule");
    if (!out->terms.n)
        return fail(&r, 0, strlen(text), "columns or cells, not numbers alone");
    out->linear = is_linear(out->left) && is_linear(out->right);
    return true;
}

/* ---- working it out ---- */

bool formula_figure(struct decimal figure, struct formula_value *out)
{
    struct fraction half = fraction_unit(figure.decimals);
    half.under *= 2;
    out->value = out->low = out->high = fraction_of(figure);
    return fraction_subtract(&out->low, half) && fraction_add(&out->high, half);
}


static bool negate(struct formula_value *v)
{
    const struct fraction nothing = { 0, 1 };
    struct formula_value minus = { nothing, nothing, nothing };
    if (!fraction_subtract(&minus.value, v->value) || !fraction_subtract(&minus.low, v->high) || !fraction_subtract(&minus.high, v->low))
        return false;
    *v = minus;
    return true;
}

static bool add(struct formula_value *v, const struct formula_value *w)
{
    return fraction_add(&v->value, w->value) && fraction_add(&v->low, w->low) && fraction_add(&v->high, w->high);
}

/* The extremes of a product or quotient lie at the extremes of its parts. */
static bool combine(struct formula_value *v, const struct formula_value *w, bool (*operation)(struct fraction *, struct fraction))
{
    const struct formula_value of = *v;
    const struct fraction ends[2] = { of.low, of.high }, others[2] = { w->low, w->high };
    if (!operation(&v->value, w->value))
        return false;
    v->low = v->high = v->value;
    for (int i = 0; i < 4; i++) {
        struct fraction corner = ends[i & 1];
        if (!operation(&corner, others[i >> 1]))
            return false;
        if (fraction_compare(corner, v->low) < 0)
            v->low = corner;
        if (fraction_compare(corner, v->high) > 0)
            v->high = corner;
    }
    return true;
}

/* A divisor that may be 0 when its figures are rounded says nothing. */
static bool divide(struct formula_value *v, const struct formula_value *w)
{
    const struct fraction nothing = { 0, 1 };
    if (fraction_compare(w->low, nothing) <= 0 && fraction_compare(w->high, nothing) >= 0)
        return false;
    return combine(v, w, fraction_divide);
}

bool formula_work_out(const struct formula_node *n, const struct formula_value *terms, struct formula_value *out)
{
    struct formula_value right;
    if (n->kind == FORMULA_NUMBER) {
        out->value = out->low = out->high = fraction_of(n->number);
        return true;
    }
    if (n->kind == FORMULA_TERM) {
        *out = terms[n->term];
        return true;
    }
    if (!formula_work_out(n->left, terms, out) || (n->right && !formula_work_out(n->right, terms, &right)))
        return false;
    switch (n->kind) {
    case FORMULA_ADD:
        return add(out, &right);
    case FORMULA_SUBTRACT:
        return negate(&right) && add(out, &right);
    case FORMULA_MULTIPLY:
        return combine(out, &right, fraction_multiply);
    case FORMULA_DIVIDE:
        return divide(out, &right);
    default:
        return negate(out);
    }
}

bool formula_add_up(const struct formula_node *n, const struct decimal *figures, struct decimal *out)
{
    struct decimal right, left = { 0, 0 };
    switch (n->kind) {
    case FORMULA_NUMBER:
        *out = n->number;
        return true;
    case FORMULA_TERM:
        *out = figures[n->term];
        return true;
    case FORMULA_NEGATE:
        if (!formula_add_up(n->left, figures, &right) || !decimal_subtract(&left, right))
            return false;
        *out = left;
        return true;
    case FORMULA_ADD:
        return formula_add_up(n->left, figures, out) && formula_add_up(n->right, figures, &right) && decimal_add(out, right);
    case FORMULA_SUBTRACT:
        return formula_add_up(n->left, figures, out) && formula_add_up(n->right, figures, &right) && decimal_subtract(out, right);
    default:
        return false;
    }
}
