/* drawing.c: what a page of a finished PDF shows, apart from how it is written
 *
 * Contents are read token by token (ISO 32000-1 7.8.2).  Places of text are told from the origin of its object, so that what is left out moves nothing. */

#include "finished/drawing.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum token { TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_STRING, TOKEN_OPERATOR, TOKEN_SIGN };

#define CONTENTS_MAX (16 << 20)      /* of a page; more is no page of a report, and compared as it is written */
#define NUMBERS 2                   /* that are remembered for Td */

struct drawer {
    const struct pdffile *f;
    struct charmaps *known;
    qpdf_oh fonts;                  /* the page's dictionary of them */
    bool furnished;
    const char *s, *end;            /* what is left of the contents */
    const char *begin;              /* of the token */
    struct buffer string;           /* its bytes, of a string */
    struct buffer pending;          /* operands, as they are told */
    const char *name;               /* the last one, in the contents */
    size_t name_length;
    const struct charmap *font;
    int64_t numbers[NUMBERS];       /* the last ones, in thousandths */
    int64_t x, y;                   /* where the line of text begins */
    int hidden;                     /* depth of marked content below a head or foot, and that; 0: seen */
    bool pagination;                /* it was said before BDC */
    struct buffer *out;
};

/* ---- tokens ---- */

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_sign(char c)
{
    return strchr("()<>[]{}/%", c) && c;
}

