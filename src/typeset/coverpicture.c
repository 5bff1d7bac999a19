/* coverpicture.c: the picture and the logotype of a cover */

#include "typeset/coverpicture.h"

#include "document/figure.h"

struct box { length x, y, width, height; };

static int64_t upright_width(const struct picture *p)
{
    return figure_upright(p).width;
}

static int64_t upright_height(const struct picture *p)
{
    return figure_upright(p).height;
}

static length height_for(const struct picture *p, length width)
{
    int64_t height = (int64_t)width * upright_height(p) / upright_width(p);
    return height < 1 ? 1 : height > PT(5000) ? PT(5000) : (length)height;
}

/* ---- the picture ---- */

/* All of it in the box, in the middle. */
static struct box shrink(const struct picture *p, struct box b)
{
    length width = (length)(b.height * upright_width(p) / upright_height(p));
    if (width >= b.width) {
        length height = height_for(p, b.width);
        return (struct box){ b.x, b.y + (b.height - height) / 2, b.width, height };
    }
    return (struct box){ b.x + (b.width - width) / 2, b.y, width > 1 ? width : 1, b.height };
}

/* What is cut off, in thousandths, so that the rest has the proportions of the box: at both sides, or at the side that is not kept. */
static void crop(const struct picture *p, const struct box *b, enum crop keep, int out[4])
{
    int64_t wide = upright_width(p) * b->height, high = upright_height(p) * b->width;
    int across = wide > high ? (int)(1000 - high * 1000 / wide) : 0, down = high > wide ? (int)(1000 - wide * 1000 / high) : 0;
    across = across > 990 ? 990 : across;
    down = down > 990 ? 990 : down;
    out[0] = keep == CROP_LEFT ? 0 : keep == CROP_RIGHT ? across : across / 2;
    out[1] = keep == CROP_TOP ? 0 : keep == CROP_BOTTOM ? down : down / 2;
    out[2] = across - out[0];
    out[3] = down - out[1];
}

/* No box reaches out of the page. */
static struct box picture_box(const struct cover *look, const struct picture *p, const struct page *page)
{
    struct box b = { look->picture_left, look->picture_top, look->picture_width, look->picture_height };
    if (!b.width || b.x + b.width > page->width)
        b.width = page->width - b.x;
    if (!b.height)
        b.height = height_for(p, b.width);
    if (b.y + b.height > page->height)
        b.height = page->height - b.y;
    return b;
}

static struct item cover_picture(const struct cover *look, const struct picture *p, const struct page *page)
{
    struct box b = picture_box(look, p, page);
    if (b.width <= 0 || b.height <= 0)
        return (struct item){ .kind = ITEM_LINK };
    if (look->picture_crop == CROP_NONE)
        b = shrink(p, b);
    struct item item = picture_item(p, b.width, b.height);
    if (look->picture_crop != CROP_NONE)
        crop(p, &b, (enum crop)look->picture_crop, item.picture.crop);
    item.x = b.x;
    item.y = b.y;
    return item;
}

/* ---- the logotype ---- */

static struct item logotype(const struct cover *look, const struct picture *p, const struct page *page)
{
    length room = page->width - look->left - look->right, width = look->logotype_width < room ? look->logotype_width : room;
    length height = height_for(p, width), space = page->height - look->logotype_distance;
    if (height > space) {
        height = space > 1 ? space : 1;
        width = (length)(height * upright_width(p) / upright_height(p));
    }
    bool right = look->logotype_place == TOP_RIGHT || look->logotype_place == BOTTOM_RIGHT;
    bool top = look->logotype_place == TOP_LEFT || look->logotype_place == TOP_RIGHT;
    struct item item = picture_item(p, width, height);
    item.x = right ? page->width - look->right - width : look->left;
    item.y = top ? look->logotype_distance : page->height - look->logotype_distance - height;
    return item;
}

void cover_pictures(struct setter *s, const struct node *cover, struct page *page)
{
    for (const struct node *n = cover->first; n; n = n->next) {
        const struct figure *f = n->kind == NODE_FIGURE ? n->figure : NULL;
        if (!f || !f->picture)
            continue;
        struct item item = f->part == FIGURE_LOGOTYPE ? logotype(cover->cover, f->picture, page) : cover_picture(cover->cover, f->picture, page);
        item.node = n;
        item.role = n->text ? ROLE_CONTENT : ROLE_DECORATION;
        if (item.kind == ITEM_PICTURE)
            *vec_push(s->arena, &page->items) = item;
    }
}
