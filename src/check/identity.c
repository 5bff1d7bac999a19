/* identity.c: rules told in INI, held against the figures
 *
 * Where a rule only adds and subtracts, its tolerance is so many units of the last decimal shown, and amounts of different units are brought to one.  Where it divides or multiplies, a single
 * figure holds when what the others give rounds to it; what they might give before they were rounded themselves is told as a note. */

#include "check/identity.h"

#include <string.h>
#include "check/fitting.h"
#include "document/figures.h"
#include "document/layer.h"
#include "document/match.h"
#include "figures/unit.h"

struct checking {
    struct report_check *c;
    const struct identity *identity;
    struct place rule;              /* where its text stands */
    struct formula formula;
    bool strict;                    /* said in the report */
    int fitted;                     /* tables that it fits */
    bool one_table;                 /* names no table: its figures have one unit, unless it does not hold so */
    struct misfit misfit;
};

/* One rule in one row. */
struct instance {
    struct checking *checking;
    const struct fitting *fitting;
    int row;
    struct formula_value values[FORMULA_TERMS];
    struct formula_value left, right;
    struct fraction unit;           /* of the last decimal shown: the coarsest of all figures, in the unit they were brought to */
    int power;                      /* that unit */
    bool blank;                     /* a cell is empty, or a dash */
};

/* ---- cells ---- */

static int row_of(const struct instance *n, int term)
{
    const struct fitted_term *t = &n->fitting->terms[term];
    return t->row < 0 ? n->row : t->row;
}

static struct sheet_cell *cell_of(const struct instance *n, int term)
{
    const struct fitted_term *t = &n->fitting->terms[term];
    return sheet_cell(t->sheet, row_of(n, term), t->column);
}

static int power_of(const struct instance *n, int term)
{
    const struct fitted_term *t = &n->fitting->terms[term];
    return cell_of(n, term)->kind == SHEET_FIGURE ? unit_power(taken_unit(t->taken, row_of(n, term), t->column)) : -1;
}

/* The smallest unit of money among the figures; -1: there is none, or nothing to bring to it. */
static int common_power(const struct instance *n)
{
    int least = -1;
    for (int i = 0; i < n->checking->formula.terms.n && n->checking->formula.linear; i++) {
        int power = power_of(n, i);
        least = power >= 0 && (least < 0 || power < least) ? power : least;
    }
    return least;
}

static bool scale(struct formula_value *v, int power)
{
    struct fraction factor = { 1, 1 };
    while (power-- > 0)
        factor.over *= 10;
    return fraction_multiply(&v->value, factor) && fraction_multiply(&v->low, factor) && fraction_multiply(&v->high, factor);
}

/* False where a cell holds words, or there is no room. */
static bool read_term(struct instance *n, int term)
{
    const struct sheet_cell *cell = cell_of(n, term);
    struct fraction unit = fraction_unit(cell->figure.decimals);
    if (cell->kind == SHEET_TEXT || !formula_figure(cell->figure, &n->values[term]))
        return false;
    if (cell->kind != SHEET_FIGURE) {
        n->values[term].low = n->values[term].high = n->values[term].value;
        n->blank = true;
        return true;
    }
    int power = n->power >= 0 ? power_of(n, term) - n->power : 0;
    for (int i = 0; i < power; i++)
        if (!fraction_multiply(&unit, (struct fraction){ 10, 1 }))
            return false;
    if (fraction_compare(unit, n->unit) > 0)
        n->unit = unit;
    return power <= 0 || scale(&n->values[term], power);
}

static bool work_out(struct instance *n)
{
    const struct formula *f = &n->checking->formula;
    bool any = false;
    n->unit = (struct fraction){ 0, 1 };
    n->power = common_power(n);
    for (int i = 0; i < f->terms.n; i++) {
        if (!read_term(n, i))
            return false;
        any = any || cell_of(n, i)->kind == SHEET_FIGURE;
    }
    return any && formula_work_out(f->left, n->values, &n->left) && formula_work_out(f->right, n->values, &n->right);
}

/* ---- does it hold? ---- */

