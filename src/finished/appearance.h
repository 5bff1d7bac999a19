/* appearance.h: how a signed field looks
 *
 * Who signed, when, where and why, in the font that the empty field already has (its appearance, or the form's DR): WinAnsiEncoding and embedded, since the archive wants every font in the file. */
#ifndef KT_APPEARANCE_H
#define KT_APPEARANCE_H

#include "finished/signfield.h"

struct appearance_text {
    const char *name, *moment;      /* moment as a date of PDF */
    const char *reason, *location;  /* or NULL */
};

enum appearance_result { APPEARANCE_MADE, APPEARANCE_NONE, APPEARANCE_FAILED };

/* The entries and the operators of a form XObject.  NONE: the field has no room on the page, or no font that can be written in, and keeps what it has; FAILED after a message: the text does not fit, or has a letter
 * that the font lacks. */
enum appearance_result appearance_make(const struct pdffile *f, const struct signfield *field, const struct appearance_text *text, struct buffer *entries, struct buffer *operators);

#endif
