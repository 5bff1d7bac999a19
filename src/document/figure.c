/* figure.c: pictures, and what charts share with them */

#include "document/figure.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "document/notes.h"
#include "document/report.h"
#include "document/value.h"
#include "read/source.h"

/* ---- files ---- */

/* A path of the report's folder, without that folder; NULL: it lies elsewhere. */
static const char *inside(const char *folder, const char *path)
{
    size_t n = strlen(folder);
    if (!n || strcmp(folder, ".") == 0)
        return path[0] == '/' ? NULL : path;
    return strncmp(path, folder, n) == 0 && path[n] == '/' ? path + n + 1 : NULL;
}

static const char *folder_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(a, path, (size_t)(slash - path)) : "";
}

/* A logotype on every bilaga is read once, and stands in the file once. */
static const struct picture *ask(struct binder *b, const char *path, const char *name, struct place place)
{
    bool first;
    const struct picture *p = album_picture(&b->taken->album, path, place, &first);
    if (p && first)
        inputs_add(b->arena, b->definitions->inputs, INPUT_PICTURE, path, name, p->file, p->file_size);
    return p;
}

const struct picture *figure_picture(struct binder *b, struct place place, const char *file)
{
    const char *folder = b->definitions->folder, *path = place.source ? place.source->path : "";
    const char *rest = inside(folder, path);
    const char *beside = folder_of(b->arena, rest ? rest : path);
    if (!rest)
        folder = beside;                            /* a layout brings its own pictures */
    else if (*beside && file[0] != '/')
        file = arena_printf(b->arena, "%s/%s", beside, file);
    const char *found = source_path_inside(b->arena, folder, file, place, b->messages);
    return found ? ask(b, found, rest ? file : arena_printf(b->arena, "layouts/%s", file), place) : NULL;
}

struct upright figure_upright(const struct picture *p)
{
    album_wait(p);
    if (p->fault)
        return (struct upright){ 1, 1 };
    return p->turns % 2 ? (struct upright){ p->height, p->width } : (struct upright){ p->width, p->height };
}

/* ---- alternative texts ---- */

static bool is_blank(const char *s)
{
    return s[strspn(s, " \t\n")] == '\0';
}

static bool is_file_name(const char *s)
{
    static const char *const suffixes[] = { ".png", ".jpg", ".jpeg", ".csv", ".gif", ".svg" };
    const char *dot = strrchr(s, '.');
    for (size_t i = 0; dot && i < sizeof suffixes / sizeof *suffixes; i++)
        if (strcasecmp(dot, suffixes[i]) == 0)
            return strpbrk(s, " \t\n") == NULL;
    return false;
}

static void check_alt(struct binder *b, const char *alt, struct place at, const char *what)
{
    if (is_blank(alt))
        message_add(b->messages, MSG_FIGURE_NO_ALT, at, what);
    else if (is_file_name(alt))
        message_add(b->messages, MSG_FIGURE_ALT_FILE, at, alt);
}

struct node *figure_add(struct binder *b, struct node *figure, const struct figure *shown, const char *alt, const char *caption,
                        struct place at, const char *what)
{
    struct figure *kept = arena_new(b->arena, struct figure);
    *kept = *shown;
    figure->figure = kept;
    figure->text = alt;
    figure->style = bind_style(b, "figure");
    if (alt)
        check_alt(b, alt, at, what);
    if (is_blank(caption))
        return figure;
    struct node *n = node_add(b->document, node_new(b->arena, NODE_CAPTION, at));
    n->style = bind_style(b, "caption");
    n->figure = kept;
    notes_ini_text(b, n, caption, at);
    return figure;
}

/* ---- covers ---- */

static void add_to_cover(struct binder *b, struct node *cover, enum figure_part part, const char *file, struct place place, const char *alt,
                         struct place alt_place)
{
    struct figure *f = arena_new(b->arena, struct figure);
    struct node *n = node_add(cover, node_new(b->arena, NODE_FIGURE, place));
    f->part = part;
    f->picture = figure_picture(b, place, file);
    n->figure = f;
    n->text = alt;
    if (alt)
        check_alt(b, alt, alt_place, "the logotype of the cover");
}

void figure_cover(struct binder *b, struct node *cover, const struct cover *look)
{
    if (*look->picture)
        add_to_cover(b, cover, FIGURE_ON_COVER, look->picture, definition_place(look, "picture"), *look->picture_alt ? look->picture_alt : NULL,
                     definition_place(look, "picture-alt"));
    if (*look->logotype)
        add_to_cover(b, cover, FIGURE_LOGOTYPE, look->logotype, definition_place(look, "logotype"), look->logotype_alt,
                     definition_place(look, *look->logotype_alt ? "logotype-alt" : "logotype"));
}

/* ---- [picture NAME] ---- */

/* "50 %" as 500 thousandths; 0: it is none. */
static int share_of(const char *s)
{
    char *end;
    long n = strtol(s, &end, 10);
    end += strspn(end, " \t\u00A0");
    return strcmp(end, "%") == 0 && n > 0 && n <= 100 ? (int)n * 10 : 0;
}

static void set_width(struct binder *b, const struct picture_block *block, struct figure *f)
{
    if (strcasecmp(block->width, "auto") == 0)
        return;
    f->share = share_of(block->width);
    if (!f->share && (!value_length(block->width, &f->width) || f->width <= 0))
        message_add(b->messages, MSG_FIGURE_WIDTH, definition_place(block, "width"), block->width);
}

void figure_block(struct binder *b, const struct picture_block *block)
{
    if (!block->file)
        return;
    struct figure f = { .align = block->align };
    struct node *n = node_add(b->document, node_new(b->arena, NODE_FIGURE, definition_place(block, NULL)));
    set_width(b, block, &f);
    f.picture = figure_picture(b, definition_place(block, "file"), block->file);
    figure_add(b, n, &f, block->decorative ? NULL : block->alt, block->caption,
               definition_place(block, *block->alt ? "alt" : NULL), arena_printf(b->arena, "[%s]", definition_title(block)));
    if (*block->caption)
        n->next->place = n->next->first->place = definition_place(block, "caption");
}
