/* outline.c: the path of a shape, as it is written */

#include "document/outline.h"

#include <string.h>

#define FARTHEST (1000 * PATH_UNIT) /* from the box: ten of them */

struct reader {
    const char *text, *s;
    struct drawing *path;
    struct path_point at, start;    /* here; where the subpath began */
    bool open;                      /* a subpath has begun */
    struct outline_error *error;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == ',';
}

static bool is_number(const char *s)
{
    s += *s == '-' || *s == '+';
    s += *s == '.';
    return *s >= '0' && *s <= '9';
}

static void skip_blanks(struct reader *r)
{
    while (is_blank(*r->s))
        r->s++;
}

/* What stands here is not what was expected; it is underlined up to the next blank. */
static bool fail(struct reader *r, const char *at, const char *expected)
{
    size_t n = 0;
    while (at[n] && !is_blank(at[n]))
        n++;
    *r->error = (struct outline_error){ (size_t)(at - r->text), n ? n : 1, expected };
    return false;
}

/* Thousandths; further decimals are dropped. */
static bool read_number(struct reader *r, length *out)
{
    skip_blanks(r);
    const char *start = r->s, *s = start;
    if (!is_number(s))
        return fail(r, s, "a number");
    bool negative = *s == '-';
    int64_t value = 0, scale = PATH_UNIT;
    for (s += *s == '-' || *s == '+'; *s >= '0' && *s <= '9'; s++)
        value = value <= FARTHEST ? value * 10 + (*s - '0') * PATH_UNIT : value;
    if (*s == '.')
        for (s++; *s >= '0' && *s <= '9'; s++)
            value += (*s - '0') * (scale /= 10);
    if (value > FARTHEST)
        return fail(r, start, "a number between -1000 and 1000");
    r->s = s;
    *out = (length)(negative ? -value : value);
    return true;
}

static bool read_point(struct reader *r, bool relative, struct path_point *out)
{
    const char *from = r->s;
    if (!read_number(r, &out->x) || !read_number(r, &out->y))
        return false;
    if (relative) {
        out->x += r->at.x;
        out->y += r->at.y;
    }
    while (is_blank(*from))
        from++;
    bool near = out->x >= -FARTHEST && out->x <= FARTHEST && out->y >= -FARTHEST && out->y <= FARTHEST;
    return near || fail(r, from, "a point that is less than ten boxes away");
}

static void add_op(struct reader *r, enum path_op op)
{
    r->path->ops[r->path->count++] = op;
}

static void add_point(struct reader *r, struct path_point p)
{
    r->path->points[r->path->npoints++] = p;
}

static void go(struct reader *r, enum path_op op, struct path_point to)
{
    add_op(r, op);
    add_point(r, to);
    r->at = to;
    if (op == PATH_MOVE)
        r->start = to;
    r->open = true;
}

static bool read_curve(struct reader *r, bool relative)
{
    struct path_point p[3];
    for (int i = 0; i < 3; i++)
        if (!read_point(r, relative, &p[i]))
            return false;
    add_op(r, PATH_CURVE);
    for (int i = 0; i < 3; i++)
        add_point(r, p[i]);
    r->at = p[2];
    return true;
}

static bool read_straight(struct reader *r, bool relative, bool across)
{
    struct path_point to = r->at;
    length n;
    if (!read_number(r, &n))
        return false;
    *(across ? &to.x : &to.y) = n + (relative ? across ? r->at.x : r->at.y : 0);
    go(r, PATH_LINE, to);
    return true;
}

static bool read_line(struct reader *r, bool relative, enum path_op op)
{
    struct path_point to;
    if (!read_point(r, relative, &to))
        return false;
    go(r, op, to);
    return true;
}

/* A command's numbers once; after a move, further points are lines. */
static bool read_numbers(struct reader *r, char command, bool relative, bool again)
{
    switch (command) {
    case 'M':
        return read_line(r, relative, again ? PATH_LINE : PATH_MOVE);
    case 'L':
        return read_line(r, relative, PATH_LINE);
    case 'H':
    case 'V':
        return read_straight(r, relative, command == 'H');
    default:
        return read_curve(r, relative);
    }
}

static bool read_command(struct reader *r)
{
    static const char commands[] = "MLHVCZ";
    char c = *r->s, command = (char)(c & ~32);
    if (!strchr(commands, command))
        return fail(r, r->s, r->open ? "one of the commands M L H V C Z" : "M, where the shape begins");
    if (command != 'M' && !r->open)
        return fail(r, r->s, "M, where the shape begins");
    r->s++;
    if (command == 'Z') {
        add_op(r, PATH_CLOSE);
        r->at = r->start;
        return true;
    }
    for (bool again = false; !again || is_number(r->s); again = true) {
        if (!read_numbers(r, command, c != command, again))
            return false;
        skip_blanks(r);
    }
    return true;
}

bool outline_read(struct arena *a, const char *text, struct drawing *out, struct outline_error *error)
{
    size_t most = strlen(text) + 1;             /* a point takes at least three characters, an op one */
    struct reader r = { .text = text, .s = text, .path = out, .error = error };
    *out = (struct drawing){ arena_array(a, enum path_op, most), arena_array(a, struct path_point, most), 0, 0 };
    for (skip_blanks(&r); *r.s; skip_blanks(&r))
        if (!read_command(&r))
            return false;
    return out->count || fail(&r, r.s, "M, where the shape begins");
}