static void read_literal(struct drawer *d)
{
    static const char letters[] = "nrtbf", bytes[] = "\n\r\t\b\f";
    for (int depth = 1; d->s < d->end; d->s++) {
        char c = *d->s;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (!depth) {
            d->s++;
            return;
        }
        if (c == '\\' && d->s + 1 < d->end) {
            const char *letter = strchr(letters, c = *++d->s);
            if (c >= '0' && c <= '7') {
                int code = c - '0';
                for (int i = 0; i < 2 && d->s + 1 < d->end && d->s[1] >= '0' && d->s[1] <= '7'; i++)
                    code = code * 8 + *++d->s - '0';
                c = (char)code;
            } else if (letter && c) {
                c = bytes[letter - letters];
            }
        }
        buffer_byte(&d->string, c);
    }
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void read_hex(struct drawer *d)
{
    int half = -1;
    for (; d->s < d->end && *d->s != '>'; d->s++) {
        int value = hex_value(*d->s);
        if (value < 0)
            continue;
        if (half >= 0)
            buffer_byte(&d->string, (char)(half << 4 | value));
        half = half >= 0 ? -1 : value;
    }
    d->s += d->s < d->end;
}

static enum token read_word(struct drawer *d)
{
    while (d->s < d->end && !is_space(*d->s) && !is_sign(*d->s))
        d->s++;
    if (*d->begin == '/')
        return TOKEN_NAME;
    return strchr("+-.0123456789", *d->begin) ? TOKEN_NUMBER : TOKEN_OPERATOR;
}

static enum token next(struct drawer *d)
{
    while (d->s < d->end && is_space(*d->s))
        d->s++;
    d->begin = d->s;
    if (d->s == d->end)
        return TOKEN_END;
    char c = *d->s;
    if (!is_sign(c) || c == '/') {
        d->s += c == '/';
        return read_word(d);
    }
    d->s++;
    buffer_clear(&d->string);
    if (c == '(') {
        read_literal(d);
        return TOKEN_STRING;
    }
    if (c == '<' && !(d->s < d->end && *d->s == '<')) {
        read_hex(d);
        return TOKEN_STRING;
    }
    d->s += d->s < d->end && (c == '<' || c == '>') && *d->s == c;
    return TOKEN_SIGN;
}

/* ---- what they tell ---- */

static int64_t thousandths(const char *s, const char *end)
{
    int64_t value = 0, scale = 1000;
    bool minus = s < end && *s == '-', point = false;
    for (s += minus || (s < end && *s == '+'); s < end && scale > 0; s++) {
        if (*s == '.' && !point)
            point = true;
        else if (*s >= '0' && *s <= '9' && value < INT64_MAX / 100000)
            value = value * 10 + (*s - '0'), scale /= point ? 10 : 1;
        else
            break;
    }
    return (minus ? -value : value) * (scale > 0 ? scale : 1);
}

static bool says(const struct drawer *d, const char *word)
{
    size_t n = strlen(word);
    return (size_t)(d->s - d->begin) == n && memcmp(d->begin, word, n) == 0;
}

static void use_font(struct drawer *d)
{
    const char *key = arena_strndup(d->f->arena, d->name ? d->name : "/", d->name ? d->name_length : 1);
    qpdf_oh font = pdffile_get(d->f, d->fonts, key);
    d->font = charmap_of(d->known, d->f, font);
    buffer_printf(d->out, "%s %lld Tf\n", d->font->name, (long long)d->numbers[NUMBERS - 1]);
}

static void move(struct drawer *d)
{
    if (llabs(d->numbers[0]) < INT32_MAX && llabs(d->numbers[1]) < INT32_MAX) {
        d->x += d->numbers[0];
        d->y += d->numbers[1];
    }
    if (!d->hidden)
        buffer_printf(d->out, "%lld %lld Td\n", (long long)d->x, (long long)d->y);
}

static void mark(struct drawer *d)
{
    bool begins = says(d, "BDC") || says(d, "BMC"), ends = says(d, "EMC");
    if (begins && (d->hidden || (d->pagination && !d->furnished)))
        d->hidden++;
    else if (ends && d->hidden)
        d->hidden--;
    d->pagination = d->pagination && !begins;
}

static bool shows(const struct drawer *d)
{
    return says(d, "TJ") || says(d, "Tj");
}

static void operate(struct drawer *d)
{
    mark(d);
    if (says(d, "BT"))
        d->x = d->y = 0;
    if (says(d, "Tf")) {
        use_font(d);
    } else if (says(d, "Td")) {
        move(d);
    } else if (!(d->hidden && shows(d))) {
        buffer_bytes(d->out, d->pending.s ? d->pending.s : "", d->pending.n);
        buffer_bytes(d->out, d->begin, (size_t)(d->s - d->begin));
        buffer_byte(d->out, '\n');
    }
    buffer_clear(&d->pending);
}

static void keep(struct drawer *d, enum token token)
{
    if (token == TOKEN_NUMBER) {
        d->numbers[0] = d->numbers[1];
        d->numbers[1] = thousandths(d->begin, d->s);
    } else if (token == TOKEN_NAME) {
        d->name = d->begin;
        d->name_length = (size_t)(d->s - d->begin);
        d->pagination = d->pagination || says(d, "/Pagination");
    }
    if (token == TOKEN_STRING)
        charmap_put(d->font, d->string.s ? d->string.s : "", d->string.n, &d->pending);
    else
        buffer_bytes(&d->pending, d->begin, (size_t)(d->s - d->begin));
    buffer_byte(&d->pending, ' ');
}

static void draw(struct drawer *d)
{
    for (enum token token; (token = next(d)) != TOKEN_END;)
        if (token == TOKEN_OPERATOR)
            operate(d);
        else
            keep(d, token);
}

void drawing_put(const struct pdffile *f, struct charmaps *known, int page, bool furnished, struct buffer *out)
{
    unsigned char *bytes = NULL;
    size_t n = 0;
    qpdf_oh object = qpdf_get_page_n(f->qpdf, (size_t)page);
    qpdf_oh_get_page_content_data(f->qpdf, object, &bytes, &n);
    struct drawer d = { .f = f, .known = known, .fonts = pdffile_get(f, pdffile_get(f, object, "/Resources"), "/Font"), .furnished = furnished, .out = out };
    d.s = bytes ? (const char *)bytes : "";
    d.end = d.s + (bytes ? n : 0);
    if (n <= CONTENTS_MAX)
        draw(&d);
    else
        buffer_bytes(out, bytes, n);
    buffer_done(&d.string);
    buffer_done(&d.pending);
    free(bytes);
}
