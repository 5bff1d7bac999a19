/* nobreak.c: spaces where Swedish practice ends no line
 *
 * Every space has a gap around it, two words on each side; every rule is a function that says whether it forbids a
 * break there.  Only abbreviations are matched against the text itself, because they can be longer. */
#include "typeset/nobreak.h"

#include <string.h>
#include <unicase.h>

#include "base/utf8.h"

/* What stands between two spaces. */
struct word {
    const char *s;
    int n;                          /* 0: none */
};

struct gap {
    struct word before, left, right, after;
};

#define FOLD_BYTES 24
struct folded { char s[FOLD_BYTES]; };

/* Short words after a figure.  Long ones ("procentenheter") may stand on the next line: their sense is not lost there,
 * but lines in narrow columns would be. */
static const char *const units[] = {
    "kr", "tkr", "mkr", "mnkr", "mdkr", "mdr", "kronor", "öre", "miljon", "miljoner", "miljard", "miljarder", "procent",
    "st", "år", "mån", "dgr", "dagar", "tim", "timmar", "min", "h", "mm", "cm", "dm", "m", "km", "mil", "m2", "m²", "m3", "m³", "km²", "km2",
    "ha", "g", "hg", "kg", "ton", "l", "dl", "cl", "ml", "w", "kw", "mw", "kwh", "mwh", "gwh", "twh", "mb", "gb", "kap",
    "kapitlet", NULL
};

/* Words whose figure follows. */
static const char *const heads[] = {
    "§", "§§", "nr", "nummer", "dnr", "prop", "sfs", "sou", "bilaga", "bilagan", "sida", "sidan", "sid", "s", "kap",
    "kapitel", "tabell", "diagram", "figur", "bild", "avsnitt", "punkt", "artikel", "art", "kl", "klockan", "ca",
    "cirka", "version", "kvartal", "tertial", NULL
};

static const char *const months[] = {
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december", "jan", "feb", "febr", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", NULL
};

/* Each part may have a full stop. */
static const char *const abbreviations[] = {
    "bl a", "d v s", "e d", "e kr", "e o", "el dyl", "f d", "f kr", "f n", "f ö", "f v b", "fr o m", "i o m", "i st f",
    "m a o", "m fl", "m m", "m t p", "n b", "o d", "o dyl", "o s v", "p g a", "p s s", "s a s", "s k", "t ex", "t h",
    "t o m", "t v", "u p a", NULL
};

/* --- words --- */

static bool is_one_of(const char *s, int n, const char *signs)
{
    for (const char *sign = signs; *sign;) {
        const char *from = sign;

        utf8_next(&sign);
        if (sign - from == n && memcmp(s, from, (size_t)n) == 0)
            return true;
    }
    return false;
}

static int first_bytes(struct word w)
{
    const char *s = w.s;

    utf8_next(&s);
    return (int)(s - w.s);
}

static int last_bytes(struct word w)
{
    int n = 1;

    while (n < w.n && ((unsigned char)w.s[w.n - n] & 0xC0) == 0x80)
        n++;
    return n;
}

/* Letters and digits are no signs: most words end the search with their first byte. */
static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static struct word cut_front(struct word w, const char *signs)
{
    while (w.n && !is_plain(*w.s) && is_one_of(w.s, first_bytes(w), signs)) {
        int n = first_bytes(w);

        w = (struct word){w.s + n, w.n - n};
    }
    return w;
}

static struct word cut_end(struct word w, const char *signs)
{
    while (w.n && !is_plain(w.s[w.n - 1]) && is_one_of(w.s + w.n - last_bytes(w), last_bytes(w), signs))
        w.n -= last_bytes(w);
    return w;
}

/* Opening signs never belong to a word. */
static struct word core_front(struct word w)
{
    return cut_front(w, "([{\"'”“’»«");
}

/* "april–juni" ends in "juni", and so does "1\u00A0juni". */
static struct word last_part(struct word w)
{
    int from = 0;

    for (int i = 0; i < w.n;) {
        const char *s = w.s + i;
        uint32_t rune = utf8_next(&s);

        i = (int)(s - w.s);
        if (rune == '-' || rune == '/' || rune == RUNE_EN_DASH || rune_is_space(rune))
            from = i;
    }
    return (struct word){w.s + from, w.n - from};
}

/* Lower case; "" when it is longer than any word of the lists. */
static struct folded fold(struct word w)
{
    struct folded f = {""};
    size_t n = 0;

    if (w.n > FOLD_BYTES - 8)
        return f;
    for (const char *s = w.s; s < w.s + w.n;) {
        if (n > FOLD_BYTES - 5)
            return (struct folded){""};
        n += utf8_put(f.s + n, uc_tolower(utf8_next(&s)));
    }
    return f;
}

static bool in_list(struct word w, const char *const *list)
{
    struct folded f = fold(w);

    for (; *list && *f.s; list++)
        if (*f.s == **list && strcmp(f.s, *list) == 0)
            return true;
    return false;
}

