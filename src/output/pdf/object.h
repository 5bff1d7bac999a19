/* object.h: the objects of a PDF file, as text
 *
 * libharu numbers and keeps the objects, and save.h makes the file.  What stands in the objects is text of ours, so
 * that a number comes from an integer, a string keeps every character, and an object costs its text and 200 bytes; those that there
 * are many of are not the library's at all (save_text).  The first
 * failure of the library is kept; no call of it is made after that, so that nobody checks for errors between the first object and
 * save_finish. */
#ifndef KT_PDF_OBJECT_H
#define KT_PDF_OBJECT_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_encrypt.h>
#include "base/length.h"
#include "base/message.h"

struct objects {
    HPDF_Doc doc;
    struct arena *arena;            /* holds the text of the objects until they are saved */
    HPDF_STATUS status;             /* of the first call that failed */
    const char *failed;             /* its name */
};

/* A call of the library: HARU(o, HPDF_Dict_AddName, dict, "Type", "Page"), and one that makes an object, or NULL after a
 * failure. */
#define HARU(o, function, ...) ((void)((o)->status || objects_check((o), function(__VA_ARGS__), #function)))
#define HARU_NEW(o, function, ...) ((o)->status ? NULL : objects_made((o), function(__VA_ARGS__), #function))
int objects_check(struct objects *o, HPDF_STATUS status, const char *function);
void *objects_made(struct objects *o, void *made, const char *function);

void objects_init(struct objects *o, struct arena *a);
void objects_done(struct objects *o);

HPDF_Dict object_new(struct objects *o);                        /* can be referred to at once, and is written later */
HPDF_Dict object_stream(struct objects *o, bool deflate);
void object_entries(struct objects *o, HPDF_Dict object, const struct buffer *entries);  /* "/Type /Annot /F 4", once each */
void object_data(struct objects *o, HPDF_Stream stream, const void *data, size_t n);

/* Syntax: each appends one value. */
void put_integer(struct buffer *out, int64_t n);                /* 12 */
void put_reference(struct buffer *out, HPDF_Dict object);       /* 12 0 R */
void put_reference_to(struct buffer *out, unsigned number);
void put_name(struct buffer *out, const char *name);            /* /OpenSans */
void put_string(struct buffer *out, const char *s);             /* (sv-SE): bytes as they are */
void put_text(struct buffer *out, const char *text);            /* <FEFF…>: UTF-8 that is shown to people */
void put_words(struct buffer *out, const char *text);           /* the same, a byte a character where that can be: (Nämnden) */
void put_hex16(struct buffer *out, unsigned n);                 /* 00E5 */
void put_utf16(struct buffer *out, uint32_t rune);              /* 00E5, D83DDE00 */

/* What stands for a code point in texts about the document: a space for those that neither XML nor a text string may hold. */
uint32_t plain_rune(uint32_t rune);

#endif