enum verdict { HOLDS, ROUNDING, FAILS };

/* The unit of the figure that stands alone on its side, else the coarsest. */
static struct fraction unit_alone(const struct instance *n)
{
    const struct formula *f = &n->checking->formula;
    const struct formula_node *alone = f->left->kind == FORMULA_TERM ? f->left : f->right->kind == FORMULA_TERM ? f->right : NULL;
    return alone && !f->linear ? fraction_unit(cell_of(n, alone->term)->figure.decimals) : n->unit;
}

static bool times(struct fraction unit, int n, int under, struct fraction *out)
{
    *out = unit;
    return fraction_multiply(out, (struct fraction){ n, under });
}

static int tolerance_of(const struct instance *n)
{
    const struct check_rules *rules = definition_find(n->checking->c->definitions, "check", "");
    int terms = n->checking->formula.terms.n - 1;
    if (n->checking->identity->tolerance >= 0)
        return n->checking->identity->tolerance;
    if (terms <= 3 || !n->checking->formula.linear)
        return rules->tolerance_row;
    return rules->tolerance_sum >= 0 ? rules->tolerance_sum : (terms + 1) / 2;
}

/* How far apart the sides may be because their figures are rounded. */
static struct fraction spread(const struct instance *n)
{
    struct fraction left = n->left.high, right = n->right.high, none = { 0, 1 };
    if (!fraction_subtract(&left, n->left.low) || !fraction_subtract(&right, n->right.low) || !fraction_add(&left, right) || !fraction_divide(&left, (struct fraction){ 2, 1 }))
        return none;
    return left;
}

static enum verdict judge(const struct instance *n, struct fraction *difference)
{
    enum formula_relation relation = n->checking->formula.relation;
    const struct fraction nothing = { 0, 1 };
    struct fraction most, half, apart;
    *difference = n->left.value;
    if (!fraction_subtract(difference, n->right.value) || !times(unit_alone(n), tolerance_of(n), 1, &most) || !times(unit_alone(n), 1, 2, &half))
        return HOLDS;
    int order = fraction_compare(*difference, nothing);
    if (order == 0 || (relation == FORMULA_AT_MOST && order < 0) || (relation == FORMULA_AT_LEAST && order > 0))
        return HOLDS;
    apart = fraction_absolute(*difference);
    bool rounded = !n->checking->formula.linear;
    if (rounded && fraction_compare(apart, half) <= 0)
        return HOLDS;
    return fraction_compare(apart, most) <= 0 || (rounded && fraction_compare(apart, spread(n)) <= 0) ? ROUNDING : FAILS;
}

/* ---- telling ---- */

static const char *name_of_term(const struct instance *n, int term)
{
    const struct fitted_term *t = &n->fitting->terms[term];
    const char *header = sheet_leaf(t->sheet->columns[t->column].header);
    if (t->row < 0)
        return header;
    return arena_printf(n->checking->c->arena, "%s[%s, %s]", t->sheet->name, cell_name_of_row(n->checking->c->arena, t->sheet, t->row), header);
}

static const char *figure_of_term(const struct instance *n, int term)
{
    const struct sheet_cell *cell = cell_of(n, term);
    const struct fitted_term *t = &n->fitting->terms[term];
    if (cell->kind == SHEET_EMPTY)
        return "–";
    const char *figure = check_figure(n->checking->c, cell->figure);
    if (n->power < 0 || power_of(n, term) == n->power)
        return figure;
    return arena_printf(n->checking->c->arena, "%s\u00A0%s", figure, taken_unit(t->taken, row_of(n, term), t->column));
}

/* Where the text of a term begins and ends in the rule. */
static size_t begin_of(const struct cell_name *name)
{
    return name->table.text ? name->table.offset : name->row.text ? name->row.offset - 1 : name->column.offset;
}

static size_t end_of(const char *rule, const struct cell_name *name)
{
    size_t end = name->column.offset + name->column.length;
    size_t bracket = strspn(rule + end, " \t");
    return (name->row.text || rule[end + bracket] == ']') ? end + bracket + 1 : end;
}