static bool is_word(struct word w, const char *s)
{
    return w.n == (int)strlen(s) && memcmp(w.s, s, (size_t)w.n) == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int leading_digits(struct word w)
{
    int n = 0;

    while (n < w.n && is_digit(w.s[n]))
        n++;
    return n;
}

static int trailing_digits(struct word w)
{
    int n = 0;

    while (n < w.n && is_digit(w.s[w.n - n - 1]))
        n++;
    return n;
}

static bool is_number(struct word w)
{
    return w.n && leading_digits(w) == w.n;
}

static bool begins_with_digit(struct word w)
{
    return leading_digits(cut_front(core_front(w), "+-−–±")) > 0;
}

static bool begins_with(struct word w, const char *s)
{
    return w.n >= (int)strlen(s) && memcmp(w.s, s, strlen(s)) == 0;
}

static bool is_one_letter(struct word w, bool capital)
{
    const char *s = w.s;
    uint32_t rune = w.n ? utf8_next(&s) : 0;

    return rune && s == w.s + w.n && rune_is_letter(rune) && (!capital || uc_tolower(rune) != rune);
}

/* --- rules --- */

/* 1 234 567: three digits follow one to three, which are no decimals. */
static bool thousands(const struct gap *g)
{
    int digits = trailing_digits(g->left);
    bool decimals = digits < g->left.n && g->left.s[g->left.n - digits - 1] == ',';

    return digits >= 1 && digits <= 3 && !decimals && leading_digits(g->right) == 3;
}

/* 641 80 Katrineholm, 0150-57 70 00: postal and telephone numbers. */
static bool pairs_of_digits(const struct gap *g)
{
    struct word right = cut_end(g->right, ".,;:)?!");
    int digits = trailing_digits(g->left);

    return digits >= 2 && digits <= 3 && is_number(right) && right.n == 2 && is_number(last_part(core_front(g->left)));
}

/* 25 %, 1 234 tkr, 5 °C, 4 kap., 30 kr/invånare. */
static bool figure_and_unit(const struct gap *g)
{
    struct word unit = g->right;
    const char *slash = unit.n ? memchr(unit.s, '/', (size_t)unit.n) : NULL;

    if (!trailing_digits(g->left))
        return false;
    if (begins_with(unit, "%") || begins_with(unit, "‰") || begins_with(unit, "°"))
        return true;
    if (slash)
        unit.n = (int)(slash - unit.s);
    return in_list(cut_end(unit, ".,;:)]?!\"”’»"), units);
}

/* 22 §, 3–5 §§. */
static bool figure_and_paragraph(const struct gap *g)
{
    return trailing_digits(g->left) && begins_with(g->right, "§");
}

/* 6 a §: both gaps. */
static bool lettered_paragraph(const struct gap *g)
{
    if (trailing_digits(g->left) && is_one_letter(g->right, false))
        return begins_with(g->after, "§");
    return trailing_digits(g->before) && is_one_letter(g->left, false) && begins_with(g->right, "§");
}

/* § 22, bilaga 3, sid. 5, kap. 2, kl. 13. */
static bool head_and_figure(const struct gap *g)
{
    return begins_with_digit(g->right) && in_list(cut_end(core_front(g->left), "."), heads);
}

/* Bilaga A; not "nästa sida. I år". */
static bool head_and_letter(const struct gap *g)
{
    struct word letter = cut_end(g->right, ".,;:)?!");

    return is_one_letter(letter, true) && g->left.n > 3 && in_list(core_front(g->left), heads);
}

/* den 27, den 1:a. */
static bool den_and_day(const struct gap *g)
{
    int digits = leading_digits(g->right);

    return digits >= 1 && digits <= 2 && strcmp(fold(core_front(g->left)).s, "den") == 0;
}

/* 27 februari, 1–31 jan. */
static bool day_and_month(const struct gap *g)
{
    int digits = trailing_digits(g->left);
    struct word month = cut_end(g->right, ".,;:)?!");

    for (int i = 0; i < month.n; i++)       /* "31 mars–2 april": what comes first */
        if (month.s[i] == '-' || begins_with((struct word){month.s + i, month.n - i}, "–"))
            month.n = i;
    return digits >= 1 && digits <= 2 && in_list(month, months);
}

/* februari 2025, april–juni 2025. */
static bool month_and_year(const struct gap *g)
{
    return leading_digits(g->right) == 4 && in_list(cut_end(last_part(core_front(g->left)), "."), months);
}

static bool is_dash(struct word w)
{
    return is_word(w, "–") || is_word(w, "—") || is_word(w, "-") || is_word(w, "−");
}

/* No line begins with a dash (tankstreck), nor with the dots of something left out. */
static bool before_dash(const struct gap *g)
{
    return is_dash(g->right) || begins_with(g->right, "…") || begins_with(g->right, "...");
}

/* − 5, and – 5 where it can be no tankstreck: first, or in 10 – 20. */
static bool sign_and_figure(const struct gap *g)
{
    struct word sign = core_front(g->left);
    bool between = trailing_digits(g->before) || begins_with(g->before, "%") || !g->before.n || sign.n < g->left.n;

    if (!begins_with_digit(g->right))
        return false;
    return is_word(sign, "−") || is_word(sign, "±") || is_word(sign, "+") || (is_dash(sign) && between);
}

static bool is_initial(struct word w)
{
    struct word letter = cut_end(w, ".");

    return w.n == letter.n + 1 && is_one_letter(letter, true);
}

/* A. B. Svensson: between the initials. */
static bool initials(const struct gap *g)
{
    return is_initial(core_front(g->left)) && is_initial(g->right);
}

static bool (*const rules[])(const struct gap *) = {
    thousands, pairs_of_digits, figure_and_unit, figure_and_paragraph, lettered_paragraph, head_and_figure, head_and_letter,
    den_and_day, day_and_month, month_and_year, before_dash, sign_and_figure, initials,
};

/* --- abbreviations --- */

/* Bytes of text that are the abbreviation, 0 when they are not. */
static int match_abbreviation(const char *text, const char *abbreviation)
{
    const char *s = text;

    for (const char *a = abbreviation; *a;) {
        if (*a == ' ' && *s == '.')
            s++;
        if (uc_tolower(utf8_next(&s)) != utf8_next(&a))
            return 0;
    }
    const char *next = s;
    uint32_t rune = utf8_next(&next);
    return rune_is_letter(rune) || (rune < 0x80 && is_digit((char)rune)) ? 0 : (int)(s - text);
}

#define FIRST_PART 3                    /* bytes of "t" or "fr.": an abbreviation's parts before its last are no longer */

static void keep_abbreviations(struct flat *f, int start, int end)
{
    struct word token = core_front((struct word){f->text + start, end - start});
    int from = (int)(token.s - f->text);

    if (token.n > FIRST_PART)
        return;

    for (const char *const *a = abbreviations; *a; a++) {
        int n = token.n && (token.s[0] | 0x20) == (*a)[0] ? match_abbreviation(token.s, *a) : 0;

        for (int i = from; i < from + n; i++)
            if (f->text[i] == ' ')
                f->marks[i + 1] &= (unsigned char)~MARK_BREAK;
    }
}

/* --- all gaps --- */

/* A letter of Swedish or of ASCII; no dash, §, dots or sign. */
static bool is_plain_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c == 0xC3;
}

