/* formula.h: the rule of an identity, read and worked out
 *
 *     Avvikelse* = Utfall* - Budget*              columns of one table; * is the same text in all of them
 *     Andel = Utfall / [Summa, Utfall] * 100      [row, column]: a cell of that table
 *     drift[Summa, Utfall] = resultat[Nettokostnad, Utfall]
 *
 * Signs (+ - * /) stand between blanks, so that they may stand in names: Budget jan-aug.  Parentheses group where a figure may begin, and belong to a name within it: Utfall (tkr).
 * "Utfall - netto" and [Utfall - netto] are columns whatever stands in their names.  Numbers have a comma for decimals; four digits that look like a year are a column.  = <= >= compare. */
#ifndef KT_FORMULA_H
#define KT_FORMULA_H

#include "figures/cellname.h"
#include "figures/fraction.h"

#define FORMULA_TERMS 100           /* that a rule may have */

enum formula_kind { FORMULA_NUMBER, FORMULA_TERM, FORMULA_ADD, FORMULA_SUBTRACT, FORMULA_MULTIPLY, FORMULA_DIVIDE, FORMULA_NEGATE };
enum formula_relation { FORMULA_EQUAL, FORMULA_AT_MOST, FORMULA_AT_LEAST };

struct formula_node {
    enum formula_kind kind;
    struct decimal number;
    int term;                       /* index of the formula's terms */
    const struct formula_node *left, *right;    /* of FORMULA_NEGATE only left */
};

struct formula {
    const char *text;
    const struct formula_node *left, *right;
    enum formula_relation relation;
    vec(struct cell_name) terms;    /* in the order of the text; without a row: a column, in the row at hand */
    size_t relation_offset, relation_length;
    bool linear;                    /* figures are added and subtracted, nothing else */
};

struct formula_error {
    size_t offset, length;          /* in the text */
    const char *expected;
};

/* Reads a rule; false after filling the error. */
bool formula_read(struct arena *a, const char *text, struct formula *out, struct formula_error *error);

/* A value, and between what it lies when every figure is rounded. */
struct formula_value { struct fraction value, low, high; };

/* A figure as it is shown: half a unit of its last decimal more or less. */
bool formula_figure(struct decimal figure, struct formula_value *out);

/* Works out one side that only adds and subtracts, from the figures of the terms: the quick way.  False: it does more, or there is no room. */
bool formula_add_up(const struct formula_node *n, const struct decimal *figures, struct decimal *out);

/* Works out one side; terms holds a value for each term.  False: a division by 0, or no room. */
bool formula_work_out(const struct formula_node *n, const struct formula_value *terms, struct formula_value *out);

#endif
