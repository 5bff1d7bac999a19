/* setter.c: faces of styles, and single pieces of text */

#include "typeset/setter.h"

#include <string.h>
#include <unistd.h>

enum { REGULAR, BOLD, ITALIC, BOLD_ITALIC };

static const char *face_file(const struct family *f, int face)
{
    const char *files[] = { f->regular, f->bold, f->italic, f->bold_italic };
    return files[face] && *files[face] ? files[face] : f->regular;
}

/* A relative folder is one beside the INI file that names it. */
static const char *folder_path(struct setter *s, const struct family *f, const char *folder)
{
    if (folder[0] == '/')
        return folder;
    struct place said = definition_place(f, "folders");
    const char *ini = said.source ? said.source->path : "", *slash = strrchr(ini, '/');
    if (!slash)
        return folder;
    return arena_printf(s->arena, "%.*s/%s", (int)(slash - ini), ini, folder);
}

static struct font *open_face(struct setter *s, struct family *f, int face)
{
    const char *file = face_file(f, face), *looked = "";
    for (int i = 0; file && i < f->folders.n; i++) {
        const char *path = arena_printf(s->arena, "%s/%s", folder_path(s, f, f->folders.v[i]), file);
        if (access(path, R_OK) == 0)
            return font_open(s->typesetter.fonts, path, definition_place(f, NULL), s->messages);
        looked = arena_printf(s->arena, "%s%s%s", looked, i ? ", " : "", (const char *)f->folders.v[i]);
    }
    if (file)
        message_add(s->messages, MSG_FONT_MISSING, definition_place(f, NULL), file, looked);
    return NULL;
}

void paper_size(const struct page_style *page, length *width, length *height)
{
    static const struct { length width, height; } sizes[] = {       /* ISO 216, in millipoints */
        [PAPER_A4] = { 595276, 841890 }, [PAPER_A3] = { 841890, 1190551 }, [PAPER_A5] = { 419528, 595276 },
    };
    bool lying = page->orientation == LANDSCAPE;
    *width = lying ? sizes[page->paper].height : sizes[page->paper].width;
    *height = lying ? sizes[page->paper].width : sizes[page->paper].height;
}

void setter_page(struct setter *s, const struct page_style *page)
{
    length width, height;
    paper_size(page, &width, &height);
    s->page = page;
    s->measure = width - page->margin_left - page->margin_right;
    s->body = height - page->margin_top - page->margin_bottom;
}

struct font *style_font(struct setter *s, const struct style *style, bool bold, bool italic)
{
    struct family *f = style ? style->font : NULL;
    if (!f) {
        if (style)
            message_add(s->messages, MSG_INI_REQUIRED, definition_place(style, NULL), definition_title(style), "font");
        return NULL;
    }
    int face = (bold || style->bold ? BOLD : 0) | (italic || style->italic ? ITALIC : 0);
    if (!f->tried[face]) {
        f->tried[face] = true;
        f->faces[face] = open_face(s, f, face);
    }
    return f->faces[face];
}

length style_baseline(struct setter *s, const struct style *style)
{
    struct font *font = style_font(s, style, false, false);
    if (!font)
        return style ? style->leading : 0;
    length up = font_scale(font, font->ascender, style->size), down = -font_scale(font, font->descender, style->size);
    return (style->leading - up - down) / 2 + up;
}

uint32_t text_missing(const struct item_text *text)
{
    uint32_t missing = 0;
    for (int i = 0; i < text->count && !missing; i++)
        missing = piece_run(text, &text->pieces[i])->missing;
    return missing;
}

/* All of the text, or as much of it as one run may hold. */
static size_t run_bytes(const char *text, size_t n)
{
    if (n <= PIECE_BYTES)
        return n;
    for (n = PIECE_BYTES; ((unsigned char)text[n] & 0xC0) == 0x80; )
        n--;
    return n;
}

struct item text_item(struct setter *s, const struct style *style, const char *text)
{
    struct item item = { .kind = ITEM_TEXT };
    struct font *font = style_font(s, style, false, false);
    if (!font || !*text)
        return item;
    size_t left = strlen(text);
    struct piece *pieces = arena_array(s->arena, struct piece, left / (PIECE_BYTES - 3) + 1);
    item.text = (struct item_text){ .font = font, .size = style->size, .color = style->color, .pieces = pieces, .underline = style->underline };
    int64_t advance = 0;
    for (size_t n; left; text += n, left -= n) {
        n = run_bytes(text, left);
        const struct run *run = font_shape(font, text, n);
        pieces[item.text.count++] = (struct piece){ (uint32_t)run->number, 0, (uint16_t)run->count };
        advance += run->advance;
    }
    item.text.width = font_scale(font, advance, style->size);
    return item;
}
