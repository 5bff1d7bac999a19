/* What the sums of a sheet cover.  Rows are known by their labels: Summa and Totalt are sums, varav is a part, a row with nothing else a sub-head. */
#include "reading.h"

#include "figures/mistake.h"
#include "figures/sums.h"
#include "read/source.h"

static struct sheet *sheet_of(struct reading *r, const char *text)
{
    const struct source *source = source_of_text(&r->arena, "t.csv", text);
    struct sheet *s = sheet_read(&r->arena, "t", csv_read(&r->arena, source, ';', (struct place){ 0 }, &r->messages));
    for (int row = 0; row < s->nrows; row++) {
        const char *label = s->rows[row].label;
        bool empty = true;
        for (int c = 1; c < s->ncolumns; c++)
            empty = empty && sheet_cell(s, row, c)->kind == SHEET_EMPTY;
        s->rows[row].role = strncmp(label, "Summa", 5) == 0 || strncmp(label, "Totalt", 6) == 0 ? SHEET_SUM
                          : strncmp(label, "varav", 5) == 0 ? SHEET_PART : empty ? SHEET_SUBHEAD : SHEET_DATA;
    }
    for (int c = 0; c < s->ncolumns; c++)
        s->columns[c].sum_name = strstr(s->columns[c].header, "Totalt") != NULL;
    return s;
}

static void put_line(struct buffer *out, const struct sheet *s, const struct sum *sum)
{
    bool across = sum->reading == SUM_ACROSS;
    buffer_printf(out, "%s =", across ? s->columns[sum->total].header : s->rows[sum->total].label);
    for (int i = 0; i < sum->nterms; i++)
        buffer_printf(out, " %s", across ? s->columns[sum->terms[i]].header : s->rows[sum->terms[i]].label);
    buffer_printf(out, " (%d of %d)", sum->held, sum->checked);
    for (int i = 0; i < sum->lines.n; i++)
        buffer_printf(out, " %s %s", sum->lines.v[i].error ? "error" : "rounding", across ? s->rows[sum->lines.v[i].row].label : s->columns[sum->lines.v[i].column].header);
    buffer_add(out, "\n");
}

/* The sums that are checked, a line each. */
static void check(int line, const char *text, const char *wanted)
{
    struct reading r;
    struct buffer out = { 0 };
    struct sums sums = { 0 };
    const struct sums_rules rules = { .tolerance_row = 1, .tolerance_sum = -1 };
    reading_open(&r);
    struct sheet *s = sheet_of(&r, text);
    sums_find(&r.arena, s, &rules, &sums);
    for (int i = 0; i < sums.list.n; i++)
        if (sums.list.v[i]->checked)
            put_line(&out, s, sums.list.v[i]);
    if (strcmp(out.s ? out.s : "", wanted) != 0)
        fail_msg("line %d: found\n%swanted\n%s", line, out.s ? out.s : "", wanted);
    buffer_done(&out);
    reading_close(&r);
}

#define CHECK(text, wanted) check(__LINE__, text, wanted)

static void test_readings(void **state)
{
    (void)state;
    CHECK("R;X;Y\nA;100;11\nB;50;12\nSumma;150;23\n", "Summa = A B (2 of 2)\n");
    CHECK("R;X;Y\nA;100;11\nvarav a;90;9\nB;50;12\nSumma;150;23\n", "Summa = A B (2 of 2)\n");
    CHECK("R;X;Y\nA;100;11\nB;50;12\nSumma ett;150;23\nC;7;8\nD;90;1\nSumma två;97;9\nTotalt;247;32\n",
          "Summa ett = A B (2 of 2)\nSumma två = C D (2 of 2)\nTotalt = Summa ett Summa två (2 of 2)\n");
    CHECK("R;X;Y\nIn:;;\nA;100;11\nB;50;12\nUt:;;\nC;7;8\nD;90;1\nSumma;247;32\n", "Summa = A B C D (2 of 2)\n");
    CHECK("R;X;Y\nIn:;;\nA;100;11\nB;50;12\nUt:;;\nC;7;8\nD;90;1\nSumma ut;97;9\n", "Summa ut = C D (2 of 2)\n");
    CHECK("R;X;Y\nTotalt;150;23\nA;100;11\nB;50;12\n", "Totalt = A B (2 of 2)\n");
    CHECK("R;X;Y\nSumma ett;150;23\nA;100;11\nB;50;12\nSumma två;97;9\nC;7;8\nD;90;1\n", "Summa ett = A B (2 of 2)\nSumma två = C D (2 of 2)\n");
    CHECK("R;X\nA;100\nB;50\nSumma ett;150\nC;33\nSumma två;183\n", "Summa ett = A B (1 of 1)\nSumma två = Summa ett C (1 of 1)\n");
}