/* A part of the rule as this instance reads it: "Utfall 2022 (17) - Budget 2022 (20)". */
static const char *side_text(const struct instance *n, size_t from, size_t to, bool figures)
{
    const struct formula *f = &n->checking->formula;
    struct buffer out = { 0 };
    for (int i = 0; i < f->terms.n; i++) {
        size_t begin = begin_of(&f->terms.v[i]), end = end_of(f->text, &f->terms.v[i]);
        if (begin < from || begin >= to)
            continue;
        begin -= begin > from && f->text[begin - 1] == '[' && !f->terms.v[i].row.text;
        buffer_bytes(&out, f->text + from, begin - from);
        buffer_add(&out, name_of_term(n, i));
        if (figures)
            buffer_printf(&out, " (%s)", figure_of_term(n, i));
        from = end;
    }
    buffer_bytes(&out, f->text + from, to - from);
    while (out.n && (out.s[out.n - 1] == ' ' || out.s[out.n - 1] == '\t'))
        out.n--;
    size_t blanks = strspn(out.s, " \t");
    const char *text = arena_strndup(n->checking->c->arena, out.s + blanks, out.n - blanks);
    buffer_done(&out);
    return text;
}

/* Figures of several units were brought to one. */
static bool is_mixed(const struct instance *n)
{
    for (int i = 0; i < n->checking->formula.terms.n; i++)
        if (n->power >= 0 && power_of(n, i) > n->power)
            return true;
    return false;
}

/* A value with as many decimals as it needs, and two more than the figures have at most. */
static const char *value_text(const struct instance *n, struct fraction value)
{
    struct report_check *c = n->checking->c;
    struct decimal d = { 0, 0 };
    int decimals = 0;
    for (int i = 0; i < n->checking->formula.terms.n; i++)
        decimals = cell_of(n, i)->figure.decimals > decimals ? cell_of(n, i)->figure.decimals : decimals;
    decimals += n->checking->formula.linear ? 0 : 2;
    if (!fraction_round(value, decimals, &d))
        return "?";
    while ((!n->checking->formula.linear || is_mixed(n)) && d.decimals && d.value % 10 == 0)
        d = (struct decimal){ d.value / 10, d.decimals - 1 };
    return check_figure(c, d);
}

static const char *unit_text(const struct instance *n)
{
    static const char *const names[] = { "kr", "tkr", "mnkr", "mdkr" };
    return is_mixed(n) ? arena_printf(n->checking->c->arena, "\u00A0%s", names[n->power / 3]) : "";
}

/* The cell that is blamed: the one that stands alone, else the first. */
static int blamed(const struct formula *f)
{
    return f->left->kind == FORMULA_TERM ? f->left->term : f->right->kind == FORMULA_TERM ? f->right->term : 0;
}

/* "but Utfall (17) - Budget (20) is −3" */
static const char *other_text(const struct instance *n)
{
    static const char *const words[] = { "", "must not be above ", "must not be below " };
    struct report_check *c = n->checking->c;
    const struct formula *f = &n->checking->formula;
    const char *value = arena_printf(c->arena, "%s%s", value_text(n, n->right.value), unit_text(n));
    const char *right = side_text(n, f->relation_offset + f->relation_length, strlen(f->text), f->right->kind != FORMULA_TERM);
    if (f->right->kind == FORMULA_NUMBER)
        return arena_printf(c->arena, "%s%s", f->relation == FORMULA_EQUAL ? "should be " : words[f->relation], value);
    return arena_printf(c->arena, "%s%s%s%s", words[f->relation], right, f->relation == FORMULA_EQUAL ? " is " : ", ", value);
}

