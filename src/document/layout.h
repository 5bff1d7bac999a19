/* layout.h: what a layout says
 *
 * One struct a kind of section.  They are filled by definition.c from the rows of key.c, which name every key, its
 * type, default, range and meaning; look there for what a field means.  definition_place tells where one of them was said.  A layout is nothing but these: no look stands in the code. */
#ifndef KT_LAYOUT_H
#define KT_LAYOUT_H

#include <stdbool.h>
#include "base/length.h"
#include "base/message.h"
#include "base/path.h"

struct list {                       /* of strings, or of pointers to other sections' structs */
    const void **v;
    int n;
};

enum paper { PAPER_A4, PAPER_A3, PAPER_A5 };
enum orientation { PORTRAIT, LANDSCAPE };
enum align { ALIGN_AUTO, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER, ALIGN_DECIMAL };

struct family {                     /* [family NAME], in fonts/NAME.ini */
    const char *name;
    const char *regular, *bold, *italic, *bold_italic;  /* file names */
    struct list folders;
    struct font *faces[4];          /* opened when first used: regular, bold, italic, bold italic */
    bool tried[4];
};

struct color_definition { const char *name; color value; };

struct style {                      /* [style NAME] */
    const char *name;
    const struct style *based_on;
    struct family *font;
    length size, leading;
    bool bold, italic, underline, hyphenate, keep_with_next;
    color color;
    int align;
    length before, after, item_gap;
    length indent, indent_right;
    length hanging;                 /* from the left edge of a label to that of its text */
    length number_width;            /* from the left edge of a heading's number to that of its text, at least */
};

struct page_style {                 /* [page], [page NAME] */
    const char *name;
    const struct page_style *based_on;
    int paper, orientation;
    length margin_top, margin_bottom, margin_left, margin_right;
    const struct running *head, *foot;  /* NULL: those without a name */
};

struct running {                    /* [running-head], [running-foot], with a name or without */
    const char *name;
    const struct running *based_on;
    const char *left, *center, *right;
    const struct style *style;
    length distance;
    color rule;
    length rule_width, rule_distance;
};

struct draft_mark {                 /* [draft-mark] */
    const char *draft, *proposal;
    const struct style *style;
    color fill, frame;
    length frame_width, distance, padding_x, padding_y;
};

struct headings {                   /* [headings] */
    int numbering;                  /* 0 none, 1 decimal */
    int numbered_levels;
    int new_page_levels;
    length number_gap;
};

struct layout_file {                /* [layout] */
    const char *title, *extends;
};

enum crop { CROP_MIDDLE, CROP_TOP, CROP_BOTTOM, CROP_LEFT, CROP_RIGHT, CROP_NONE };
enum corner { TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT };

struct cover {                      /* [cover], [cover NAME] */
    const char *name;
    const struct cover *based_on;
    struct list lines;              /* of struct cover_line */
    color fill, band;
    length fill_height, band_height, top, left, right, signatures_top;
    const char *picture, *picture_alt, *logotype, *logotype_alt;
    length picture_top, picture_left, picture_width, picture_height, logotype_width, logotype_distance;
    int picture_crop, logotype_place;   /* of the enums above */
};

struct cover_line {                 /* [cover-line NAME] */
    const char *name, *text;
    const struct style *style;
};

enum listing { LIST_ALL, LIST_TITLES, LIST_NONE, LIST_ONLY_TITLES };    /* bilagor in contents; the last: nothing else */

struct contents {                   /* [contents] */
    const char *title;
    const struct style *title_style;
    int levels;
    int appendices;                 /* of listing */
    const char *leader;
    length leader_gap;
    struct list styles;             /* of struct style, a level each */
};

enum numbering { NUMBERING_NONE, NUMBERING_LETTERS, NUMBERING_NUMBERS };

struct appendices {                 /* [appendices] */
    int numbering;
    const char *word, *title;
    const struct cover *title_page;
    bool new_page, heading_numbers;
    const struct style *list_style;
};

struct hyphenation {                /* [hyphenation] */
    const char *language;
    struct list exceptions;
    int left, right, word;
    bool compounds;
};

struct numbers {                    /* [numbers] */
    int group, minus, group_from;   /* choices of key.c */
};

enum dates_checked { DATES_ANY, DATES_PERIOD };

enum convention { CONVENTION_AUTO, CONVENTION_NEGATIVE, CONVENTION_POSITIVE, CONVENTION_NONE };

struct check_rules {                /* [check] */
    struct list placeholders;       /* patterns */
    int dates;                      /* enum dates_checked */
    bool sums;
    bool found;                     /* relations that nobody told */
    int tolerance_row;              /* units of the last decimal place */
    int tolerance_sum;              /* the same; -1: half of one more than there are terms */
    int convention;                 /* enum convention */
    struct list outcome_columns, budget_columns, deviation_columns, revenue_rows;   /* patterns */
    bool prose_figures;
};

struct identity {                   /* [identity NAME] */
    const char *name, *rule, *text;
    struct list tables, rows;       /* patterns; none: all */
    int tolerance;                  /* units of the last decimal place; -1: as [check] says */
};

struct signer {                     /* [signer NAME] */
    const char *name, *title, *person, *field, *tooltip;
};

enum signature_kind { SIGNATURE_FIELD, SIGNATURE_PAPER };

struct signature_style {            /* [signature-style NAME] */
    const char *name;
    const struct signature_style *based_on;
    int kind, columns;
    length width;                   /* 0: that of a column */
    length gap, row_gap, label_gap, before, after;
    const struct style *title_style, *name_style;
    length height, padding, frame_width;    /* of fields */
    color fill, frame;
    const char *prompt;
    const struct style *prompt_style;
    length line_height, line_width; /* of lines on paper */
    color line;
    const char *sign_line, *name_line, *date_line;
    const struct style *caption_style;
};

