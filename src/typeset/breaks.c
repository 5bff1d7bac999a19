/* breaks.c: where a line may end
 *
 * Inside a word only what is listed here is a break: libunistring 1.0 would part "t.ex." and "www.katrineholm.se" after
 * their full stops (UAX #14, LB29 forbids it).  Scripts that write no spaces, and pictures, break as Unicode says. */
#include "typeset/breaks.h"

#include <string.h>
#include <unicase.h>
#include <unilbrk.h>

#include "base/utf8.h"
#include "typeset/nobreak.h"

#define RUNE_HYPHEN 0x2010u
#define RUNE_EM_DASH 0x2014u
#define RUNE_ZERO_WIDTH_SPACE 0x200Bu
#define FIRST_IDEOGRAPH 0x2E80u         /* CJK radicals; alphabets lie below */
#define EDGE_LETTERS 2

struct token { int start, end; };       /* offsets */

/* --- what Unicode says --- */

/* Classes that plain text is made of: letters of Swedish and its neighbours, figures, and signs that end a word. */
enum sign { SIGN_OTHER, SIGN_SPACE, SIGN_LETTER, SIGN_FIGURE, SIGN_STOP, SIGN_HYPHEN };

/* Of ASCII. */
static const unsigned char signs[0x80] = {
    ['\0'] = SIGN_SPACE, ['\n'] = SIGN_SPACE, [' '] = SIGN_SPACE, ['a' ... 'z'] = SIGN_LETTER, ['A' ... 'Z'] = SIGN_LETTER, ['0' ... '9'] = SIGN_FIGURE,
    ['-'] = SIGN_HYPHEN, ['.'] = SIGN_STOP, [','] = SIGN_STOP, [';'] = SIGN_STOP, [':'] = SIGN_STOP, ['!'] = SIGN_STOP, ['?'] = SIGN_STOP,
};

static enum sign sign_at(const char *s)
{
    unsigned char c = (unsigned char)s[0], next;

    if (c < 0x80)
        return (enum sign)signs[c];
    next = (unsigned char)s[1];         /* À to ÿ, without × and ÷ */
    return c == 0xC3 && next != 0x97 && next != 0xB7 ? SIGN_LETTER : SIGN_OTHER;
}

/* Words of letters and figures, stops behind them and hyphens between letters: a line ends after a space and after such a hyphen, as UAX #14 says
 * it.  False when there is anything else in the text. */
static bool part_plain_words(struct flat *f)
{
    enum sign before = SIGN_SPACE;

    for (int i = 0; i < f->n;) {
        enum sign sign = sign_at(f->text + i), after = sign == SIGN_STOP || sign == SIGN_HYPHEN ? sign_at(f->text + i + 1) : SIGN_OTHER;

        if (sign == SIGN_OTHER || (sign == SIGN_STOP && (before < SIGN_LETTER || before > SIGN_FIGURE || after != SIGN_SPACE))
            || (sign == SIGN_HYPHEN && (before != SIGN_LETTER || (after != SIGN_LETTER && after != SIGN_SPACE))))
            return false;
        i += (unsigned char)f->text[i] == 0xC3 ? 2 : 1;
        before = sign;
    }
    for (int i = 1; i < f->n; i++)
        if (f->text[i - 1] == ' ' || (f->text[i - 1] == '-' && f->text[i] != ' ' && f->text[i] != '\n'))
            f->marks[i] |= MARK_BREAK;
    return true;
}

static void ask_unicode(struct arena *a, struct flat *f)
{
    char *breaks = arena_alloc(a, (size_t)f->n + 1);

    u8_possible_linebreaks((const uint8_t *)f->text, (size_t)f->n, "UTF-8", breaks);
    for (int i = 1; i < f->n; i++)
        if (breaks[i] == UC_BREAK_POSSIBLE)
            f->marks[i] |= MARK_BREAK;
}

/* LB15 keeps a quotation mark and an opening bracket together over spaces, for the sake of languages that put spaces
 * inside quotation marks.  Swedish does not. */
static void part_quotes_and_brackets(struct flat *f)
{
    for (int i = 2; i < f->n; i++)
        if (f->text[i - 1] == ' ' && strchr("([{", f->text[i]) && !strchr("([{", f->text[i - 2]))
            f->marks[i] |= MARK_BREAK;
}

