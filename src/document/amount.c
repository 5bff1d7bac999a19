/* amount.c: amounts as the layout writes them */

#include "document/amount.h"

#include "document/layout.h"

struct number_format amount_format(const struct definitions *d, int decimals)
{
    static const char *const groups[] = { "\u00A0", "\u202F", "" }, *const minuses[] = { "\u2212", "-" };
    const struct numbers *look = definition_find(d, "numbers", "");
    return (struct number_format){ groups[look->group], ",", minuses[look->minus], look->group_from, decimals, "\u00A0" };
}

const char *amount_text(const struct definitions *d, struct decimal amount, int decimals)
{
    const struct number_format format = amount_format(d, decimals);
    const struct number n = { .value = amount.value, .decimals = amount.decimals, .unit = "" };
    struct buffer text = { 0 };
    number_write(&text, &n, &format);
    const char *written = arena_strndup(d->arena, text.s, text.n);
    buffer_done(&text);
    return written;
}