struct words {                      /* [words] */
    const char *empty_table, *page, *note, *draft, *proposal, *approved, *revised, *corrected, *table, *continued, *carried;
    const char *empty_cell, *dash_cell, *empty_head;    /* read aloud */
    const char *difference, *signature, *timestamp;
};

struct shape {                      /* [shape NAME] */
    const char *name;
    struct drawing path;
    int even_odd;
};

struct symbol {                     /* [symbol NAME] */
    const char *name;
    const struct symbol *based_on;
    const struct shape *shape, *part, *mark;
    color fill, outline, part_fill, mark_color;
    length outline_width;
    color text_color;               /* of a word inside; COLOR_NONE: black or white */
    const char *word, *short_word, *character;
    struct list match;
};

enum word_position { WORD_RIGHT, WORD_BELOW, WORD_INSIDE };

struct symbol_set {                 /* [symbols NAME] */
    const char *name;
    const struct symbol_set *based_on;
    struct list symbols;            /* of struct symbol */
    length size;
    int word_position;
    const struct style *word_style;
    bool short_words;
    length word_gap, gap, line_gap;
    length padding_x, padding_y, corner;    /* WORD_INSIDE */
    const char *separators;
};

enum line_breaks { BREAKS_PARAGRAPH, BREAKS_SPACE };        /* what a line break in a cell of prose means */

enum dashes { DASHES_SOLID, DASHES_DASHED, DASHES_DOTTED, DASHES_LONG, DASHES_DASH_DOT };
enum point_mark { MARKER_NONE, MARKER_CIRCLE, MARKER_SQUARE, MARKER_DIAMOND, MARKER_TRIANGLE, MARKER_RING };

struct series {                     /* [series NAME] */
    const char *name;
    color color;
    length width;
    int dashes, marker;             /* of the enums above */
};

struct chart_style {                /* [chart-style NAME] */
    const char *name;
    const struct chart_style *based_on;
    const struct style *style;
    struct list series;             /* of struct series */
    const struct series *budget;
    length height;
    color grid, axis;
    length grid_width, axis_width, marker_size;
    length bar_height, bar_gap, bar_most;
    int bar_share;                  /* per cent */
};

enum column_kind { COLUMN_AUTO, COLUMN_TEXT, COLUMN_MARKDOWN, COLUMN_FIGURE, COLUMN_SYMBOL };

struct column {                     /* [column NAME] */
    const char *name;
    const struct column *based_on;
    struct list header;             /* patterns */
    struct list sum;                /* headers; or auto, or no */
    int kind, line_breaks;
    const struct symbol_set *symbols;
    const char *symbol_column;
    bool symbol_hanging;
    const struct style *style;      /* NULL: the table's */
    int align;
    const char *title, *unit, *group_lead;
    struct list below;              /* headers */
    const struct style *below_style;
    bool span, head, hide, carry;
    length width, min_width;        /* negative: a part of the measure, in hundred-thousandths */
    int decimals;                   /* -1: as written */
    color fill;
    const char *empty, *empty_word, *dash_word;
    bool required;
    struct list required_with;      /* headers */
};

enum card_place { CARD_LINE, CARD_BLOCK, CARD_BESIDE };

struct card_field {                 /* [card-field NAME] */
    const char *name;
    const struct card_field *based_on;
    const char *column, *label, *empty;
    bool required;
    struct list required_with;      /* headers */
    int kind, line_breaks, decimals, place;
    const struct symbol_set *symbols;
    const struct style *style, *label_style;    /* NULL: body; that of the text, in bold */
};

struct card_style {                 /* [card-style NAME] */
    const char *name;
    const struct card_style *based_on;
    const char *title;              /* column */
    const struct style *title_style;/* NULL: that of the heading's level */
    struct list fields;
    color fill, frame, bar, rule;
    length frame_width, bar_width, rule_width;
    length padding_x, padding_y;
    length before, after;
    length keep;                    /* a card up to this height is not parted */
};

enum row_role { ROW_DATA, ROW_SUM, ROW_SUBHEAD, ROW_PART, ROW_DETAILS };  /* details: made of the table style's key, never said by a [row] */

enum too_wide { TOO_WIDE_SPLIT, TOO_WIDE_ERROR };

enum continued { CONTINUED_NONE, CONTINUED_TITLE, CONTINUED_HEADING };

struct row_style {                  /* [row NAME] */
    const char *name;
    struct list first;              /* patterns for the first cell … */
    const char *column;             /* … or for that of this column */
    bool rest_empty;
    int role;
    const struct style *style;
    bool bold;
    color fill, rule;
    length rule_width, indent;
};

enum details_label { LABEL_ABOVE, LABEL_RUN_IN, LABEL_NONE };

enum sum_treatment { SUMS_CHECK, SUMS_COMPUTE, SUMS_NONE };

struct table_style {                /* [table-style NAME] */
    const char *name;
    const struct table_style *based_on;
    const struct style *style, *head_style, *title_style, *notes_style;
    struct list columns, rows;
    int notes_place;                /* 0: at the foot of the page, 1: under the table */
    length notes_gap;
    struct list details;            /* headers */
    int details_label;
    bool details_repeat;
    const struct style *details_label_style;    /* NULL: that of the text, in bold */
    struct list group_row;          /* of struct row_style, a level each */
    int full_width;
    bool row_heads;
    color head_fill, title_fill, zebra, rule, head_rule, group_rule;
    length rule_width, head_rule_width;
    length padding_x, padding_y;
    length before, after;
    int continued, too_wide;        /* enum continued, enum too_wide */
    bool number, carry, keep;
    int sum;                        /* enum sum_treatment */
    const struct style *carry_style;
};

#endif
