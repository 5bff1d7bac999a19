/* test_nobreak.c: where lines may end, and where Swedish practice ends none
 *
 * A space is a place where a line may end, and ~ a space that is none; | and = are places inside a word, without and
 * with a hyphen. */
#include "setting.h"

static void numbers(void **state)
{
    assert_breaks(*state, "av 1 234 567 ba", "av 1~234~567 ba");
    assert_breaks(*state, "ba 12 345,6 och (1 234) ba", "ba 12~345,6 och (1~234) ba");
    assert_breaks(*state, "−17 013 ba −5", "−17~013 ba −5");
    assert_breaks(*state, "1 000–2 000 ba", "1~000–2~000 ba");
    assert_breaks(*state, "ba 2024 120 ba", "ba 2024 120 ba");              /* a year is no thousand */
    assert_breaks(*state, "12,5 100 ba", "12,5 100 ba");                    /* nor is a decimal */
    assert_breaks(*state, "641 80 Ka, 0150-57 70 00 ba", "641~80 Ka, 0150-57~70~00 ba");
}

static void units(void **state)
{
    assert_breaks(*state, "1 234 tkr, 5 mnkr och 3 mdkr.", "1~234~tkr, 5~mnkr och 3~mdkr.");
    assert_breaks(*state, "25 % av 3 ‰ vid 20 °C", "25~% av 3~‰ vid 20~°C");
    assert_breaks(*state, "(25 %) 30 kr/dygn 4 st 6 km 70 m² 8 kWh", "(25~%) 30~kr/dygn 4~st 6~km 70~m² 8~kWh");
    assert_breaks(*state, "12 miljoner kronor", "12~mil=jo=ner kro=nor");
    assert_breaks(*state, "15–20 procent på 3 år", "15–20~pro=cent på 3~år");
    assert_breaks(*state, "År 2024. St Per", "År 2024. St Per");
    assert_breaks(*state, "25 procentenheter", "25 pro=cen=ten=he=ter");
}

static void paragraphs_of_law(void **state)
{
    assert_breaks(*state, "se § 22 och 22 § här", "se §~22 och 22~§ här");
    assert_breaks(*state, "se §§ 3–5, 3–5 §§ här", "se §§~3–5, 3–5~§§ här");
    assert_breaks(*state, "4 kap. 6 a § lag", "4~kap.~6~a~§ lag");
    assert_breaks(*state, "ge 5 a de", "ge 5 a de");
}

static void dates(void **state)
{
    assert_breaks(*state, "på den 27 februari 2025 är", "på den~27~februari~2025 är");
    assert_breaks(*state, "Den 1:a maj", "Den~1:a maj");
    assert_breaks(*state, "april–juni 2025 i", "april–|juni~2025 i");
    assert_breaks(*state, "1 mars–31 maj 2020,", "1~mars–|31~maj~2020,");
    assert_breaks(*state, "i maj, 2020 kom", "i maj, 2020 kom");
    assert_breaks(*state, "2025-02-27 till 1/1-31/8 i", "2025-02-27 till 1/1-31/8 i");
    assert_breaks(*state, "år 2021–2024 är", "år 2021–2024 är");
}

static void heads(void **state)
{
    assert_breaks(*state, "se bilaga 3, nr 5, sida 7, sid. 8, s. 9", "se bi=la=ga~3, nr~5, sida~7, sid.~8, s.~9");
    assert_breaks(*state, "(Tabell 4) diagram 5 avsnitt 1.2, kap. 3", "(Ta=bell~4) dia=gram~5 av=snitt~1.2, kap.~3");
    assert_breaks(*state, "Bilaga A är", "Bi=la=ga~A är");
    assert_breaks(*state, "på sida. I år", "på sida. I år");
    assert_breaks(*state, "kl. 13.00 ca 25 av", "kl.~13.00 ca~25 av");
    assert_breaks(*state, "i bilaga, 5 av", "i bi=la=ga, 5 av");
}