static void tell(const struct instance *n, enum verdict verdict, struct fraction difference)
{
    struct report_check *c = n->checking->c;
    const struct formula *f = &n->checking->formula;
    const struct fitted_term *t = &n->fitting->terms[blamed(f)];
    int row = row_of(n, blamed(f));
    const char *left = side_text(n, 0, f->relation_offset, f->left->kind != FORMULA_TERM);
    const char *label = t->row < 0 ? arena_printf(c->arena, " in the row \"%s\"", t->sheet->rows[row].label) : "";
    const char *text = *n->checking->identity->text ? arena_printf(c->arena, " (%s)", n->checking->identity->text) : "";
    const char *apart = arena_printf(c->arena, "%s%s", value_text(n, difference), unit_text(n));
    struct finding *finding = finding_add(&c->findings, verdict == FAILS ? MSG_CHECK_IDENTITY : MSG_CHECK_IDENTITY_ROUNDING,
        sheet_source(t->sheet, row, t->column)->place, check_subject(c->arena, t->sheet, row, t->column), left, value_text(n, n->left.value), unit_text(n), label,
        other_text(n), apart, text);
    for (int i = 0; i < f->terms.n; i++)
        finding_figure(&c->findings, finding, name_of_term(n, i), figure_of_term(n, i),
                       sheet_source(n->fitting->terms[i].sheet, row_of(n, i), n->fitting->terms[i].column)->place);
    finding_difference(finding, apart);
}

/* ---- rows and tables ---- */

/* Most rows hold to the unit, in the units that they are printed in, and need no fractions. */
static bool holds_at_once(const struct instance *n)
{
    const struct formula *f = &n->checking->formula;
    struct decimal figures[FORMULA_TERMS], left, right;
    for (int i = 0; i < f->terms.n; i++) {
        const struct sheet_cell *cell = cell_of(n, i);
        if (cell->kind != SHEET_FIGURE)
            return false;
        figures[i] = cell->figure;
    }
    return formula_add_up(f->left, figures, &left) && formula_add_up(f->right, figures, &right) && decimal_compare(left, right) == 0;
}

/* 0: it says nothing here; 1: it does not hold; 2: it does. */
static int check_row(struct checking *k, const struct fitting *fitting, int row)
{
    struct instance n = { .checking = k, .fitting = fitting, .row = row };
    struct fraction difference;
    enum verdict verdict = HOLDS;
    if (!k->one_table || !holds_at_once(&n)) {
        if (!work_out(&n))
            return 0;
        verdict = judge(&n, &difference);
    }
    if (verdict != HOLDS && n.blank)            /* a figure that is not there says nothing */
        return 0;
    for (int i = 0; i < k->formula.terms.n; i++)
        cell_of(&n, i)->covered = true;
    if (verdict != HOLDS)
        tell(&n, verdict, difference);
    return verdict == FAILS ? 1 : 2;
}

static bool row_wanted(const struct checking *k, const struct sheet *s, int row)
{
    const struct list *rows = &k->identity->rows;
    return rows->n ? match_any(rows, s->rows[row].label) : s->rows[row].role != SHEET_SUBHEAD;
}

/* The table whose rows are gone through; NULL: every figure is a cell of its own. */
static const struct sheet *sheet_of_rows(const struct checking *k, const struct fitting *fitting)
{
    for (int i = 0; i < k->formula.terms.n; i++)
        if (fitting->terms[i].row < 0)
            return fitting->terms[i].sheet;
    return NULL;
}

static void check_fitting(struct checking *k, const struct fitting *fitting)
{
    const struct sheet *s = sheet_of_rows(k, fitting);
    const struct instance any = { .checking = k, .fitting = fitting };
    int checked = 0, held = 0;
    for (int r = 0; r < (s ? s->nrows : 1); r++) {
        int result = !s || row_wanted(k, s, r) ? check_row(k, fitting, r) : 0;
        checked += result > 0;
        held += result > 1;
    }
    if (checked)
        coverage_add(&k->c->findings, fitting->terms[0].sheet->name, checked, held, "%s", side_text(&any, 0, strlen(k->formula.text), false));
}

static void check_table(struct checking *k, struct taken *at)
{
    struct fittings fittings = { 0 };
    fit_rule(k->c, &k->formula, at, &fittings);
    for (int i = 0; i < fittings.list.n; i++)
        check_fitting(k, &fittings.list.v[i]);
    k->fitted += fittings.list.n > 0;
    if (fittings.misfit.kind && (!k->misfit.kind || fittings.misfit.term > k->misfit.term))
        k->misfit = fittings.misfit;
}

