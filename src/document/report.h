/* report.h: what a report definition says
 *
 * One struct a kind of section in rapport.ini, filled like those of layout.h from the rows of key.c. */
#ifndef KT_REPORT_H
#define KT_REPORT_H

#include "document/layout.h"

enum archive { ARCHIVE_2A, ARCHIVE_1A, ARCHIVE_3A, ARCHIVE_NONE };

struct report {                     /* [report] */
    const char *layout, *type, *title, *subtitle, *committee, *municipality, *period, *date;
    const char *case_number, *version, *language, *notes_file, *previous;
    int archive;
};

enum status { STATUS_DRAFT, STATUS_PROPOSAL, STATUS_APPROVED, STATUS_REVISED };

struct decision {                   /* [decision] */
    int status;
    const char *by, *date, *paragraph;
    int version;
    const char *revised;            /* the day of the revision; empty: that of the decision */
    const char *replaces, *reason;
};

struct delivery {                   /* [archive] */
    const char *archivist, *organisation_number, *submitter, *contact, *preservation, *system;
    const char *submission_agreement, *reference_code, *case_number, *case_title, *classification;
    const char *appraisal, *regulation, *restriction;
    int access;                     /* 0 open, 1 secret, 2 personal data */
};

struct changes {                    /* [changes] */
    const char *file, *heading, *text;
    const struct table_style *style;
    int last;                       /* stands last in the report, not first */
    color bar_color;
    length bar_width, bar_distance, bar_gap;
};

struct accept {                     /* [accept NAME] */
    const char *name, *finding, *at, *figure, *reason, *by, *place;
};

struct placing {                    /* where a block begins */
    const struct page_style *page;  /* NULL: that of its chapter */
    bool new_page, numbered;
};

struct text_block {                 /* [text NAME] */
    struct placing placing;
    const char *heading, *file;
    int level, top_level, encoding;
};

struct heading_block {              /* [heading NAME] */
    struct placing placing;
    const char *title;
    int level;
};

#define ROWS_LEVELS 6               /* groups within groups, at most */

struct csv_block {                  /* which rows of which file, and in what groups: tables, cards, prose */
    const char *file;
    int encoding, separator;
    const char *where;
    struct list sort, group, group_text;
};

struct table_block {                /* [table NAME] */
    struct placing placing;
    struct csv_block csv;
    const char *heading, *title, *notes_file;
    int unit;                       /* 0: auto, else kr, tkr, mnkr, mdkr */
    int level, notes_place;         /* notes_place: 0 as the style says, 1 page, 2 table */
    struct list notes;
    bool superscript_marks;
    const struct table_style *style;
    struct list columns, rows, show, group_rows;
    int sum;                        /* 0: as the style says, else one more than of enum sum_treatment */
    int group_head;                 /* 0: one table, 1: a table for each area */
};

struct cards_block {                /* [cards NAME] */
    struct placing placing;
    struct csv_block csv;
    const char *heading;
    const struct card_style *style;
    int level;
};

enum empty_rows { EMPTY_WARN, EMPTY_SKIP, EMPTY_KEEP };

struct prose_block {                /* [prose NAME] */
    struct placing placing;
    struct csv_block csv;
    const char *heading;
    struct list text;
    const struct style *style;      /* NULL: body and list */
    int level, empty, line_breaks;
};

enum legend_show { LEGEND_ALL, LEGEND_USED };
enum legend_form { LEGEND_ROW, LEGEND_COLUMN };

struct legend_block {               /* [legend NAME] */
    struct placing placing;
    struct list symbols;            /* of struct symbol_set */
    int show, form;                 /* enum legend_show, legend_form */
    const char *lead;
    const struct style *style, *lead_style;
    length gap, line_gap;
};

enum chart_kind { CHART_LINES, CHART_BARS, CHART_STACKED, CHART_BARS_HORIZONTAL, CHART_STACKED_HORIZONTAL };
enum chart_labels { LABELS_AUTO, LABELS_DIRECT, LABELS_LEGEND };
enum budget_as { BUDGET_AUTO, BUDGET_LINE, BUDGET_MARKS };
enum chart_table { TABLE_NONE, TABLE_BELOW };

struct chart_block {                /* [chart NAME] */
    struct placing placing;
    struct csv_block csv;
    const char *heading, *alt, *caption, *table_title, *unit, *budget, *low, *high;
    int level, kind, labels, table, budget_as;
    const struct chart_style *style;
    struct list series, names, looks;
    const struct table_style *table_style;
    length height;
    bool value_labels;
};

struct picture_block {              /* [picture NAME] */
    const char *file, *alt, *caption, *width;
    int align;
    bool decorative;
    struct placing placing;
};

struct appendix_block {             /* [appendix NAME] */
    struct placing placing;
    const char *title;
    int numbering;                  /* 0: as all, else one more than of enum numbering */
};

struct appendix_list_block {        /* [appendix-list NAME] */
    struct placing placing;
    const char *heading;
    int level;
};

enum signatures_place { SIGNATURES_FLOW, SIGNATURES_COVER };

struct signatures_block {           /* [signatures NAME] */
    struct placing placing;
    int place;                      /* enum signatures_place */
    const char *heading, *timestamp;
    int level;
    struct list signers;            /* of struct signer */
    struct csv_block csv;           /* sort and group are not of it */
    const char *title_column, *name_column, *field_column;
    const struct signature_style *style;
};

struct accepted_block {             /* [accepted NAME] */
    struct placing placing;
    const char *heading;
    int level;
};

#endif