static void abbreviations(void **state)
{
    assert_breaks(*state, "som t ex de", "som t~ex de");
    assert_breaks(*state, "bl a m m d v s s k p g a", "bl~a m~m d~v~s s~k p~g~a");
    assert_breaks(*state, "fr o m en t o m en o s v. en", "fr~o~m en t~o~m en o~s~v. en");
    assert_breaks(*state, "(T. ex. ja, m. fl.) ja", "(T.~ex. ja, m.~fl.) ja");
    assert_breaks(*state, "t.ex. bl.a. d.v.s. ja", "t.ex. bl.a. d.v.s. ja");
    assert_breaks(*state, "ett ex av t exakt m mer", "ett ex av t ex=akt m mer");
    assert_breaks(*state, "A. B. Asp", "A.~B. Asp");
}

static void dashes(void **state)
{
    assert_breaks(*state, "ja – men nej", "ja~– men nej");
    assert_breaks(*state, "ja – 25 nej", "ja~– 25 nej");
    assert_breaks(*state, "10 – 20 %", "10~–~20~%");
    assert_breaks(*state, "− 5 och – 5", "−~5 och~– 5");
    assert_breaks(*state, "(– 5)", "(–~5)");
    assert_breaks(*state, "ja … nej", "ja~… nej");
    assert_breaks(*state, "Lund—Ystad", "Lund—|Ystad");
    assert_breaks(*state, "jan–aug", "jan–aug");
    assert_breaks(*state, "mån—fre", "mån—fre");
}

static void hyphens_of_the_text(void **state)
{
    assert_breaks(*state, "kultur-, idrotts- och fritidslivet", "kul=tur-, id=rotts- och fri=tids=li=vet");
    assert_breaks(*state, "KS-handling e-post A-kassa", "KS-|hand=ling e-post A-kas=sa");
    assert_breaks(*state, "COVID-19 10-årig 2024-åren", "COVID-19 10-årig 2024-åren");
    assert_breaks(*state, "IT-avd co\u2010op", "IT-|avd co\u2010|op");
    assert_breaks(*state, "e-tjänsten", "e-tjäns=ten");
    assert_breaks(*state, "no\u2011break", "no\u2011break");
}

static void slashes(void **state)
{
    assert_breaks(*state, "och/eller", "och/|el=ler");
    assert_breaks(*state, "KS/KLF OSN/KLF km/tim 1/2 ja/nej", "KS/KLF OSN/KLF km/tim 1/2 ja/nej");
}

static void addresses(void **state)
{
    assert_breaks(*state, "se https://www.scb.se/hitta-statistik/a.html.", "se https://www.|scb.|se/|hitta-|statistik/|a.|html.");
    assert_breaks(*state, "(www.katrineholm.se)", "(www.|katrineholm.se)");
    assert_breaks(*state, "kommunen@katrineholm.se", "kommunen@|katrineholm.se");
    assert_breaks(*state, "katrineholm.se", "katrineholm.se");
}

static void words_with_signs(void **state)
{
    assert_breaks(*state, "”kommun” (kommunen)", "”kom=mun” (kom=mu=nen)");
    assert_breaks(*state, "A4kommun kommun4 Q3kommunen", "A4kommun kommun4 Q3kommunen");
    assert_breaks(*state, "OECD KOMMUN", "OECD KOMMUN");
    assert_breaks(*state, "kommun\u00A0kommun", "kom=mun\u00A0kom=mun");
    assert_breaks(*state, "中文字", "中|文|字");
}

static void soft_hyphens(void **state)
{
    assert_breaks(*state, "kommu\u00ADnen \u00ADhus hu\u00AD", "kommu=nen hus hu");
}

static void white_space(void **state)
{
    assert_breaks(*state, "  ja \t\n nej  ", "ja nej");
    assert_breaks(*state, "", "");
    assert_breaks(*state, " \n ", "");
    assert_breaks(*state, "ja\u2003nej\u2028nu", "ja nej nu");
    assert_breaks(*state, "1\u2009234\u202F567", "1\u2009234\u202F567");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setting_init, setting_done)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(numbers), TEST(units), TEST(paragraphs_of_law), TEST(dates), TEST(heads), TEST(abbreviations), TEST(dashes),
        TEST(hyphens_of_the_text), TEST(slashes), TEST(addresses), TEST(words_with_signs), TEST(soft_hyphens), TEST(white_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