/* ---- names that are not there ---- */

static struct place place_of_name(const struct checking *k, const struct name_part *part)
{
    return place_of_part(k->rule, k->formula.text, part->offset, part->length);
}

static void tell_misfit(const struct checking *k)
{
    struct report_check *c = k->c;
    struct messages *m = c->definitions->messages;
    const struct misfit *misfit = &k->misfit;
    const struct cell_name *name = &k->formula.terms.v[misfit->term];
    if (misfit->kind == MISFIT_TABLE)
        message_add(m, MSG_CELL_TABLE, place_of_name(k, &name->table), misfit->name, suggestion(c->arena, taken_nearest(c->arena, c->taken, misfit->name)));
    else if (misfit->kind == MISFIT_ROW)
        message_add(m, MSG_CELL_ROW, place_of_name(k, &name->row), misfit->sheet->name, misfit->name,
                    suggestion(c->arena, cell_name_nearest_row(c->arena, misfit->sheet, misfit->name)));
    else if (misfit->kind == MISFIT_ROWS)
        message_add(m, MSG_CELL_ROWS, place_of_name(k, &name->row), misfit->sheet->name, misfit->name, misfit->several);
    else if (misfit->kind == MISFIT_COLUMNS)
        message_add(m, MSG_CELL_COLUMNS, place_of_name(k, &name->column), misfit->sheet->name, misfit->name, misfit->several);
    else
        message_add(m, MSG_CELL_COLUMN, place_of_name(k, &name->column), misfit->sheet->name, misfit->name,
                    suggestion(c->arena, cell_name_nearest_column(c->arena, misfit->sheet, misfit->name)));
}

static void tell_missing_tables(const struct checking *k)
{
    struct report_check *c = k->c;
    const struct list *tables = &k->identity->tables;
    for (int i = 0; i < tables->n; i++)
        if (!strchr(tables->v[i], '*') && !taken_find(c->taken, tables->v[i]))
            message_add(c->definitions->messages, MSG_CELL_TABLE, place_of_word(definition_place(k->identity, "tables"), tables->v[i]), tables->v[i],
                        suggestion(c->arena, taken_nearest(c->arena, c->taken, tables->v[i])));
}

/* ---- rules ---- */

/* Some name speaks of the table at hand. */
static bool has_columns(const struct formula *f)
{
    for (int i = 0; i < f->terms.n; i++)
        if (!f->terms.v[i].table.text)
            return true;
    return false;
}

static void check_rule(struct checking *k)
{
    const struct taken_list *taken = k->c->taken;
    k->one_table = true;
    for (int i = 0; i < k->formula.terms.n; i++)
        k->one_table = k->one_table && !k->formula.terms.v[i].table.text;
    if (!has_columns(&k->formula)) {
        check_table(k, NULL);
    } else {
        for (int i = 0; i < taken->list.n; i++) {
            bool wanted = taken_is_table(taken->list.v[i]) && (!k->identity->tables.n || match_any(&k->identity->tables, k->c->sheets[i]->name));
            if (wanted)
                check_table(k, taken->list.v[i]);
        }
    }
    if (!k->strict)
        return;
    tell_missing_tables(k);
    if (!k->fitted && k->misfit.kind)
        tell_misfit(k);
}

void check_identities(struct report_check *c)
{
    const struct identity *identity;
    for (int i = 0; (identity = definition_at(c->definitions, "identity", i)); i++) {
        struct checking k = { .c = c, .identity = identity, .rule = definition_place(identity, "rule") };
        struct formula_error error;
        if (!identity->rule)
            continue;
        k.strict = k.rule.source == c->definitions->report->source;
        if (formula_read(c->arena, identity->rule, &k.formula, &error))
            check_rule(&k);
        else
            message_add(c->definitions->messages, MSG_IDENTITY_RULE, place_of_part(k.rule, identity->rule, error.offset, error.length), error.expected);
    }
}
