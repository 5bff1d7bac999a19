/* inline.c: inline nodes as segments of one paragraph */

#include "typeset/inline.h"

/* Superscripts: the usual proportions where a font brings no glyphs of its own (OpenType spec, OS/2 ySuperscriptYSize and YOffset of text fonts). */
#define SUPERSCRIPT_SIZE(size) ((size) * 65 / 100)
#define SUPERSCRIPT_RISE(size) ((size) * 35 / 100)

struct context {
    const struct style *style;
    const struct node *link;
};

static struct segment *add(struct setter *s, const struct context *c, const struct node *n, struct segments *out)
{
    struct segment *segment = vec_push(s->typesetter.scratch, out);
    bool linked = c->link && s->link;
    *segment = (struct segment){
        .text = n->text ? n->text : "", .node = n, .font = style_font(s, c->style, n->bold, n->italic), .size = c->style->size,
        .color = linked ? s->link->color : c->style->color, .underline = c->style->underline || (linked && s->link->underline), .link = c->link, .foreign = node_language(n) != NULL,
    };
    return segment;
}

/* A star is raised by the font itself. */
static void add_mark(struct setter *s, const struct context *c, const struct node *n, const struct node *note, struct segments *out)
{
    struct segment *mark = add(s, c, n, out);
    mark->note = note;
    if (*n->text == '*')
        return;
    mark->size = SUPERSCRIPT_SIZE(c->style->size);
    mark->rise = SUPERSCRIPT_RISE(c->style->size);
}

static void walk(struct setter *s, const struct context *c, const struct node *parent, struct segments *out)
{
    for (const struct node *n = parent->first; n; n = n->next) {
        struct context below = *c;
        switch (n->kind) {
        case NODE_LINK:
            below.link = n;
            walk(s, &below, n, out);
            break;
        case NODE_BREAK:
            add(s, c, n, out)->break_after = true;
            break;
        case NODE_NOTE_MARK:
            add_mark(s, c, n, n->note, out);
            break;
        case NODE_TEXT:
            if (n->raised)
                add_mark(s, c, n, n->next->note, out);
            else
                add(s, c, n, out);
            break;
        default:
            add(s, c, n, out);
        }
    }
}

void inline_segments(struct setter *s, const struct node *parent, const struct style *style, struct segments *out)
{
    struct context c = { style, NULL };
    if (node_is_plain(parent))
        add(s, &c, parent, out);
    walk(s, &c, parent, out);
}