/* A wrong sub-sum does not make the total wrong. */
static void test_single_rows(void **state)
{
    (void)state;
    /* A row between two sums belongs to the later one where all columns say so; where one column says so, that one leaves it out. */
    CHECK("K;2023;2024\nMark;570;580\nMaskiner;61;64\nSumma fast;631;644\nBidrag;52;49\nFordringar;204;199\nKassa;96;120\nSumma rörligt;300;319\nSumma allt;983;1012\n",
          "Summa fast = Mark Maskiner (2 of 2)\nSumma rörligt = Fordringar Kassa (2 of 2)\nSumma allt = Summa fast Bidrag Summa rörligt (2 of 2)\n");
    CHECK("K;2023;2024\nMark;570;580\nMaskiner;61;64\nSumma fast;631;644\nBidrag;529;494\nFordringar;2041;1990\nKassa;968;1203\nSumma rörligt;3009;3139\n", "Summa fast = Mark Maskiner (2 of 2)\nSumma rörligt = Fordringar Kassa (1 of 2) error 2024\n");
    CHECK("K;A;B;C\nX;0,2;0,2;0,2\nY;4,4;7,1;5,1\nZ;3,1;2,2;9,8\nSumma;7,5;9,3;15,0\n", "Summa = X Y Z (3 of 3) rounding A rounding B rounding C\n");
    CHECK("K;2023;2024\nMark;570;580\nMaskiner;61;64\nBidrag;52;49\nSumma fast;113;693\n", "Summa fast = Mark Maskiner Bidrag (1 of 2) error 2023\n");
}

static void test_ratios(void **state)
{
    (void)state;
    /* Shares of a whole make 100, and figures per inhabitant more than any of them; averages are left alone. */
    CHECK("R;Antal;Andel\nA;41;41 %\nB;39;39 %\nC;20;20 %\nTotalt;100;100 %\n", "Totalt = A B C (2 of 2)\n");
    CHECK("R;Antal;Andel\nA;41;41 %\nB;39;39 %\nC;20;50 %\nTotalt;100;100 %\n", "Totalt = A B C (1 of 2) error Andel\n");
    CHECK("R;tkr;kr/inv\nA;4100;120\nB;3900;114\nC;2000;85\nTotalt;10000;292\n", "Totalt = A B C (1 of 2) error kr/inv\n");
    CHECK("R;tkr;kr/elev\nA;4100;120\nB;3900;114\nC;2000;85\nTotalt;10000;109\n", "Totalt = A B C (1 of 1)\n");
    CHECK("R;Antal;Per 1 000\nA;410;5,8\nB;390;5,6\nC;200;5,4\nTotalt;1000;5,9\n", "Totalt = A B C (1 of 1)\n");
    CHECK("R;Lån;Ränta %\nA;140;0,92\nB;80;0,85\nC;60;4,10\nD;90;0,35\nTotalt;370;2,22\n", "Totalt = A B C D (1 of 1)\n");
    /* One term that is larger than the sum. */
    CHECK("R;Röster;Mandat\nA;4100;26\nB;2900;85\nC;2000;10\nTotalt;9000;51\n", "Totalt = A B C (1 of 2) error Mandat\n");
    /* Totalt 2023 is not made of quarters and of the year that they make. */
    CHECK("T;K1;K2;Totalt 2024;Totalt 2023\nA;20;54;74;149\nB;138;30;168;8\nC;6;113;119;261\nD;77;92;169;2\nE;4;108;112;223\n", "Totalt 2024 = K1 K2 (5 of 5)\n");
}

static void test_errors(void **state)
{
    (void)state;
    CHECK("R;X;Y\nA;100;11\nB;50;12\nSumma ett;150;73\nC;7;8\nD;90;1\nSumma två;97;9\nTotalt;247;32\n",
          "Summa ett = A B (1 of 2) error Y\nSumma två = C D (2 of 2)\nTotalt = A B C D (2 of 2)\n");
    CHECK("R;X\nA;100\nB;250\nC;380\nSumma;703\n", "Summa = A B C (0 of 1) error X\n");
    CHECK("R;X;Y\nA;100;11\nB;50;12\nC;25;13\nSumma;150;23\n", "Summa = A B C (0 of 2) error X error Y\n");
    CHECK("R;X;Y\nA;100;11\nB;51;12\nSumma;150;23\n", "Summa = A B (2 of 2) rounding X\n");
    CHECK("R;X;Y;Z\nA;-2000;-1800;200\nB;-3000;-3450;-450\nC;-1000;-700;300\nSumma;-6000;-5950;500\n", "Summa = A B C (2 of 3) error Z\n");
    CHECK("R;X 2023;X 2024\nA;0,1;1,4\nB;-0,3;-0,3\nSumma;-0,2;-0,2\n", "Summa = A B (1 of 2) error X 2024\n");
    CHECK("R;X;Y\nA;780;410\nB;820;390\nSumma;5160;4400\n", "Summa = A B (0 of 2) error X error Y\n");     /* a row is missing */
    CHECK("R;X;Y\nA;300;100\nB;500;250\nSumma;200;150\n", "Summa = A B (0 of 2) error X error Y\n");     /* B and the sum have changed places */
}

