/* figure.h: a picture or a chart in the document
 *
 * What a NODE_FIGURE shows.  Its alternative text is the text of the node; one without is decoration. */
#ifndef KT_FIGURE_H
#define KT_FIGURE_H

#include "document/bind.h"
#include "read/picture.h"

enum figure_part { FIGURE_IN_TEXT, FIGURE_ON_COVER, FIGURE_LOGOTYPE };

struct figure {
    enum figure_part part;
    const struct picture *picture;  /* or NULL */
    const struct chart *chart;      /* or NULL */
    length width;                   /* 0: not told */
    int share;                      /* of the measure, thousandths; 0: not told */
    int align;                      /* of enum align */
};

/* The picture that `place` names, beside the file that `place` stands in.  NULL after a message. */
const struct picture *figure_picture(struct binder *b, struct place place, const char *file);

/* The pixels of a picture as it stands upright, when it has been read; of a broken one any: the report will not be written. */
struct upright { int width, height; };
struct upright figure_upright(const struct picture *p);

/* A figure of the document, with its caption after it unless that is empty.  An alternative text that says nothing is a message at `at`, under the name
 * `what`, unless alt is NULL. */
struct node *figure_add(struct binder *b, struct node *figure, const struct figure *shown, const char *alt, const char *caption,
                        struct place at, const char *what);

/* The picture and the logotype of a cover, as its last nodes. */
void figure_cover(struct binder *b, struct node *cover, const struct cover *look);

/* The block [picture NAME]. */
struct picture_block;
void figure_block(struct binder *b, const struct picture_block *block);

#endif
