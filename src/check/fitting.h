/* fitting.h: the names of a rule, as columns and rows of tables
 *
 * A rule fits a table once for every text that its * may stand for, and once for every group of columns in which the last parts of the headers are found: 2023 > Utfall, 2023 > Budget. */
#ifndef KT_FITTING_H
#define KT_FITTING_H

#include "check/check.h"
#include "figures/formula.h"

struct fitted_term {
    struct taken *taken;
    struct sheet *sheet;
    int row;                        /* -1: the row at hand */
    int column;
};

struct fitting {
    const char *star;               /* what * stands for; NULL: the rule has none */
    struct fitted_term *terms;      /* one for each of the formula's */
};

enum misfit_kind { MISFIT_NONE, MISFIT_TABLE, MISFIT_ROW, MISFIT_ROWS, MISFIT_COLUMN, MISFIT_COLUMNS };

struct misfit {                     /* the first name that is not there, in the try that came furthest */
    enum misfit_kind kind;
    int term;
    struct sheet *sheet;            /* that was looked in; NULL: there is no table */
    const char *name;               /* with the text that * stood for */
    const char *several;            /* MISFIT_ROWS, MISFIT_COLUMNS: how they may be told apart */
};

struct fittings {
    vec(struct fitting) list;
    struct misfit misfit;           /* when nothing fits */
};

/* All ways in which a rule fits.  at: the table whose columns it names; NULL: it names cells of tables by their names alone. */
void fit_rule(struct report_check *c, const struct formula *f, struct taken *at, struct fittings *out);

#endif
