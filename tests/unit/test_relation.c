/* test_relation.c: relations that nobody told */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "figures/search.h"
#include "read/source.h"

struct found {
    struct arena arena;
    struct messages messages;
    struct relations *columns, *rows;
};

static int set_up(void **state)
{
    struct found *f = test_calloc(1, sizeof *f);
    arena_init(&f->arena);
    messages_init(&f->messages, &f->arena);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct found *f = *state;
    arena_done(&f->arena);
    test_free(f);
    return 0;
}

static void find(struct found *f, const char *csv)
{
    struct source *source = source_of_text(&f->arena, "t.csv", csv);
    const struct sheet *s = sheet_read(&f->arena, "t", csv_read(&f->arena, source, ';', (struct place){ 0 }, &f->messages));
    f->columns = relations_find(&f->arena, grid_of_columns(&f->arena, s));
    f->rows = relations_find(&f->arena, grid_of_rows(&f->arena, s));
}

static const struct relation *only(const struct relations *r)
{
    assert_int_equal(r->list.n, 1);
    return r->list.v[0];
}

static void a_difference_holds_in_all_rows(void **state)
{
    struct found *f = *state;
    find(f, "Enhet;Utfall;Budget;Avvikelse\nA;-4893;-4712;-181\nB;-9120;-9250;130\nC;-7118;-7350;232\nD;-5962;-5200;-762\n");
    assert_string_equal(relation_text(&f->arena, only(f->columns)), "Avvikelse = Utfall - Budget");
    assert_int_equal(f->columns->list.v[0]->held, 4);
    assert_int_equal(f->rows->list.n, 0);
}

static void a_row_that_breaks_it_is_told(void **state)
{
    struct found *f = *state;
    find(f, "Enhet;Utfall;Budget;Avvikelse\nA;-4893;-4712;-181\nB;-9120;-9250;130\nC;-7118;-7350;232\nD;-5962;-5200;-672\nE;-2044;-2300;256\n");
    const struct relation *r = only(f->columns);
    assert_int_equal(r->nbreaks, 1);
    assert_int_equal(r->breaks[0].line, 3);
    assert_int_equal(r->breaks[0].off, 90);
    assert_false(r->breaks[0].turned);
    assert_false(relation_covers(r, 3));
}

static void small_counts_and_zeros_tell_nothing(void **state)
{
    struct found *f = *state;
    find(f, "Typ;2022;2023;2024\nA;1;2;3\nB;0;4;4\nC;2;2;4\nD;1;1;2\n");
    assert_int_equal(f->columns->list.n, 0);
    find(f, "Typ;Utfall;Budget;Avvikelse\nA;800;800;0\nB;3500;3500;0\nC;1200;1200;0\nD;90;90;0\n");
    assert_int_equal(f->columns->list.n, 0);
}

static void proportional_rows_are_one_row(void **state)
{
    struct found *f = *state;
    find(f, "Taxa;En;Tre;Fyra\nA;1350;4050;5400\nB;1180;3540;4720\nC;1260;3780;5040\nD;980;2940;3920\n");
    assert_int_equal(f->columns->list.n, 0);
}

static void averages_are_no_lines_of_sums(void **state)
{
    struct found *f = *state;
    find(f, "Yrke;Kvinnor;Män;Alla;Medelålder\nKock;112;31;143;44,1\nLärare;408;166;574;46,0\nChef;57;29;86;50,2\nAlla;577;226;803;46,1\n");
    assert_string_equal(relation_text(&f->arena, only(f->rows)), "Alla = Kock + Lärare + Chef");
    assert_int_equal(f->rows->list.v[0]->nbreaks, 0);
    find(f, "Post;1;2;3;4;5\nSumma;100,0;-103,3;106,4;109,8;112,6\nSkatter;-98,4;105,1;-104,8;-107,6;-110,7\nKultur;0,8;0,8;0,8;1,1;0,9\n");
    assert_int_equal(f->rows->list.n, 0);
}

static void a_row_with_one_figure_is_a_term(void **state)
{
    struct found *f = *state;
    find(f, "Flöde;2021;2022;2023;2024\nMedel;513105;844059;602499;723297\nFordringar;-235871;-103188;31858;-231045\nFörråd;;775;;\nSkulder;89084;-14034;210118;-179721\n"
            "Löpande;366318;727612;844475;312531\n");
    assert_string_equal(relation_text(&f->arena, only(f->rows)), "Löpande = Medel + Fordringar + Förråd + Skulder");
    assert_int_equal(f->rows->list.v[0]->nbreaks, 0);
}

/* Two columns of which the one holds what the other lacks break it by as much up as down: no cells have changed places. */
static void opposite_columns_are_no_swap(void **state)
{
    struct found *f = *state;
    find(f, "Ålder;Budget;Utfall;Diff;Egen;Annan\n1;817;776;-41;620;156\n3;252;230;-22;184;46\n6;606;546;-60;436;110\n");
    assert_int_equal(f->rows->list.n, 0);
    find(f, "Ålder;A;B;C;D;E\n1;817;776;941;620;156\n3;252;230;522;184;46\n6;565;546;436;419;110\n");
    assert_int_equal(only(f->rows)->nbreaks, 2);
}

static void shares_are_known_by_their_name(void **state)
{
    struct found *f = *state;
    find(f, "Skola;Elever;Godkända;Andel (%)\nA;87;71;81,6\nB;104;99;95,2\nC;58;41;70,7\nD;93;80;86,0\n");
    assert_string_equal(relation_text(&f->arena, only(f->columns)), "Andel (%) = Godkända in per cent of Elever");
}

static void sums_of_rows_go_on_from_sums(void **state)
{
    struct found *f = *state;
    find(f, "mnkr;2024;2023;2022\nIntäkter;1288,4;1240,1;1197,3\nKostnader;-1301,7;-1261,9;-1205,2\nAvskrivningar;-61,2;-58,8;-57,1\n"
            "Nettokostnader;-74,5;-80,6;-65,0\nSkatter;268,3;266,1;264,2\nUtjämning;114,9;113,6;113,1\nResultat;308,7;299,1;312,3\n");
    assert_int_equal(f->rows->list.n, 2);
    assert_string_equal(relation_text(&f->arena, f->rows->list.v[0]), "Nettokostnader = Intäkter + Kostnader + Avskrivningar");
    assert_string_equal(relation_text(&f->arena, f->rows->list.v[1]), "Resultat = Nettokostnader + Skatter + Utjämning");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_difference_holds_in_all_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_row_that_breaks_it_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(small_counts_and_zeros_tell_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(proportional_rows_are_one_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shares_are_known_by_their_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(averages_are_no_lines_of_sums, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_row_with_one_figure_is_a_term, set_up, tear_down),
        cmocka_unit_test_setup_teardown(opposite_columns_are_no_swap, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sums_of_rows_go_on_from_sums, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