/* Averages, indexes and shares are no sums, nor is a total of more than the rows that stand there. */
/* A row called nothing but Summa, which no average can be, far from what its rows give. */
static void test_far_off(void **state)
{
    (void)state;
    CHECK("R;X\nA;117\nB;212\nC;56\nSumma;700\n", "Summa = A B C (0 of 1) error X\n");
    CHECK("R;X\nA;117\nB;212\nC;56\nSumma;50\n", "Summa = A B C (0 of 1) error X\n");
    CHECK("R;X\nA;117\nB;212\nC;56\nSumma;128\n", "");
    CHECK("R;X\nA;117\nB;212\nC;56\nTotalt;700\n", "");
    CHECK("R;X;Y\nA;117;100\nB;212;200\nC;56;50\nSumma;700;350\n", "Summa = A B C (1 of 2) error X\n");
    CHECK("R;X;Y\nA;117;100\nB;212;200\nC;56;50\nSumma;128;350\n", "Summa = A B C (1 of 1)\n");
}

static void test_no_sums(void **state)
{
    (void)state;
    CHECK("R;X;Y\nA;78;4,1\nB;82;3,9\nTotalt;80;4,0\n", "");
    CHECK("R;Antal;Betyg\nA;78;4,1\nB;82;3,9\nTotalt;160;4,0\n", "Totalt = A B (1 of 1)\n");
    CHECK("R;Antal;Andel\nA;78;41 %\nB;82;39 %\nTotalt;160;40 %\n", "Totalt = A B (1 of 1)\n");
    CHECK("R;X;Y\nA;780;410\nB;820;390\nTotalt;5160;4400\n", "");
    CHECK("R;X;Y\nA;78;0\nB;820;–\nTotalt antal dygn;3414;\n", "");
    CHECK("R;X;Y\nA;;\nSumma;;\n", "");
    CHECK("R;X\nSumma;\n", "");
}

static void test_across(void **state)
{
    (void)state;
    CHECK("R;K;M;Totalt\nA;100;11;111\nB;50;12;62\n", "Totalt = K M (2 of 2)\n");
    CHECK("R;Totalt;K;M\nA;111;100;11\nB;62;50;12\nC;83;80;30\nD;9;4;5\n", "Totalt = K M (3 of 4) error C\n");
    CHECK("R;Nr;K;M;Totalt\nA;1;100;11;111\nB;2;50;12;62\n", "Totalt = K M (2 of 2)\n");
    CHECK("R;Totalt;K;M\nA;78;80;75\nB;62;64;61\nC;6;7;5\n", "");
    CHECK("R;K;M;Totalt\nA;100;11;111\nB;50;12;62\nBetyg;4,1;3,9;4,0\n", "Totalt = K M (2 of 2)\n");
}

/* Which figure is wrong is said by the sums that cross in it. */
static void test_crossing(void **state)
{
    struct reading r;
    struct sums sums = { 0 };
    const struct sums_rules rules = { .tolerance_row = 1, .tolerance_sum = -1 };
    (void)state;
    reading_open(&r);
    struct sheet *s = sheet_of(&r, "R;K;M;Totalt\nA;100;11;111\nB;80;12;62\nC;31;40;71\nSumma;181;63;244\n");
    sums_find(&r.arena, s, &rules, &sums);
    const struct sum *down = sums.list.v[0];
    assert_int_equal(down->lines.n, 1);
    struct mistake m = mistake_of(&r.arena, s, down, down->lines.v[0].row, down->lines.v[0].column, 2);
    assert_int_equal(m.cause, EXPLAIN_DIGIT);
    assert_int_equal(m.row, 1);
    assert_int_equal(m.column, 1);
    assert_int_equal(m.right.value, 50);
    reading_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readings), cmocka_unit_test(test_single_rows), cmocka_unit_test(test_ratios), cmocka_unit_test(test_errors), cmocka_unit_test(test_far_off), cmocka_unit_test(test_no_sums), cmocka_unit_test(test_across), cmocka_unit_test(test_crossing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