/* The mark of a note stands with its word, whatever is written between them. */
static void keep_notes(struct flat *f)
{
    for (int i = 1; i < f->n; i++)
        if ((f->marks[i] & MARK_NOTE) && !(f->marks[i - 1] & MARK_NOTE))
            f->marks[i] &= (unsigned char)~MARK_BREAK;
}

/* --- inside words --- */

static bool is_digit(uint32_t rune)
{
    return rune >= '0' && rune <= '9';
}

static bool letters_around(const struct flat *f, int sign, int after, int least)
{
    return flat_letters_before(f, sign, least) == least && flat_letters_after(f, after, least) == least;
}

/* KLF, OSN: units' names, which are known by their shape. */
static bool capitals_before(const struct flat *f, int offset)
{
    uint32_t last = flat_rune_before(f, offset);

    return uc_tolower(last) != last;
}

static bool capitals_after(const struct flat *f, int offset)
{
    const char *s = f->text + offset;

    utf8_next(&s);
    uint32_t second = utf8_next(&s);
    return uc_tolower(second) != second;
}

#define DASH_LETTERS 4              /* on each side of a dash at which a line may end: short words are read as one, jan–aug */

/* Stockholm–Göteborg, januari–31 augusti; not 2021–2024, jan–aug. */
static bool after_dash(const struct flat *f, int dash, int after)
{
    if (flat_letters_before(f, dash, DASH_LETTERS) < DASH_LETTERS)
        return false;
    return flat_letters_after(f, after, DASH_LETTERS) == DASH_LETTERS || is_digit(flat_rune(f, after));
}

/* kultur-|politisk, och/|eller; not e-tjänst, COVID-19, KS/KLF. */
static bool inner_break(const struct flat *f, int i)
{
    uint32_t before = flat_rune_before(f, i), after = flat_rune(f, i);

    if (before == RUNE_ZERO_WIDTH_SPACE)
        return true;
    if (before == '-')
        return letters_around(f, i - 1, i, 2);
    if (before == RUNE_HYPHEN)
        return letters_around(f, i - 3, i, 2);
    if (before == '/')
        return letters_around(f, i - 1, i, 3) && !capitals_before(f, i - 1) && !capitals_after(f, i);
    if (before == RUNE_EN_DASH || before == RUNE_EM_DASH)
        return after_dash(f, i - 3, i);
    return after != RUNE_EM_DASH && (before >= FIRST_IDEOGRAPH || after >= FIRST_IDEOGRAPH);
}

static void judge_word(struct flat *f, struct token t)
{
    for (int i = t.start + 1; i < t.end; i++)
        if ((f->marks[i] & MARK_BREAK) && !inner_break(f, i))
            f->marks[i] &= (unsigned char)~MARK_BREAK;
}

/* --- addresses --- */

static bool has_text(const struct flat *f, struct token t, const char *wanted)
{
    return memmem(f->text + t.start, (size_t)(t.end - t.start), wanted, strlen(wanted)) != NULL;
}

/* katrineholm.se: a full stop between two letters and two letters. */
static bool is_domain(const struct flat *f, struct token t)
{
    for (int i = t.start; i < t.end; i++)
        if (f->text[i] == '.' && letters_around(f, i, i + 1, 2))
            return true;
    return false;
}

static bool is_address(const struct flat *f, struct token t)
{
    bool stop = false;

    for (int i = t.start; i < t.end && !stop; i++)
        stop = f->text[i] == '.' || f->text[i] == '@' || f->text[i] == ':';
    if (!stop)
        return false;
    return has_text(f, t, "://") || has_text(f, t, "www.") || has_text(f, t, "@") || is_domain(f, t);
}

static bool is_address_letter(char c)
{
    return (c & 0x80) || is_digit((unsigned char)c) || rune_is_letter((unsigned char)c);
}

/* After / . - and the like, with at least three signs on each side, and never inside or after "://". */
static bool address_break(const struct flat *f, struct token t, int i)
{
    return strchr("/.-_?&=@", f->text[i - 1]) && is_address_letter(f->text[i]) && i - t.start >= 3 && t.end - i >= 3
        && memcmp(f->text + i - 3, "://", 3) != 0;
}

/* Signs that follow an address are not part of it. */
static struct token address_of(const struct flat *f, struct token t)
{
    while (t.end > t.start && strchr(".,;:!?)]\"", f->text[t.end - 1]))
        t.end--;
    return t;
}

