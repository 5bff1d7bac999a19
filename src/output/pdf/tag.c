/* tag.c: structure types, and which of them a node gets */
#include "output/pdf/tag.h"

const char *tag_name(enum tag tag)
{
    static const char *const names[] = {
        [TAG_DOCUMENT] = "Document", [TAG_SECT] = "Sect", [TAG_TITLE] = "Title", [TAG_H1] = "H1", [TAG_H2] = "H2",
        [TAG_H3] = "H3", [TAG_H4] = "H4", [TAG_H5] = "H5", [TAG_H6] = "H6", [TAG_P] = "P", [TAG_L] = "L", [TAG_LI] = "LI", [TAG_LBL] = "Lbl",
        [TAG_LBODY] = "LBody", [TAG_TABLE] = "Table", [TAG_CAPTION] = "Caption", [TAG_THEAD] = "THead", [TAG_TBODY] = "TBody",
        [TAG_TR] = "TR", [TAG_TH] = "TH", [TAG_TD] = "TD", [TAG_TOC] = "TOC", [TAG_TOCI] = "TOCI", [TAG_REFERENCE] = "Reference",
        [TAG_LINK] = "Link", [TAG_NOTE] = "Note", [TAG_SPAN] = "Span", [TAG_DIV] = "Div", [TAG_FIGURE] = "Figure",
        [TAG_FORM] = "Form",
    };

    return names[tag];
}

/* A title is the caption of its table, not a head of its columns; a legend lists its symbols. */
enum tag tag_of_node(const struct node *n)
{
    static const enum tag tags[] = {
        [NODE_DOCUMENT] = TAG_DOCUMENT, [NODE_COVER] = TAG_SECT, [NODE_CONTENTS] = TAG_SECT, [NODE_CONTENTS_ENTRY] = TAG_TOCI,
        [NODE_HEADING] = TAG_H1, [NODE_PARAGRAPH] = TAG_P, [NODE_LIST] = TAG_L, [NODE_ITEM] = TAG_LI, [NODE_TABLE] = TAG_TABLE,
        [NODE_TITLE] = TAG_CAPTION, [NODE_HEAD] = TAG_THEAD, [NODE_BODY] = TAG_TBODY, [NODE_ROW] = TAG_TR, [NODE_CELL] = TAG_TD,
        [NODE_LEGEND] = TAG_L, [NODE_FIELD] = TAG_P, [NODE_NOTE] = TAG_NOTE, [NODE_FIGURE] = TAG_FIGURE, [NODE_CAPTION] = TAG_CAPTION,
        [NODE_SIGNATURES] = TAG_DIV, [NODE_SIGNER] = TAG_DIV, [NODE_SIGNATURE] = TAG_FORM, [NODE_TEXT] = TAG_SPAN, [NODE_LINK] = TAG_LINK, [NODE_SYMBOL] = TAG_SPAN,
        [NODE_BREAK] = TAG_SPAN, [NODE_NOTE_MARK] = TAG_REFERENCE,
    };

    return n->kind == NODE_CELL && n->cell->head ? TAG_TH : tags[n->kind];
}

enum tag tag_of_heading(int depth)
{
    return depth < 6 ? (enum tag)(TAG_H1 + depth - 1) : TAG_H6;
}

bool tag_is_inline(enum tag tag)
{
    return tag == TAG_SPAN || tag == TAG_LINK || tag == TAG_REFERENCE;
}