static bool begins_with_letter(struct word w)
{
    return w.n && is_plain_letter(w.s[0]);
}

static bool begins_with_letters(struct word w)
{
    return begins_with_letter(w) && is_plain_letter(w.s[first_bytes(w)]);
}

static bool has_digit_or_sign(struct word w)
{
    for (int i = 0; i < w.n; i++)
        if (is_digit(w.s[i]) || (unsigned char)w.s[i] == 0xC2 || (unsigned char)w.s[i] == 0xE2)
            return true;
    return false;
}

/* Every rule wants a digit on the left, a digit, a sign or a dash first on the right, or a single letter there: between most words none needs to be asked. */
static bool between_plain_words(const struct gap *g)
{
    return begins_with_letters(g->right) && begins_with_letter(g->left) && !has_digit_or_sign(g->left);
}

static bool forbidden(const struct gap *g)
{
    if (between_plain_words(g))
        return false;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i](g))
            return true;
    return false;
}

static struct word word_at(const struct flat *f, int start)
{
    return (struct word){f->text + start, flat_token_end(f, start) - start};
}

/* The word after a token; none when a line ends between them. */
static struct word word_after(const struct flat *f, struct word w)
{
    int end = (int)(w.s - f->text) + w.n;

    return f->text[end] == ' ' ? word_at(f, end + 1) : (struct word){f->text + end, 0};
}

static void clear_hyphens(struct flat *f, struct word w)
{
    for (const char *s = w.s; s < w.s + w.n; s++)
        f->marks[s - f->text] &= (unsigned char)~(MARK_HYPHEN | MARK_EDGE);
}

/* A date is not broken inside its month either. */
static void judge_gap(struct flat *f, const struct gap *g)
{
    if (!g->right.n || !forbidden(g))
        return;
    f->marks[g->right.s - f->text] &= (unsigned char)~MARK_BREAK;
    if (day_and_month(g))
        clear_hyphens(f, g->right);
    if (month_and_year(g))
        clear_hyphens(f, g->left);
}

void nobreak_apply(struct flat *f)
{
    struct gap g = {.before = {f->text, 0}};

    g.left = word_at(f, 0);
    g.right = word_after(f, g.left);
    for (int start = 0, end; start < f->n; start = end + 1) {
        g.after = g.right.n ? word_after(f, g.right) : g.right;
        judge_gap(f, &g);
        end = start + g.left.n;
        keep_abbreviations(f, start, end);
        g.before = f->text[end] == ' ' ? g.left : (struct word){f->text + end, 0};
        g.left = g.right.n ? g.right : end < f->n ? word_at(f, end + 1) : g.right;
        g.right = g.after.n ? g.after : word_after(f, g.left);
    }
}