static void judge_address(struct flat *f, struct token t)
{
    struct token address = address_of(f, t);

    for (int i = t.start + 1; i < t.end; i++) {
        f->marks[i] &= (unsigned char)~MARK_BREAK;
        if (address_break(f, address, i))
            f->marks[i] |= MARK_BREAK;
    }
}

/* --- hyphenation --- */

/* No more than EDGE_LETTERS letters of the run lie between two offsets. */
static bool few_letters(const struct flat *f, int from, int to)
{
    int letters = 0;

    for (int i = from; i < to && letters <= EDGE_LETTERS; i++)
        letters += ((unsigned char)f->text[i] & 0xC0) != 0x80;
    return letters <= EDGE_LETTERS;
}

static void mark_point(struct flat *f, struct token letters, int i, enum hyphen_point kind)
{
    bool edge = few_letters(f, i, letters.end) || (few_letters(f, letters.start, i) && flat_letters_before(f, i, EDGE_LETTERS + 1) <= EDGE_LETTERS);

    f->marks[i] |= (unsigned char)(MARK_HYPHEN | (edge ? MARK_EDGE : 0));
    f->marks[i] |= kind == HYPHEN_JOINT ? MARK_JOINT : kind == HYPHEN_INNER ? MARK_INNER : 0;
}

/* Where the author has put soft hyphens, no others are put. */
static bool mark_soft_hyphens(struct flat *f, struct token letters)
{
    bool any = false;

    for (int i = letters.start + 1; i < letters.end; i++)
        if (f->marks[i] & MARK_SOFT) {
            mark_point(f, letters, i, HYPHEN_JOINT);
            any = true;
        }
    return any;
}

/* Letters next to digits are codes (A4, Q3), but the mark of a note is no digit. */
static bool beside_digit(const struct flat *f, struct token letters)
{
    bool note = f->marks[letters.end] & MARK_NOTE;

    return is_digit(flat_rune_before(f, letters.start)) || (!note && is_digit(flat_rune(f, letters.end)));
}

static void hyphenate_letters(struct flat *f, struct token letters, const struct hyphenator *h, unsigned char *points)
{
    if (letters.start == letters.end || mark_soft_hyphens(f, letters) || !h || f->marks[letters.start] & MARK_FOREIGN || beside_digit(f, letters))
        return;
    if (!hyphenator_word(h, f->text + letters.start, letters.end - letters.start, points))
        return;
    for (int i = letters.start + 1; i < letters.end; i++)
        if (points[i - letters.start])
            mark_point(f, letters, i, (enum hyphen_point)points[i - letters.start]);
}

static int letters_end(const struct flat *f, struct token t, int start)
{
    int end = start;

    while (end < t.end && !(f->marks[end] & MARK_NOTE) && (f->text[end] | 0x20) >= 'a' && (f->text[end] | 0x20) <= 'z')
        end++;
    for (const char *s = f->text + end; end < t.end && !(f->marks[end] & MARK_NOTE) && rune_is_letter(utf8_next(&s));)
        end = (int)(s - f->text);
    return end;
}

/* Each run of letters by itself: parts of compounds written with hyphens, and words without the signs around them. */
static void hyphenate_token(struct flat *f, struct token t, const struct hyphenator *h, unsigned char *points)
{
    for (int start = t.start; start < t.end;) {
        int end = letters_end(f, t, start);
        const char *s = f->text + end;

        hyphenate_letters(f, (struct token){start, end}, h, points);
        utf8_next(&s);
        start = (int)(s - f->text);
    }
}

/* --- all of it --- */

/* Among plain words there is no address: no sign of one stands inside them. */
static void judge_token(struct flat *f, struct token t, bool plain, const struct hyphenator *h, unsigned char *points)
{
    if (!plain && is_address(f, t)) {
        judge_address(f, t);
    } else {
        judge_word(f, t);
        hyphenate_token(f, t, h, points);
    }
}

void breaks_find(struct arena *a, struct flat *f, const struct hyphenator *h)
{
    unsigned char *points = arena_alloc(a, (size_t)f->n + 1);

    bool plain = part_plain_words(f);
    if (!plain) {
        ask_unicode(a, f);
        part_quotes_and_brackets(f);
    }
    for (struct token t = {0, 0}; t.start < f->n; t.start = t.end + 1) {
        t.end = flat_token_end(f, t.start);
        judge_token(f, t, plain, h, points);
    }
    if (f->notes)
        keep_notes(f);
    nobreak_apply(f);
}
