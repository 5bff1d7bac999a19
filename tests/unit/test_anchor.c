/* test_anchor.c: names that links inside the report use */
#include "reading.h"

#include "document/anchor.h"

static struct arena arena;

static void assert_name(const char *text, const char *name)
{
    assert_string_equal(anchor_name(&arena, text), name);
}

static void names_headings(void **state)
{
    (void)state;
    assert_name("Investeringar", "investeringar");
    assert_name("God ekonomisk hushållning", "god-ekonomisk-hushållning");
    assert_name("Attraktiva boende- & livsmiljöer", "attraktiva-boende-livsmiljöer");
    assert_name("  ÅTGÄRDER, 2024–2026!  ", "åtgärder-2024-2026");
    assert_name("med\u00ADarbetare", "medarbetare");
    assert_name("å i två tecken: a\u030A", "å-i-två-tecken-å");
    assert_name("–", "");
    assert_name("", "");
}

static struct node *add_heading(struct node *document, const char *text)
{
    struct node *n = node_add(document, node_new(&arena, NODE_HEADING, document->place));

    n->number = 2;
    node_add(n, node_new(&arena, NODE_TEXT, n->place))->text = text;
    return n;
}

static struct node *add_link(struct node *document, const char *target)
{
    struct node *p = node_add(document, node_new(&arena, NODE_PARAGRAPH, document->place));
    struct node *link = node_add(p, node_new(&arena, NODE_LINK, p->place));

    link->text = target;
    return link;
}

/* The twelfth of twelve: more than a message tells. */
static void finds_one_of_many(void **state)
{
    struct messages messages;
    struct node *document = node_new(&arena, NODE_DOCUMENT, (struct place){0}), *last = NULL;
    struct anchors anchors = {.arena = &arena, .messages = &messages};
    (void)state;

    messages_init(&messages, &arena);
    for (int i = 0; i < 12; i++)
        last = add_heading(document, "Åtgärd");
    struct node *twelfth = add_link(document, "#atgard-12"), *thirteenth = add_link(document, "#åtgärd-13");
    struct node *any = add_link(document, "#åtgärd");
    anchors_resolve(&anchors, document);
    assert_ptr_equal(twelfth->target, last);
    assert_true(last->linked);
    assert_null(thirteenth->target);
    assert_null(any->target);
    assert_int_equal(messages.errors, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_headings),
        cmocka_unit_test(finds_one_of_many),
    };
    arena_init(&arena);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_done(&arena);
    return failed;
}
