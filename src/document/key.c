/* key.c: the table of all sections and keys */

#include "document/key.h"

#include <string.h>
#include "document/report.h"

#define UNNAMED(kind, where, block, type, help) { kind, where, NAME_NONE, block, sizeof(struct type), -1, NULL, help }
#define MAY_NAME(kind, type, help) { kind, IN_REPORT | IN_LAYOUT, NAME_MAY, 0, sizeof(struct type), offsetof(struct type, name), "based-on", help }

const struct section_kind section_table[] = {
    /* the report */
    UNNAMED("report", IN_REPORT, 0, report, "What the report is."),
    UNNAMED("decision", IN_REPORT, 0, decision, "The decision on the report, as it stands in the minutes."),
    UNNAMED("archive", IN_REPORT | IN_LAYOUT, 0, delivery, "What a package for the e-arkiv says of the delivery. Nothing of it is printed. What all reports of a municipality have in common can stand in its layout."),
    UNNAMED("changes", IN_REPORT | IN_LAYOUT, 0, changes, "The ändringsförteckning: what was changed since the report was first decided, as a list on a page of its own and as bars in the margin. In a layout: its look. In a report: its file."),
    { "cover", IN_REPORT | IN_LAYOUT, NAME_MAY, 1, sizeof(struct cover), offsetof(struct cover, name), "based-on",
      "The cover. In a layout: its look. In a report: that there is one, here. [cover NAME] is the look of another page of its own kind: the title page of a bilaga." },
    UNNAMED("contents", IN_REPORT | IN_LAYOUT, 1, contents, "The table of contents. In a layout: its look. In a report: that there is one, here."),
    { "text", IN_REPORT, NAME_NEEDED, 1, sizeof(struct text_block), -1, NULL, "Prose from a Markdown file." },
    { "heading", IN_REPORT, NAME_NEEDED, 1, sizeof(struct heading_block), -1, NULL, "A heading by itself." },
    { "table", IN_REPORT, NAME_NEEDED, 1, sizeof(struct table_block), -1, NULL, "A table from a CSV file." },
    { "cards", IN_REPORT, NAME_NEEDED, 1, sizeof(struct cards_block), -1, NULL, "Cards from a CSV file: a row each, with a heading and its fields below." },
    { "prose", IN_REPORT, NAME_NEEDED, 1, sizeof(struct prose_block), -1, NULL, "Prose from a CSV file: a section a row, each with its heading." },
    { "legend", IN_REPORT, NAME_NEEDED, 1, sizeof(struct legend_block), -1, NULL, "A line that explains the symbols of a set." },
    { "chart", IN_REPORT, NAME_NEEDED, 1, sizeof(struct chart_block), -1, NULL, "A chart of lines or bars from a CSV file: the first column holds the categories (months, years, names), each other column is a series." },
    { "picture", IN_REPORT, NAME_NEEDED, 1, sizeof(struct picture_block), -1, NULL, "A picture from a PNG or JPEG file." },
    { "appendix", IN_REPORT, NAME_NEEDED, 1, sizeof(struct appendix_block), -1, NULL,
      "A bilaga: a heading of level 1 on a new page. What follows belongs to it, up to the next heading of level 1: a text file that begins with # is a chapter of its own, unless it is given top-level = 2." },
    { "appendix-list", IN_REPORT, NAME_NEEDED, 1, sizeof(struct appendix_list_block), -1, NULL, "A list of the bilagor, with their pages." },
    { "signatures", IN_REPORT, NAME_NEEDED, 1, sizeof(struct signatures_block), -1, NULL,
      "Where a report is signed: a field for an electronic signature, or lines on paper, for each who signs. Nothing of one who signs is parted by a page." },
    { "accept", IN_REPORT, NAME_NEEDED, 0, sizeof(struct accept), offsetof(struct accept, name), NULL,
      "A finding of the checks that shall stand: what it is, why, and who answers for it. `kommuntryck check --accept` prints one for every error, ready to be filled in." },
    { "accepted", IN_REPORT, NAME_NEEDED, 1, sizeof(struct accepted_block), -1, NULL, "A list of what the [accept] sections of the report say, for its readers." },
    UNNAMED("appendices", IN_REPORT | IN_LAYOUT, 0, appendices, "How bilagor are numbered and how they begin."),
    /* the layout */
    { "layout", IN_LAYOUT, 0, 0, sizeof(struct layout_file), -1, NULL, "What the layout is called, and what it builds upon." },
    MAY_NAME("page", page_style, "The paper and its margins. [page] is what pages are like where no block says otherwise; [page NAME] is another kind of page, for the key page of a block."),
    MAY_NAME("running-head", running, "The line over the text on every page but the cover. [running-head NAME]: on the pages of a [page NAME] whose key head names it."),
    MAY_NAME("running-foot", running, "The line under the text on every page but the cover. [running-foot NAME]: on the pages of a [page NAME] whose key foot names it."),
    UNNAMED("draft-mark", IN_REPORT | IN_LAYOUT, 0, draft_mark, "What every page of a report says that is not decided, cover and title pages too: a line at the top edge of the page. It goes away when the report is decided, and nothing else moves."),
    UNNAMED("headings", IN_REPORT | IN_LAYOUT, 0, headings, "Numbering of headings and page breaks before them."),
    { "cover-line", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct cover_line), offsetof(struct cover_line, name), NULL,
      "One line of the cover." },
    UNNAMED("hyphenation", IN_REPORT | IN_LAYOUT, 0, hyphenation, "Hyphenation of words."),
    UNNAMED("check", IN_REPORT | IN_LAYOUT, 0, check_rules, "What is checked of figures and texts before a report is set, and how strictly."),
    { "identity", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct identity), offsetof(struct identity, name), NULL,
      "A rule that figures of tables obey. In a layout: what holds wherever a table has these columns. In a report: a rule that names what is not there is an error." },
    UNNAMED("numbers", IN_REPORT | IN_LAYOUT, 0, numbers, "How figures in tables are written."),
    UNNAMED("words", IN_REPORT | IN_LAYOUT, 0, words, "Words that the program itself puts on the page."),
    { "color", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct color_definition), offsetof(struct color_definition, name), NULL,
      "A colour with a name, to be used by other keys." },
    { "style", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct style), offsetof(struct style, name), "based-on",
      "How a kind of text is set." },
    { "table-style", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct table_style), offsetof(struct table_style, name), "based-on",
      "How a kind of table is set." },
    { "column", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct column), offsetof(struct column, name), "based-on",
      "What a table style does with the columns whose header matches." },
    { "row", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct row_style), offsetof(struct row_style, name), NULL,
      "What a table style does with the rows that match." },
    { "card-style", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct card_style), offsetof(struct card_style, name), "based-on",
      "What a card is made of and looks like." },
    { "card-field", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct card_field), offsetof(struct card_field, name), "based-on",
      "One field of a card: a column of the CSV file and how it is set." },
    { "symbols", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct symbol_set), offsetof(struct symbol_set, name), "based-on", "A set of symbols." },
    { "symbol", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct symbol), offsetof(struct symbol, name), "based-on",
      "One symbol: a word, and a shape in a colour with what is drawn on it." },
    { "shape", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct shape), offsetof(struct shape, name), NULL,
      "A shape that symbols are made of." },
    { "signer", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct signer), offsetof(struct signer, name), NULL,
      "One who signs." },
    { "signature-style", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct signature_style), offsetof(struct signature_style, name), "based-on",
      "What is set for each who signs: a field in the PDF, which a signing service or `kommuntryck sign` fills, or lines to sign on paper." },
    { "chart-style", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct chart_style), offsetof(struct chart_style, name), "based-on",
      "How a kind of chart is drawn." },
    { "series", IN_REPORT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct series), offsetof(struct series, name), NULL,
      "How a series of a chart is drawn. Series should differ without their colours too: in lightness, dashes and markers." },
    { "family", IN_FONT | IN_LAYOUT, NAME_NEEDED, 0, sizeof(struct family), offsetof(struct family, name), NULL,
      "The font files of a family. It stands in fonts/NAME.ini, or in a layout." },
    { NULL, 0, 0, 0, 0, 0, NULL, NULL }
};

#define K(section, name, type, value, range, strct, member, help) \
    { section, name, KEY_##type, value, range, offsetof(struct strct, member), help }

static const char encodings[] = "auto|utf-8|windows-1252";

#define BREAKS_HELP "What a line break in a cell of the kind markdown means: a new paragraph, as people type them, or a space, as in Markdown files, where only an empty line begins a paragraph."

/* On every block that is made of the rows of a CSV file. */
#define ROWS(section, strct) \
    K(section, "file", FILE, NULL, NULL, strct, csv.file, "The CSV file."), \
    K(section, "where", TEXT, "", NULL, strct, csv.where, "Only the rows whose cell in a column is one of some values, to the letter: Nämnd = Socialnämnden | Kulturnämnden. Without a value: the rows where the cell is empty."), \
    K(section, "sort", LIST, "", NULL, strct, csv.sort, "The columns that the rows are sorted by; empty: they stand as in the file. Texts in Swedish order, figures by size, empty cells last; -Kolumn turns the order round. In a table, sums and sub-heads stay where they are and the rows between them are sorted; in groups, the rows of each group."), \
    K(section, "group", LIST, "", NULL, strct, csv.group, "A column: a heading for each of its values and what belongs to it below, in the order in which they first stand in the file; rows of a value that returns further down are gathered. The column itself is not shown. An empty cell belongs to the value above. Several columns give headings on several levels."), \
    K(section, "group-text", LIST, "", NULL, strct, csv.group_text, "A column of prose whose text stands under the heading of a group: the first one in the group; others must be the same. Of several columns, each belongs to the groups of its level."), \
    K(section, "encoding", CHOICE, "auto", encodings, strct, csv.encoding, "Encoding of the file."), \
    K(section, "separator", CHOICE, "auto", "auto|semicolon|comma|tab", strct, csv.separator, "What separates the cells.")

/* On every block. */
#define PLACING(section, strct) \
    K(section, "page", REFERENCE, "", "page", strct, placing.page, "The kind of page that the block stands on, [page NAME]; it begins a new one where the block before stands on another kind. Empty: that of its bilaga or chapter, as the [appendix] or the [heading] of level 1 says, else [page]."), \
    K(section, "new-page", YESNO, "no", NULL, strct, placing.new_page, "The block begins a new page."), \
    K(section, "numbered", YESNO, "yes", NULL, strct, placing.numbered, "The headings of the block have numbers, where [headings] gives numbers at all. no: they and those below them have none and are not counted.")

const struct key key_table[] = {
    K("report", "layout", TEXT, NULL, NULL, report, layout, "The layout: the name of a file in the layout directories, or a path that begins with ./ in the report's folder."),
    K("report", "title", TEXT, NULL, NULL, report, title, "The title. Cover, document properties."),
    K("report", "subtitle", TEXT, "", NULL, report, subtitle, "A second line of the title."),
    K("report", "type", TEXT, "", NULL, report, type, "Kind of report: Årsredovisning, Delårsrapport, Internkontroll …"),
    K("report", "municipality", TEXT, "", NULL, report, municipality, "The municipality."),
    K("report", "committee", TEXT, "", NULL, report, committee, "The nämnd or board whose report it is; the author in the document properties."),
    K("report", "period", TEXT, "", NULL, report, period, "The period reported, as it shall stand on the cover."),
    K("report", "date", DATE, "", NULL, report, date, "The only date that reaches the output, also as the PDF's date."),
    K("report", "diarienummer", TEXT, "", NULL, report, case_number, "The case number."),
    K("report", "version", TEXT, "", NULL, report, version, "A version as it shall be shown."),
    K("report", "notes-file", FILE, "", NULL, report, notes_file, "A Markdown file of notes and nothing else ([^1]: text), which marks [^1] anywhere in the report may refer to: in headings, titles, tables and texts."),
    K("report", "previous", TEXT, "", NULL, report, previous, "The definition of the report of the year before, ../delarsrapport-2019/rapport.ini: a path that may leave the report's folder. The check holds the columns of last year in the tables of this report against what that one said."),
    K("report", "language", LANGUAGE, "sv-SE", NULL, report, language, "Language of the text, a BCP 47 tag."),
    K("report", "archive", CHOICE, "2a", "2a|1a|3a|none", report, archive, "The archive standard that the PDF keeps. 2a: PDF/A-2a. 1a: PDF/A-1a, for archives that ask for it. 3a: PDF/A-3a, which carries the report's files with it: definition, layouts, texts, tables. none: a tagged PDF that claims no archive standard. All of them are PDF/UA-1."),

    K("decision", "status", CHOICE, "utkast", "utkast|förslag|godkänd|reviderad", decision, status, "How far the report has come."),
    K("decision", "by", TEXT, "", NULL, decision, by, "Who decided: \"socialnämnden\"."),
    K("decision", "date", DATE, "", NULL, decision, date, "When."),
    K("decision", "paragraph", TEXT, "", NULL, decision, paragraph, "The § of the minutes: \"22\"."),
    K("decision", "revised", DATE, "", NULL, decision, revised, "When the report was corrected, if that is another day than that of the decision."),
    K("decision", "version", INTEGER, "1", "1..9999", decision, version, "Which version of the decided report this is. kommuntryck approve and revise write it."),
    K("decision", "replaces", TEXT, "", NULL, decision, replaces, "The SHA-256 of the PDF that this version replaces. kommuntryck revise writes it."),
    K("decision", "reason", TEXT, "", NULL, decision, reason, "Why the decided report was corrected. kommuntryck revise writes it."),

    K("archive", "archivist", TEXT, "", NULL, delivery, archivist, "Arkivbildare: the authority whose archive it is, \"Vård- och omsorgsnämnden\"."),
    K("archive", "organisation-number", TEXT, "", NULL, delivery, organisation_number, "Its organisation number: 212000-0340."),
    K("archive", "submitter", TEXT, "", NULL, delivery, submitter, "Who delivers the package, if not the archivist."),
    K("archive", "contact", TEXT, "", NULL, delivery, contact, "A function or a person to ask: \"registrator\"."),
    K("archive", "preservation", TEXT, "", NULL, delivery, preservation, "The archive that takes it in: \"Kommunarkivet\"."),
    K("archive", "system", TEXT, "", NULL, delivery, system, "The system that the case comes from, with version; for FGS 1.2."),
    K("archive", "submission-agreement", TEXT, "", NULL, delivery, submission_agreement, "Leveransöverenskommelse: the agreement with the archive."),
    K("archive", "reference-code", TEXT, "", NULL, delivery, reference_code, "Where in the archive's description it belongs."),
    K("archive", "diarienummer", TEXT, "", NULL, delivery, case_number, "The case number; empty: that of [report], where it is printed."),
    K("archive", "case-title", TEXT, "", NULL, delivery, case_title, "Ärendemening; empty: the title of the report with its period."),
    K("archive", "classification", TEXT, "", NULL, delivery, classification, "The code in the classification scheme: 1.3.2."),
    K("archive", "appraisal", TEXT, "", NULL, delivery, appraisal, "What is decided about keeping it: \"Bevaras\"; or when and by which decision it goes."),
    K("archive", "access", CHOICE, "öppen", "öppen|sekretess|personuppgifter", delivery, access, "Whether anybody may read it. sekretess: a package is made with --secret-ok only."),
    K("archive", "regulation", TEXT, "", NULL, delivery, regulation, "The law that restricts it: \"OSL 26 kap. 1 §\"; needed unless it is öppen."),
    K("archive", "restriction", TEXT, "", NULL, delivery, restriction, "What is restricted, and why, in words."),

    K("changes", "file", FILE, "", NULL, changes, file, "The list: a CSV file that kommuntryck revise writes, with the columns version;plats;tidigare;nytt;skäl;beslut;datum;fil;rad. fil and rad say where a change stands."),
    K("changes", "heading", TEXT, "Ändringsförteckning", NULL, changes, heading, "The heading over the list."),
    K("changes", "text", TEXT, "", NULL, changes, text, "A paragraph before the list, with fields."),
    K("changes", "table-style", REFERENCE, "", "table-style", changes, style, "The style of the list."),
    K("changes", "place", CHOICE, "first", "first|last", changes, last, "Where the list stands: before the first chapter, after cover and contents, or last in the report."),
    K("changes", "bar", COLOR, "none", NULL, changes, bar_color, "Colour of the bars in the margin beside what is new in this version; none: there are none."),
    K("changes", "bar-width", LENGTH, "2pt", "0.1pt..20pt", changes, bar_width, "Their width."),
    K("changes", "bar-distance", LENGTH, "8pt", "0pt..200pt", changes, bar_distance, "From a bar to the text."),
    K("changes", "bar-gap", LENGTH, "4pt", "0pt..100pt", changes, bar_gap, "Bars that are not farther from each other are one."),

    K("accept", "finding", TEXT, NULL, NULL, accept, finding, "The name of the finding: CHECK_SUM. `kommuntryck check --accept` prints it, and the list of messages in kommuntryck(1)."),
    K("accept", "at", TEXT, NULL, NULL, accept, at, "What it is about, as the check names it: drift[Summa, Budget 2020] is a cell, by the name of the section, the label of the row and the header of the column. No line numbers: it holds while rows come and go. Rows of one name are told apart by their group or sub-head, drift[Hemtjänst / Summa, Budget], or else by a number, drift[Summa (2), Budget]."),
    K("accept", "figure", TEXT, "", NULL, accept, figure, "The difference that is accepted, when the finding has one: another error at the same place is not accepted."),
    K("accept", "reason", TEXT, NULL, NULL, accept, reason, "Why it stands, in words for the readers of the report."),
    K("accept", "by", TEXT, NULL, NULL, accept, by, "Who answers for it: a role, ekonomichef, not a person's name."),
    K("accept", "place", TEXT, "", NULL, accept, place, "What it is about, in words for the readers of the report. Empty: the title or heading of the block, and row and column."),

    K("accepted", "heading", TEXT, "", NULL, accepted_block, heading, "A heading over the list."),
    K("accepted", "level", INTEGER, "2", "1..6", accepted_block, level, "Its level."),
    PLACING("accepted", accepted_block),

    K("signatures", "heading", TEXT, "", NULL, signatures_block, heading, "A heading over them."),
    K("signatures", "level", INTEGER, "2", "1..6", signatures_block, level, "Its level."),
    K("signatures", "signers", REFERENCES, "", "signer", signatures_block, signers, "Who signs, in order: sections [signer NAME] of the report or the layout."),
    K("signatures", "file", FILE, "", NULL, signatures_block, csv.file, "A CSV file of those who sign, a row each, after the signers named here; empty: there is none."),
    K("signatures", "title-column", TEXT, "Titel", NULL, signatures_block, title_column, "Its column of titles."),
    K("signatures", "name-column", TEXT, "Namn", NULL, signatures_block, name_column, "Its column of names; a cell may be empty, and without this key the column may be missing."),
    K("signatures", "field-column", TEXT, "", NULL, signatures_block, field_column, "Its column of names of fields, as the key field of [signer]; empty: there is none."),
    K("signatures", "where", TEXT, "", NULL, signatures_block, csv.where, "Only the rows whose cell in a column is one of some values: Nämnd = Socialnämnden."),
    K("signatures", "encoding", CHOICE, "auto", encodings, signatures_block, csv.encoding, "Encoding of the file."),
    K("signatures", "separator", CHOICE, "auto", "auto|semicolon|comma|tab", signatures_block, csv.separator, "What separates the cells."),
    K("signatures", "style", REFERENCE, NULL, "signature-style", signatures_block, style, "Its [signature-style NAME]: field and paper are those of the base layout."),
    K("signatures", "place", CHOICE, "text", "text|cover", signatures_block, place, "text: where the block stands in the report. cover: on the cover before it, under its lines or where signatures-top of [cover] says; there is no heading then."),
    K("signatures", "timestamp", TEXT, "", NULL, signatures_block, timestamp, "The name of a further field that nobody sees, for the time stamp of an archive: Tidsstampel; empty: there is none."),
    PLACING("signatures", signatures_block),

    K("cover", "based-on", REFERENCE, "", "cover", cover, based_on, "One whose keys hold where this one says nothing; without this key a [cover NAME] is based on [cover]."),
    K("cover", "lines", REFERENCES, "", "cover-line", cover, lines, "The lines of the cover, in order. A line whose text comes out empty is left out."),
    K("cover", "top", LENGTH, "95mm", "0pt..2000pt", cover, top, "From the upper edge of the page to the first line."),
    K("cover", "left", LENGTH, "25mm", "0pt..2000pt", cover, left, "Left margin of the cover."),
    K("cover", "right", LENGTH, "25mm", "0pt..2000pt", cover, right, "Right margin of the cover."),
    K("cover", "signatures-top", LENGTH, "0", "0pt..2000pt", cover, signatures_top, "From the upper edge of the page to the first row of [signatures] that stand on the cover; 0: they follow its lines, below its field and band. A picture is not asked where it stands."),
    K("cover", "fill", COLOR, "none", NULL, cover, fill, "Colour of a field at the top of the page."),
    K("cover", "fill-height", LENGTH, "0", "0pt..2000pt", cover, fill_height, "Height of that field, at least: it grows when the lines begin in it and do not end in it."),
    K("cover", "band", COLOR, "none", NULL, cover, band, "Colour of a band under the field."),
    K("cover", "band-height", LENGTH, "0", "0pt..2000pt", cover, band_height, "Height of that band."),

    K("cover", "picture", FILE, "", NULL, cover, picture, "A picture on the cover, PNG or JPEG; its path counts from the file that names it. It stands over field and band and under the lines."),
    K("cover", "picture-alt", TEXT, "", NULL, cover, picture_alt, "Its alternative text. Empty: the picture is decoration."),
    K("cover", "picture-top", LENGTH, "0", "0pt..2000pt", cover, picture_top, "From the upper edge of the page to the picture."),
    K("cover", "picture-left", LENGTH, "0", "0pt..2000pt", cover, picture_left, "From the left edge of the page to the picture."),
    K("cover", "picture-width", LENGTH, "0", "0pt..2000pt", cover, picture_width, "Its width; 0: as far as the right edge of the page."),
    K("cover", "picture-height", LENGTH, "0", "0pt..2000pt", cover, picture_height, "Its height; 0: what its width gives. Where both are told, the picture fills them and is cropped."),
    K("cover", "picture-crop", CHOICE, "middle", "middle|top|bottom|left|right|none", cover, picture_crop, "What is kept of a picture that is cropped. none: it is not cropped but made smaller, so that all of it is in the box."),
    K("cover", "logotype", FILE, "", NULL, cover, logotype, "A logotype, PNG or JPEG; its path counts from the file that names it."),
    K("cover", "logotype-alt", TEXT, "", NULL, cover, logotype_alt, "Its alternative text, which it must have: \"Katrineholms kommun\"."),
    K("cover", "logotype-place", CHOICE, "bottom-right", "top-left|top-right|bottom-left|bottom-right", cover, logotype_place, "The corner that it stands in, within the margins left and right."),
    K("cover", "logotype-width", LENGTH, "45mm", "10pt..2000pt", cover, logotype_width, "Its width."),
    K("cover", "logotype-distance", LENGTH, "18mm", "0pt..2000pt", cover, logotype_distance, "From the upper or lower edge of the page to it."),

    K("cover-line", "text", TEXT, NULL, NULL, cover_line, text, "The text, with fields: {title}."),
    K("cover-line", "style", REFERENCE, NULL, "style", cover_line, style, "Its style."),

    K("contents", "title", TEXT, "Innehållsförteckning", NULL, contents, title, "The heading over the contents."),
    K("contents", "title-style", REFERENCE, "heading-1", "style", contents, title_style, "Style of that heading."),
    K("contents", "levels", INTEGER, "3", "1..6", contents, levels, "Levels of headings that are listed."),
    K("contents", "appendices", CHOICE, "all", "all|titles|none", contents, appendices, "What is listed of bilagor: their headings like those of chapters, their titles only, or nothing."),
    K("contents", "leader", TEXT, ".", NULL, contents, leader, "What leads from the text to the page number; empty: nothing."),
    K("contents", "leader-gap", LENGTH, "4pt", "0pt..50pt", contents, leader_gap, "White space at both ends of a leader, at least."),
    K("contents", "styles", REFERENCES, "contents-1 | contents-2 | contents-3", "style", contents, styles, "A style for each level; the last one serves for deeper levels too."),

    K("text", "file", FILE, NULL, NULL, text_block, file, "The Markdown file."),
    K("text", "heading", TEXT, "", NULL, text_block, heading, "A heading over the text, if it does not stand in the file."),
    K("text", "level", INTEGER, "2", "1..6", text_block, level, "Level of that heading."),
    K("text", "top-level", INTEGER, "1", "1..6", text_block, top_level, "The level that # in the file has in the report."),
    K("text", "encoding", CHOICE, "auto", encodings, text_block, encoding, "Encoding of the file."),
    PLACING("text", text_block),

    K("heading", "title", TEXT, NULL, NULL, heading_block, title, "The heading."),
    K("heading", "level", INTEGER, "2", "1..6", heading_block, level, "Its level."),
    PLACING("heading", heading_block),

    K("table", "heading", TEXT, "", NULL, table_block, heading, "A heading over the table."),
    K("table", "level", INTEGER, "2", "1..6", table_block, level, "Level of that heading; headings of groups stand a level below it, or at this level where the block has no heading of its own."),
    K("table", "title", TEXT, "", NULL, table_block, title, "A title row at the top of the table itself."),
    K("table", "unit", CHOICE, "auto", "auto|kr|tkr|mnkr|mdkr", table_block, unit, "The unit of its amounts, for figures in texts and for rules that compare tables. auto: what stands behind the figures, in the headers, in the labels of the rows or in the title."),
    K("table", "style", REFERENCE, "figures", "table-style", table_block, style, "The table style."),
    K("table", "columns", REFERENCES, "", "column", table_block, columns, "Columns that are treated otherwise than the table style says; they come before its own."),
    K("table", "rows", REFERENCES, "", "row", table_block, rows, "Rows that are treated otherwise than the table style says; they come before its own."),
    K("table", "sum", CHOICE, "style", "style|check|compute|no", table_block, sum, "What is done with the sums of the table: as its style says, or as its key sum. Who says check here says that they are sums: every difference is told, whatever it looks like."),
    K("table", "group-rows", LIST, "", NULL, table_block, group_rows, "A column like that of the key group, whose values stand as rows over the whole table within it, each before the rows that belong to it. Several columns give rows on several levels."),
    K("table", "group-head", CHOICE, "table", "table|group", table_block, group_head, "Where the head of a table with group-rows stands. table: at its beginning and on every page. group: also before every row of the outermost group."),
    K("table", "show", LIST, "", NULL, table_block, show, "The columns that are shown, in this order; empty: all that their definitions do not hide, as in the file."),
    ROWS("table", table_block),
    K("table", "notes-file", FILE, "", NULL, table_block, notes_file, "A Markdown file of notes and nothing else ([^1]: text). The marks [^1] stand in cells, heads, title and heading, whatever a column holds: 1 234[^1] is a figure. A note that is marked several times is printed once a page. [^*] and [^**] are stars, and then stars that end a word in the table are marks as well; their notes always stand under the table. Several tables may name the same file."),
    K("table", "notes", LIST, "", NULL, table_block, notes, "Notes as in notes-file, said here, each with its mark first: 1 Avser helår | * Preliminära uppgifter."),
    K("table", "notes-place", CHOICE, "style", "style|page|table", table_block, notes_place, "Where numbered notes of the table stand: as its style says, at the foot of the page, or under the table, counted from 1 there."),
    K("table", "superscript-marks", YESNO, "no", NULL, table_block, superscript_marks, "Raised digits in the cells are marks of notes as well, as in a file exported with them: Nettokostnad¹. Not those of m² and other measures. In columns of Markdown write [^1]."),
    PLACING("table", table_block),

    K("cards", "heading", TEXT, "", NULL, cards_block, heading, "A heading over the cards."),
    K("cards", "level", INTEGER, "2", "1..6", cards_block, level, "Level of that heading; headings of groups, and of the cards within them, stand a level below each other."),
    K("cards", "style", REFERENCE, NULL, "card-style", cards_block, style, "The card style."),
    ROWS("cards", cards_block),
    PLACING("cards", cards_block),

    K("prose", "heading", TEXT, "", NULL, prose_block, heading, "The column with the heading of each section; empty: the texts stand without headings."),
    K("prose", "text", LIST, NULL, NULL, prose_block, text, "The columns with the text of each section, one after the other: Markdown, with bullets that also may be • or –."),
    K("prose", "style", REFERENCE, "", "style", prose_block, style, "Style of the paragraphs and lists; empty: body and list."),
    K("prose", "level", INTEGER, "2", "1..6", prose_block, level, "Level of the headings; with groups that of the outermost groups, and the sections stand below."),
    K("prose", "line-breaks", CHOICE, "paragraph", "paragraph|space", prose_block, line_breaks, BREAKS_HELP),
    K("prose", "empty", CHOICE, "warn", "warn|skip|keep", prose_block, empty, "What becomes of a row without a text. warn: it is left out with its heading, and a warning says so. skip: it is left out. keep: the heading stands alone."),
    ROWS("prose", prose_block),
    PLACING("prose", prose_block),

    K("legend", "symbols", REFERENCES, NULL, "symbols", legend_block, symbols, "The sets of symbols that are explained."),
    K("legend", "show", CHOICE, "all", "all|used", legend_block, show, "used: only symbols that stand in the same chapter (from one heading of level 1 to the next), before the legend or after it."),
    K("legend", "form", CHOICE, "row", "row|column", legend_block, form, "row: one after the other, in as many lines as are needed; column: each on a line of its own."),
    K("legend", "lead", TEXT, "", NULL, legend_block, lead, "Words before the first symbol: \"Förklaring:\"."),
    K("legend", "lead-style", REFERENCE, "", "style", legend_block, lead_style, "Style of these words, if not that of the legend."),
    K("legend", "gap", LENGTH, "18pt", "0pt..200pt", legend_block, gap, "Between two symbols on a line."),
    K("legend", "line-gap", LENGTH, "0", "0pt..100pt", legend_block, line_gap, "Additional space between two lines."),
    K("legend", "style", REFERENCE, "legend", "style", legend_block, style, "Style of its text."),
    PLACING("legend", legend_block),

    K("chart", "kind", CHOICE, "lines", "lines|bars|stacked|bars-horizontal|stacked-horizontal", chart_block, kind, "lines: a point a category, joined by lines, with a gap where a figure is missing. bars: the series of a category side by side. stacked: on each other, sums below zero downwards. horizontal: for categories with long names; bars are laid down by themselves where their names find no room below them."),
    K("chart", "alt", TEXT, "", NULL, chart_block, alt, "The alternative text, read aloud in place of the chart: a sentence or two that say what it shows. It must be there."),
    K("chart", "caption", TEXT, "", NULL, chart_block, caption, "A text under the chart."),
    K("chart", "heading", TEXT, "", NULL, chart_block, heading, "A heading over the chart."),
    K("chart", "level", INTEGER, "2", "1..6", chart_block, level, "Level of that heading."),
    K("chart", "unit", TEXT, "", NULL, chart_block, unit, "What the figures are: tkr, %, antal. It stands over the axis. Empty: the unit that all figures are written with, if any."),
    K("chart", "style", REFERENCE, "standard", "chart-style", chart_block, style, "The chart style."),
    K("chart", "series", LIST, "", NULL, chart_block, series, "The columns that are drawn, in this order; empty: all but the first."),
    K("chart", "names", LIST, "", NULL, chart_block, names, "What the series are called in the chart, in their order, where it is not what their columns are called."),
    K("chart", "looks", REFERENCES, "", "series", chart_block, looks, "How the series are drawn, in their order, before what the chart style says."),
    K("chart", "budget", TEXT, "", NULL, chart_block, budget, "A column that is drawn as the chart style says of budgets: a line, over bars too. It is one of the series, or comes after them."),
    K("chart", "budget-as", CHOICE, "auto", "auto|line|marks", chart_block, budget_as, "How it is drawn over bars: a line through all categories (months), or a mark at the bars of each (nämnder). auto: a line, and marks over horizontal bars."),
    K("chart", "height", LENGTH, "0", "0pt..2000pt", chart_block, height, "Height of the field that is drawn in; 0: as the chart style says."),
    K("chart", "y-min", TEXT, "", NULL, chart_block, low, "The least figure of the axis. Empty: 0, or for lines that lie far above it what they need."),
    K("chart", "y-max", TEXT, "", NULL, chart_block, high, "The greatest figure of the axis. Empty: what the figures need."),
    K("chart", "labels", CHOICE, "auto", "auto|direct|legend", chart_block, labels, "Where the series are named. direct: at the ends of their lines. legend: over the chart. auto: direct where there is room, else a legend; one series alone is named beside the unit."),
    K("chart", "value-labels", YESNO, "no", NULL, chart_block, value_labels, "Every figure is written beside its bar or point; not in stacks. With a warning there are none where they have no room."),
    K("chart", "table", CHOICE, "none", "none|below", chart_block, table, "The figures as a table below the chart: for those who cannot see it, and those who want to know exactly."),
    K("chart", "table-style", REFERENCE, "", "table-style", chart_block, table_style, "The table style of that table; empty: figures."),
    K("chart", "table-title", TEXT, "", NULL, chart_block, table_title, "The title of that table. Empty: none, or where tables are numbered the caption of the chart, or else its heading."),
    K("chart", "file", FILE, NULL, NULL, chart_block, csv.file, "The CSV file."),
    K("chart", "where", TEXT, "", NULL, chart_block, csv.where, "Only some rows: see [table]."),
    K("chart", "encoding", CHOICE, "auto", encodings, chart_block, csv.encoding, "Encoding of the file."),
    K("chart", "separator", CHOICE, "auto", "auto|semicolon|comma|tab", chart_block, csv.separator, "What separates the cells."),
    PLACING("chart", chart_block),

    K("picture", "file", FILE, NULL, NULL, picture_block, file, "The picture, a PNG (drawings, logotypes) or JPEG (photos) of grey or RGB. A photo is turned as its camera says; where and with what it was taken is left away."),
    K("picture", "alt", TEXT, "", NULL, picture_block, alt, "The alternative text: a sentence that says what the picture shows, read aloud in its place. It must be there unless the picture is decorative."),
    K("picture", "caption", TEXT, "", NULL, picture_block, caption, "A text under the picture, in the style caption."),
    K("picture", "width", TEXT, "auto", NULL, picture_block, width, "A length, a part of the measure (50 %), or auto: as large as 150 pixels an inch make it. Never wider than the measure; a picture too high for its page is made smaller, with a warning."),
    K("picture", "align", CHOICE, "left", "auto|left|right|center", picture_block, align, "Where a picture stands that is not as wide as the text."),
    K("picture", "decorative", YESNO, "no", NULL, picture_block, decorative, "The picture says nothing: readers pass it by, and it needs no alternative text."),
    PLACING("picture", picture_block),

    K("appendix", "title", TEXT, NULL, NULL, appendix_block, title, "The title of the bilaga."),
    K("appendix", "numbering", CHOICE, "auto", "auto|none|letters|numbers", appendix_block, numbering, "How this bilaga is numbered; auto: as [appendices] says. One of the kind none is not counted."),
    PLACING("appendix", appendix_block),

    K("appendix-list", "heading", TEXT, "", NULL, appendix_list_block, heading, "A heading over the list."),
    K("appendix-list", "level", INTEGER, "2", "1..6", appendix_list_block, level, "Level of that heading."),
    PLACING("appendix-list", appendix_list_block),

    K("appendices", "numbering", CHOICE, "none", "none|letters|numbers", appendices, numbering, "Bilaga A, B, C; Bilaga 1, 2, 3; or none."),
    K("appendices", "word", TEXT, "Bilaga", NULL, appendices, word, "What stands before the number: the field {appendix} is this word and the number."),
    K("appendices", "title", TEXT, "{appendix}: {appendix-title}", NULL, appendices, title, "The heading of a bilaga, also in contents and bookmarks. Where a bilaga has no number, {appendix} is empty and the signs beside it go with it."),
    K("appendices", "title-page", REFERENCE, "", "cover", appendices, title_page, "A page of its own before every bilaga, [cover NAME]: its line that says {appendix-title} is the heading. Empty: none; the heading stands over the text."),
    K("appendices", "new-page", YESNO, "yes", NULL, appendices, new_page, "A bilaga begins a new page."),
    K("appendices", "heading-numbers", YESNO, "no", NULL, appendices, heading_numbers, "Headings in a bilaga with a number have numbers, where [headings] gives numbers at all: A.1, A.1.1."),
    K("appendices", "list-style", REFERENCE, "", "style", appendices, list_style, "Style of the lines of [appendix-list]; empty: as the first level of the contents."),

    K("layout", "title", TEXT, "", NULL, layout_file, title, "What the layout is, for people."),
    K("layout", "extends", TEXT, "", NULL, layout_file, extends, "Another layout whose sections and keys hold where this one says nothing."),

    K("page", "based-on", REFERENCE, "", "page", page_style, based_on, "A kind of page whose keys hold where this one says nothing; without this key that is [page]."),
    K("page", "size", CHOICE, "A4", "A4|A3|A5", page_style, paper, "Paper size (ISO 216)."),
    K("page", "orientation", CHOICE, "portrait", "portrait|landscape", page_style, orientation, "Which way the paper lies."),
    K("page", "margin-top", LENGTH, "28mm", "0pt..500pt", page_style, margin_top, "From the upper edge of the page to the text."),
    K("page", "margin-bottom", LENGTH, "25mm", "0pt..500pt", page_style, margin_bottom, "From the text to the lower edge of the page."),
    K("page", "margin-left", LENGTH, "25mm", "0pt..500pt", page_style, margin_left, "Left margin."),
    K("page", "margin-right", LENGTH, "25mm", "0pt..500pt", page_style, margin_right, "Right margin."),
    K("page", "head", REFERENCE, "", "running-head", page_style, head, "Its running head; empty: [running-head]."),
    K("page", "foot", REFERENCE, "", "running-foot", page_style, foot, "Its running foot; empty: [running-foot]."),

#define RUNNING(section, default_style) \
    K(section, "based-on", REFERENCE, "", section, running, based_on, "One whose keys hold where this one says nothing; without this key that is [" section "]."), \
    K(section, "left", TEXT, "", NULL, running, left, "Text at the left margin, with fields."), \
    K(section, "center", TEXT, "", NULL, running, center, "Text in the middle."), \
    K(section, "right", TEXT, "", NULL, running, right, "Text at the right margin."), \
    K(section, "style", REFERENCE, default_style, "style", running, style, "Style of the texts."), \
    K(section, "distance", LENGTH, "14mm", "0pt..500pt", running, distance, "From the edge of the page to the line of text: to its top at the head, to its foot at the foot."), \
    K(section, "rule", COLOR, "none", NULL, running, rule, "Colour of a rule between the line and the text of the page."), \
    K(section, "rule-width", LENGTH, "0.5pt", "0pt..20pt", running, rule_width, "Its thickness."), \
    K(section, "rule-distance", LENGTH, "4pt", "0pt..100pt", running, rule_distance, "From the line of text to the rule.")
    RUNNING("running-head", "running-head"),
    RUNNING("running-foot", "running-foot"),

    K("draft-mark", "draft", TEXT, "", NULL, draft_mark, draft, "Text on a report that is utkast, with fields; empty: there is none."),
    K("draft-mark", "proposal", TEXT, "", NULL, draft_mark, proposal, "Text on a report that is förslag."),
    K("draft-mark", "style", REFERENCE, "", "style", draft_mark, style, "Style of the text; empty: body."),
    K("draft-mark", "fill", COLOR, "FFFFFF", NULL, draft_mark, fill, "Colour behind the text, so that it can be read on a cover in colour; none: there is none."),
    K("draft-mark", "frame", COLOR, "none", NULL, draft_mark, frame, "Colour of a frame around it."),
    K("draft-mark", "frame-width", LENGTH, "0.8pt", "0pt..20pt", draft_mark, frame_width, "Thickness of the frame."),
    K("draft-mark", "distance", LENGTH, "5mm", "0pt..500pt", draft_mark, distance, "From the edge of the page to the mark."),
    K("draft-mark", "padding", LENGTH, "6pt", "0pt..100pt", draft_mark, padding_x, "From the text to the left and right edge of the mark."),
    K("draft-mark", "padding-line", LENGTH, "1.5pt", "0pt..100pt", draft_mark, padding_y, "From the text to its upper and lower edge."),

    K("headings", "numbering", CHOICE, "none", "none|decimal", headings, numbering, "Numbers before headings: none, or 1, 1.1, 1.1.1."),
    K("headings", "numbered-levels", INTEGER, "4", "1..6", headings, numbered_levels, "Levels that get a number."),
    K("headings", "number-gap", LENGTH, "8pt", "0pt..100pt", headings, number_gap, "From a number to its heading."),
    K("headings", "new-page-levels", INTEGER, "1", "0..6", headings, new_page_levels, "Headings of level 1 to this one begin a new page; 0: none does."),

    K("hyphenation", "language", TEXT, "sv_SE", NULL, hyphenation, language, "The language of the patterns."),
    K("hyphenation", "exceptions", LIST, "", NULL, hyphenation, exceptions, "Words with hyphens where they may be broken, and nowhere else: \"medarbetar-engagemang\"."),
    K("hyphenation", "compounds", YESNO, "yes", NULL, hyphenation, compounds, "Compounds are broken at their joints first (medarbetar-engagemang), then by the patterns. For Swedish."),
    K("hyphenation", "left", INTEGER, "2", "1..10", hyphenation, left, "Least number of letters before a hyphen."),
    K("hyphenation", "right", INTEGER, "2", "1..10", hyphenation, right, "Least number of letters after a hyphen."),
    K("hyphenation", "word", INTEGER, "5", "2..30", hyphenation, word, "Least number of letters of a word that is hyphenated."),

    K("numbers", "group", CHOICE, "space", "space|thin|none", numbers, group, "What stands between groups of three digits: a no-break space, a narrow no-break space, or nothing."),
    K("numbers", "group-from", INTEGER, "4", "4..9", numbers, group_from, "Digits from which a figure is grouped: 4 gives 1 234, 5 gives 1234 and 12 345. Years are no figures: give their column the kind text."),
    K("numbers", "minus", CHOICE, "minus", "minus|hyphen", numbers, minus, "The sign before a negative figure: U+2212 or a hyphen."),

    K("check", "sums", YESNO, "yes", NULL, check_rules, sums, "Sums of tables are held against the rows and columns that they cover."),
    K("check", "found", YESNO, "yes", NULL, check_rules, found, "Relations that hold among the columns in nearly all rows of a table, or among its rows in nearly all columns, are found without being told (Avvikelse = Utfall - Budget; Totalt = Kvinnor + Män; shares in per cent), and what breaks them is told."),
    K("check", "tolerance-row", INTEGER, "1", "0..1000", check_rules, tolerance_row, "By how much a figure may differ from what two or three others give and still be a matter of rounding, in units of the last decimal place shown."),
    K("check", "tolerance-sum", INTEGER, "auto", "0..1000|auto", check_rules, tolerance_sum, "The same for a sum of more figures. auto: half of one more than their number, rounded down."),
    K("check", "placeholders", LIST, "", NULL, check_rules, placeholders, "Texts of a template that somebody should have written over: Skriv * här. They are looked for anywhere in texts, titles and cells, at whole words; * stands for any signs of the same sentence. A layout that has texts of its own lists all of them, and those of base that it keeps."),
    K("check", "dates", CHOICE, "any", "any|period", check_rules, dates, "Which dates may stand in the report. period: dates in full (2024-12-31, 31 december 2024) of the years in the period of [report], the year before and the year after; others are notes."),
    K("check", "convention", CHOICE, "auto", "auto|costs-negative|costs-positive|no", check_rules, convention, "Which sign deviations have. costs-negative: outcome - budget, with costs below 0; costs-positive: budget - outcome. auto: what most rows of the table follow; the rows that do not are told. no: it is not looked at."),
    K("check", "outcome-columns", LIST, "", NULL, check_rules, outcome_columns, "Headers of columns with outcomes and forecasts, whole or their last part; * stands for anything."),
    K("check", "budget-columns", LIST, "", NULL, check_rules, budget_columns, "The same for budgets."),
    K("check", "deviation-columns", LIST, "", NULL, check_rules, deviation_columns, "The same for deviations."),
    K("check", "revenue-rows", LIST, "", NULL, check_rules, revenue_rows, "Labels of rows with revenues: where costs are positive, their deviations are outcome - budget all the same."),
    K("check", "prose-figures", YESNO, "no", NULL, check_rules, prose_figures, "Figures in texts that are followed by kr, tkr, mnkr or % and stand in no table of their chapter, in no unit and however rounded, are told as notes."),

    K("identity", "rule", TEXT, NULL, NULL, identity, rule, "The rule: Avvikelse = Utfall 2022 - Budget 2022 holds in every row; Avvikelse* = Utfall* - Budget* too, and * is the same text in all three. Names are those of the headers, whole or their last part, and signs stand between blanks. drift[Summa, Utfall] is a cell of [table drift], [Summa, Utfall] one of the table at hand."),
    K("identity", "tables", LIST, "", NULL, identity, tables, "The tables that it holds for, by the names of their sections; * stands for anything. Empty: all that have these columns."),
    K("identity", "rows", LIST, "", NULL, identity, rows, "The rows that it holds for, by their labels; * stands for anything. Empty: all but sub-heads."),
    K("identity", "tolerance", INTEGER, "auto", "0..1000|auto", identity, tolerance, "By how much the figures may differ and still be a matter of rounding, in units of the last decimal place shown. auto: tolerance-row of [check] for two or three figures, tolerance-sum for more."),
    K("identity", "text", TEXT, "", NULL, identity, text, "An explanation, printed with what is found: Budget före tilläggsanslag."),

    K("words", "empty-table", TEXT, "Inga uppgifter", NULL, words, empty_table, "Stands in a table that has no rows."),
    K("words", "empty-cell", TEXT, "uppgift saknas", NULL, words, empty_cell, "Read aloud in a cell that the file has no value for, where nothing or a dash is printed."),
    K("words", "dash-cell", TEXT, "uppgift saknas", NULL, words, dash_cell, "Read aloud in a cell that has nothing but a dash in the file. Where a dash means nought or nothing, say so here or in its column: \"inget värde\"."),
    K("words", "empty-head", TEXT, "utan rubrik", NULL, words, empty_head, "Read aloud in a head over a column that has no header."),
    K("words", "corrected", TEXT, "Godkänd av {decision-by} {decision-date}, § {decision-paragraph}, reviderad {revised}", NULL, words, corrected, "The same of a report that was corrected on another day, without a decision of its own."),
    K("words", "difference", TEXT, "skillnad", NULL, words, difference, "Before the figure of a difference in the list of [accepted]."),
    K("words", "signature", TEXT, "Underskrift", NULL, words, signature, "Read aloud before the title of one who signs, of a field for a signature."),
    K("words", "timestamp", TEXT, "Tidsstämpel för arkivet", NULL, words, timestamp, "Read aloud of the field for the time stamp of an archive."),
    K("words", "page", TEXT, "sida", NULL, words, page, "Before a page number when a link is described."),
    K("words", "note", TEXT, "Fotnot", NULL, words, note, "Before a footnote's number when a link to it is described."),
    K("words", "draft", TEXT, "Utkast", NULL, words, draft, "The field {decision} of a report that is utkast."),
    K("words", "proposal", TEXT, "Förslag till beslut", NULL, words, proposal, "The field {decision} of a report that is förslag."),
    K("words", "approved", TEXT, "Godkänd av {decision-by} {decision-date}, § {decision-paragraph}", NULL, words, approved, "The fields {decision} and {approved} of a report that is godkänd."),
    K("words", "revised", TEXT, "Reviderad av {decision-by} {decision-date}, § {decision-paragraph}", NULL, words, revised, "The fields {decision} and {approved} of a report that is reviderad."),

    K("words", "table", TEXT, "Tabell", NULL, words, table, "Before the number of a table."),
    K("words", "continued", TEXT, "(forts.)", NULL, words, continued, "After the title of a table that goes on from the page before."),
    K("words", "carried", TEXT, "Transport", NULL, words, carried, "The label of sums carried forward."),

    K("color", "value", COLOR, NULL, NULL, color_definition, value, "Six hexadecimal digits, RRGGBB."),

    K("style", "based-on", REFERENCE, "", "style", style, based_on, "A style whose keys hold where this one says nothing."),
    K("style", "font", REFERENCE, "", "family", style, font, "The font family, a file fonts/NAME.ini. Some style it is based on must say it."),
    K("style", "size", LENGTH, "10.5pt", "4pt..200pt", style, size, "Size of the font."),
    K("style", "leading", LENGTH, "15pt", "4pt..300pt", style, leading, "From baseline to baseline."),
    K("style", "bold", YESNO, "no", NULL, style, bold, "Set in bold."),
    K("style", "italic", YESNO, "no", NULL, style, italic, "Set in italics."),
    K("style", "underline", YESNO, "no", NULL, style, underline, "Underlined."),
    K("style", "color", COLOR, "000000", NULL, style, color, "Colour of the text."),
    K("style", "align", CHOICE, "left", "auto|left|right|center", style, align, "Where lines stand."),
    K("style", "before", LENGTH, "0", "0pt..500pt", style, before, "Space above, not at the top of a page. Between two blocks the larger of the two distances holds."),
    K("style", "after", LENGTH, "0", "0pt..500pt", style, after, "Space below."),
    K("style", "item-gap", LENGTH, "0", "0pt..100pt", style, item_gap, "In lists: space between two items."),
    K("style", "indent", LENGTH, "0", "0pt..500pt", style, indent, "Space at the left."),
    K("style", "indent-right", LENGTH, "0", "0pt..500pt", style, indent_right, "Space at the right."),
    K("style", "hanging", LENGTH, "14pt", "0pt..200pt", style, hanging, "In lists: from the label's left edge to the text; in contents: how far continued lines are indented."),
    K("style", "number-width", LENGTH, "0", "0pt..500pt", style, number_width, "In headings and contents: from the left edge of a number to the text after it, so that numbers stand in a column and text beneath text; a wider number takes its room. 0: the number and the gap of [headings]."),
    K("style", "hyphenate", YESNO, "yes", NULL, style, hyphenate, "Words may be hyphenated."),
    K("style", "keep-with-next", YESNO, "no", NULL, style, keep_with_next, "Never parted from what follows by a page break."),

    K("table-style", "based-on", REFERENCE, "", "table-style", table_style, based_on, "A table style whose keys hold where this one says nothing."),
    K("table-style", "style", REFERENCE, "table-cell", "style", table_style, style, "Style of the cells."),
    K("table-style", "head-style", REFERENCE, "table-head", "style", table_style, head_style, "Style of the heads."),
    K("table-style", "title-style", REFERENCE, "table-title", "style", table_style, title_style, "Style of the title row."),
    K("table-style", "notes-place", CHOICE, "page", "page|table", table_style, notes_place, "Where numbered notes of a table stand: at the foot of the page of their mark, counted through the report, or under the table, counted from 1. Notes whose marks are stars stand under the table."),
    K("table-style", "notes-style", REFERENCE, "footnote", "style", table_style, notes_style, "Style of notes under the table."),
    K("table-style", "notes-gap", LENGTH, "4pt", "0pt..100pt", table_style, notes_gap, "Space between the table and the notes under it."),
    K("table-style", "columns", REFERENCES, "", "column", table_style, columns, "The columns; the first whose header matches holds. A column that none matches is of the kind auto."),
    K("table-style", "rows", REFERENCES, "", "row", table_style, rows, "The rows; the first that matches holds."),
    K("table-style", "details", LIST, "", NULL, table_style, details, "Columns whose texts do not stand in a column but over the whole table, in rows of their own under the row that they belong to: a description, a comment. Empty ones are left out. A page break may cut them."),
    K("table-style", "details-label", CHOICE, "above", "above|run-in|none", table_style, details_label, "Where the header of a detail stands: in a line above its text, at the beginning of the text, or nowhere."),
    K("table-style", "details-label-style", REFERENCE, "", "style", table_style, details_label_style, "Style of that line; empty: that of the text, in bold."),
    K("table-style", "details-repeat", YESNO, "yes", NULL, table_style, details_repeat, "Where a page cuts the details of a row, the row is repeated over them on the next page."),
    K("table-style", "group-row", REFERENCES, "", "row", table_style, group_row, "What the rows of the key group-rows look like, a [row] for each level; the last one serves for deeper levels too. Empty: bold."),
    K("table-style", "width", CHOICE, "full", "natural|full", table_style, full_width, "Over the whole measure, or only as wide as its contents."),
    K("table-style", "row-heads", YESNO, "yes", NULL, table_style, row_heads, "The first column that is shown labels its rows."),
    K("table-style", "head-fill", COLOR, "none", NULL, table_style, head_fill, "Colour behind the heads."),
    K("table-style", "title-fill", COLOR, "none", NULL, table_style, title_fill, "Colour behind the title row."),
    K("table-style", "zebra", COLOR, "none", NULL, table_style, zebra, "Colour behind every second row."),
    K("table-style", "rule", COLOR, "none", NULL, table_style, rule, "Colour of the rules between rows."),
    K("table-style", "rule-width", LENGTH, "0.4pt", "0pt..20pt", table_style, rule_width, "Their thickness."),
    K("table-style", "head-rule", COLOR, "none", NULL, table_style, head_rule, "Colour of the rules under the head and at the end of the table."),
    K("table-style", "head-rule-width", LENGTH, "0.8pt", "0pt..20pt", table_style, head_rule_width, "Their thickness."),
    K("table-style", "group-rule", COLOR, "none", NULL, table_style, group_rule, "Colour of the rules between cells that span rows, and between heads of two levels."),
    K("table-style", "padding", LENGTH, "4pt", "0pt..50pt", table_style, padding_x, "Space at the left and right of a cell."),
    K("table-style", "padding-row", LENGTH, "3pt", "0pt..50pt", table_style, padding_y, "Space above and below the text of a cell."),
    K("table-style", "before", LENGTH, "6pt", "0pt..500pt", table_style, before, "Space above the table."),
    K("table-style", "after", LENGTH, "12pt", "0pt..500pt", table_style, after, "Space below the table."),

    K("table-style", "number", YESNO, "no", NULL, table_style, number, "Tables are numbered through the report: \"Tabell 3\" before the title. See [words] table."),
    K("table-style", "continued", CHOICE, "title", "none|title|heading", table_style, continued, "What is said over the head on the following pages, with [words] continued after it. title: the number of the table, or else its title; heading: the heading over the table, or else its title; none: nothing."),
    K("table-style", "too-wide", CHOICE, "split", "split|error", table_style, too_wide, "What happens to a table whose columns find no room beside each other. split: it is set in parts one after the other, each with the columns that label the rows (head = yes, else the first column; and where those span rows, the first that does not)."),
    K("table-style", "carry", YESNO, "no", NULL, table_style, carry, "Sums are carried forward: the last line on a page and the first on the next give the sums of all rows so far, sums and parts (varav) left out."),
    K("table-style", "carry-style", REFERENCE, "", "style", table_style, carry_style, "Style of those lines, if not that of the cells."),
    K("table-style", "sum", CHOICE, "check", "check|compute|no", table_style, sum, "What is done with the sums of a table. check: they are held against the rows that they cover, and a column called Summa, Totalt or Helår against the columns beside it. compute: the same, and empty cells of sums are filled in; columns of per cent are left alone, and those that say sum = no. no: nothing."),
    K("table-style", "keep", YESNO, "no", NULL, table_style, keep, "A table that fits on a page is not parted."),

    K("column", "based-on", REFERENCE, "", "column", column, based_on, "A column whose keys hold where this one says nothing."),
    K("column", "header", LIST, "", NULL, column, header, "Header cells that match, the whole path (\"Utfall > Kvinnor\") or its last part; * stands for anything."),
    K("column", "kind", CHOICE, "auto", "auto|text|markdown|figure|symbol", column, kind, "What the cells hold. auto: figures if at least two thirds of the cells that are not empty are figures (others are then set as they are; what looks like a mistyped figure is an error), else text."),
    K("column", "line-breaks", CHOICE, "paragraph", "paragraph|space", column, line_breaks, BREAKS_HELP),
    K("column", "symbols", REFERENCE, "", "symbols", column, symbols, "The set of symbols, for the kind symbol."),
    K("column", "symbol-column", TEXT, "", NULL, column, symbol_column, "Another column, of the kind symbol, whose symbols are set above this one's text in the same cell; it is not shown by itself."),
    K("column", "symbol-hanging", YESNO, "no", NULL, column, symbol_hanging, "That symbol hangs at the left: the text is indented to where the symbol's word begins."),
    K("column", "style", REFERENCE, "", "style", column, style, "Style of the cells, if not that of the table."),
    K("column", "title", TEXT, "", NULL, column, title, "What stands in the head instead of the last part of the column's header; with a > in it, instead of all of it."),
    K("column", "group-lead", TEXT, "", NULL, column, group_lead, "Words before the column's values where they stand as rows ([table] group-rows): \"Beslut:\"."),
    K("column", "align", CHOICE, "auto", "auto|left|right|center|decimal", column, align, "decimal: figures stand with their commas under each other, and what follows a figure (decimals, unit, the mark of a note) behind them. auto: figures of one unit decimal where their decimals vary, other figures to the right; symbols with their words below in the middle, all else to the left."),
    K("column", "unit", TEXT, "", NULL, column, unit, "Another column whose text follows the figures of this one: a unit for each row. It is not shown by itself."),
    K("column", "below", LIST, "", NULL, column, below, "Other columns whose texts are set below this one's in the same cell, in this order; they are not shown by themselves."),
    K("column", "below-style", REFERENCE, "table-below", "style", column, below_style, "Style of those texts."),
    K("column", "span", YESNO, "no", NULL, column, span, "A cell spans the empty cells below it, and is repeated when a page cuts it."),
    K("column", "head", YESNO, "no", NULL, column, head, "The cells label their rows."),
    K("column", "hide", YESNO, "no", NULL, column, hide, "The column is not shown."),
    K("column", "carry", YESNO, "yes", NULL, column, carry, "Figures of the column are added up where sums are carried forward. Percentages and columns with units by rows never are."),
    K("column", "sum", LIST, "auto", NULL, column, sum, "The columns whose sum this one is, row by row: Kvinnor | Män. auto: found where the header says Summa, Totalt or Helår and the figures agree. no: it is none, and its own figures are not added up either (averages, shares)."),
    K("column", "width", EXTENT, "0", "0pt..2000pt", column, width, "A fixed width, or a part of the measure (30 %); 0: found from the contents."),
    K("column", "min-width", EXTENT, "0", "0pt..2000pt", column, min_width, "The least width, in the same way."),
    K("column", "decimals", INTEGER, "-1", "-1..9", column, decimals, "Decimals of figures; -1: as written."),
    K("column", "fill", COLOR, "none", NULL, column, fill, "Colour behind the column."),
    K("column", "empty", TEXT, "", NULL, column, empty, "Printed in empty cells."),
    K("column", "empty-word", TEXT, "", NULL, column, empty_word, "Read aloud in cells without a value, where nothing or a dash is printed: \"ingen kommentar\"; empty: empty-cell of [words]."),
    K("column", "dash-word", TEXT, "", NULL, column, dash_word, "Read aloud in cells with a dash: \"inget mål\"; empty: dash-cell of [words]."),
    K("column", "required", YESNO, "no", NULL, column, required, "No cell of the column may be empty: a goal without an assessment is an error of the check. Sums, parts, sub-heads and cells that continue the one above may be."),
    K("column", "required-with", LIST, "", NULL, column, required_with, "The same, in rows where one of these columns says something: a comment to every assessment, required-with = Bedömning."),

    K("row", "first", LIST, "", NULL, row_style, first, "What the first cell of the row that is not empty may say; * stands for anything. Empty: any. In a sum it runs on over empty cells beside it, up to the figures."),
    K("row", "column", TEXT, "", NULL, row_style, column, "Another column of the file, shown or not, whose cell says what the row is: first then speaks of that cell. Files without the column have no such row."),
    K("row", "rest-empty", YESNO, "no", NULL, row_style, rest_empty, "Only rows whose other cells are all empty; the first cell then spans them."),
    K("row", "role", CHOICE, "data", "data|sum|subhead|part", row_style, role, "sum: kept with the row before. subhead: kept with the row after. part: a part of the row above (varav), no term of the sum; kept with the row before."),
    K("row", "style", REFERENCE, "", "style", row_style, style, "Style of the cells, if not that of the table."),
    K("row", "bold", YESNO, "no", NULL, row_style, bold, "The row is set in bold, whatever the style of its cells."),
    K("row", "fill", COLOR, "none", NULL, row_style, fill, "Colour behind the row."),
    K("row", "rule", COLOR, "none", NULL, row_style, rule, "Colour of a rule over the row."),
    K("row", "rule-width", LENGTH, "0.8pt", "0pt..20pt", row_style, rule_width, "Its thickness."),
    K("row", "indent", LENGTH, "0", "0pt..100pt", row_style, indent, "How far that cell is indented."),

    K("card-style", "based-on", REFERENCE, "", "card-style", card_style, based_on, "A card style whose keys hold where this one says nothing."),
    K("card-style", "title", TEXT, NULL, NULL, card_style, title, "The column with the heading of each card."),
    K("card-style", "title-style", REFERENCE, "", "style", card_style, title_style, "Style of that heading; empty: that of its level."),
    K("card-style", "fields", REFERENCES, "", "card-field", card_style, fields, "What stands below the heading, in this order. Fields whose column the file lacks, or whose cell is empty, are left out."),
    K("card-style", "fill", COLOR, "none", NULL, card_style, fill, "Colour behind the card."),
    K("card-style", "frame", COLOR, "none", NULL, card_style, frame, "Colour of a frame around it."),
    K("card-style", "frame-width", LENGTH, "0.6pt", "0pt..20pt", card_style, frame_width, "Thickness of the frame."),
    K("card-style", "bar", COLOR, "none", NULL, card_style, bar, "Colour of a bar at its left edge."),
    K("card-style", "bar-width", LENGTH, "3pt", "0pt..50pt", card_style, bar_width, "Width of the bar."),
    K("card-style", "rule", COLOR, "none", NULL, card_style, rule, "Colour of a rule over it."),
    K("card-style", "rule-width", LENGTH, "0.6pt", "0pt..20pt", card_style, rule_width, "Thickness of the rule."),
    K("card-style", "padding", LENGTH, "0", "0pt..100pt", card_style, padding_x, "Space at the left and right of the text, inside the frame."),
    K("card-style", "padding-row", LENGTH, "0", "0pt..100pt", card_style, padding_y, "Space above and below the text, inside the frame."),
    K("card-style", "before", LENGTH, "12pt", "0pt..500pt", card_style, before, "Space above the card."),
    K("card-style", "after", LENGTH, "12pt", "0pt..500pt", card_style, after, "Space below the card."),
    K("card-style", "keep", LENGTH, "100mm", "0pt..2000pt", card_style, keep, "A card up to this height stands on one page; a page may end within a higher one, but never right after its heading."),

    K("card-field", "based-on", REFERENCE, "", "card-field", card_field, based_on, "A field whose keys hold where this one says nothing."),
    K("card-field", "column", TEXT, NULL, NULL, card_field, column, "The column of the CSV file."),
    K("card-field", "label", TEXT, "", NULL, card_field, label, "What stands before the text: Ansvariga nämnder:"),
    K("card-field", "label-style", REFERENCE, "", "style", card_field, label_style, "Style of a label that stands above; empty: that of the text, in bold."),
    K("card-field", "place", CHOICE, "line", "line|block|beside-title", card_field, place, "Where the label and the text stand. line: the label in bold at the beginning of the text (above it, if that is a list). block: the label in a line of its own. beside-title: at the right of the card's heading, without the label; for symbols and short texts."),
    K("card-field", "kind", CHOICE, "text", "auto|text|markdown|figure|symbol", card_field, kind, "What the cells hold. auto is text."),
    K("card-field", "line-breaks", CHOICE, "paragraph", "paragraph|space", card_field, line_breaks, BREAKS_HELP),
    K("card-field", "decimals", INTEGER, "-1", "-1..9", card_field, decimals, "Decimals of a figure; -1: as written."),
    K("card-field", "symbols", REFERENCE, "", "symbols", card_field, symbols, "The set of symbols, for the kind symbol."),
    K("card-field", "style", REFERENCE, "", "style", card_field, style, "Style of the text; empty: body and list."),
    K("card-field", "empty", TEXT, "", NULL, card_field, empty, "Stands where the cell is empty; without this key the field is left out then."),
    K("card-field", "required", YESNO, "no", NULL, card_field, required, "No cell of the column may be empty: a goal without an assessment is an error of the check. Sums, parts, sub-heads and cells that continue the one above may be."),
    K("card-field", "required-with", LIST, "", NULL, card_field, required_with, "The same, in rows where one of these columns says something: a comment to every assessment, required-with = Bedömning."),

    K("symbols", "based-on", REFERENCE, "", "symbols", symbol_set, based_on, "A set whose keys hold where this one says nothing: the same symbols, larger or with their words elsewhere."),
    K("symbols", "symbols", REFERENCES, NULL, "symbol", symbol_set, symbols, "The symbols of the set, in the order of the legend."),
    K("symbols", "size", LENGTH, "8pt", "1pt..100pt", symbol_set, size, "Height and width of a symbol."),
    K("symbols", "word", CHOICE, "below", "right|below|inside", symbol_set, word_position, "Where its word stands in a cell; inside: in a box of the symbol's fill and outline, as wide as the word, instead of its shape. The word is always there: colour and shape are not for everybody. In legends words stand to the right, or inside."),
    K("symbols", "short", YESNO, "no", NULL, symbol_set, short_words, "Symbols that have a short word are printed with that, but not in legends."),
    K("symbols", "word-gap", LENGTH, "5pt", "0pt..100pt", symbol_set, word_gap, "Between a symbol and the word at its right."),
    K("symbols", "gap", LENGTH, "10pt", "0pt..200pt", symbol_set, gap, "Between two symbols in the same line of a cell."),
    K("symbols", "line-gap", LENGTH, "2pt", "0pt..100pt", symbol_set, line_gap, "Between two lines of them."),
    K("symbols", "padding", LENGTH, "4pt", "0pt..50pt", symbol_set, padding_x, "inside: from the edge of the box to the word at the left and right."),
    K("symbols", "padding-line", LENGTH, "1pt", "0pt..50pt", symbol_set, padding_y, "inside: the same above and below."),
    K("symbols", "corner", LENGTH, "2pt", "0pt..50pt", symbol_set, corner, "inside: radius of the corners of the box."),
    K("symbols", "separators", TEXT, "|,", NULL, symbol_set, separators, "Characters that part several symbols in one cell: \"3, 5, 10\". A line break parts them too. A cell that is a symbol's word as a whole is not parted."),
    K("symbols", "word-style", REFERENCE, "symbol-word", "style", symbol_set, word_style, "Style of the word."),

    K("symbol", "based-on", REFERENCE, "", "symbol", symbol, based_on, "A symbol whose keys hold where this one says nothing."),
    K("symbol", "shape", REFERENCE, "", "shape", symbol, shape, "Its shape; empty: nothing is drawn but part and mark."),
    K("symbol", "fill", COLOR, "none", NULL, symbol, fill, "Colour of the shape."),
    K("symbol", "outline", COLOR, "none", NULL, symbol, outline, "Colour of its outline. Where the fill is light the outline is what is seen on white paper: a contrast of 3:1 or more."),
    K("symbol", "outline-width", LENGTH, "0.6pt", "0pt..10pt", symbol, outline_width, "Thickness of its outline."),
    K("symbol", "part", REFERENCE, "", "shape", symbol, part, "A second shape under the outline: the half of a circle that is filled."),
    K("symbol", "part-fill", COLOR, "none", NULL, symbol, part_fill, "Its colour."),
    K("symbol", "mark", REFERENCE, "", "shape", symbol, mark, "A shape on top of the others: a tick, an arrow, a square."),
    K("symbol", "mark-color", COLOR, "000000", NULL, symbol, mark_color, "Its colour."),
    K("symbol", "word", TEXT, NULL, NULL, symbol, word, "What it means: printed, and read aloud."),
    K("symbol", "short", TEXT, "", NULL, symbol, short_word, "A short word, for sets that want it: the number of a goal."),
    K("symbol", "text-color", COLOR, "none", NULL, symbol, text_color, "Colour of a word inside; none: white on fills where that has a contrast of 4.5:1, else black."),
    K("symbol", "character", TEXT, "", NULL, symbol, character, "One character that stands for the drawing in the text output."),
    K("symbol", "match", LIST, "", NULL, symbol, match, "Cell values that mean this symbol, besides its word; upper and lower case are the same."),

    K("shape", "path", PATH, NULL, NULL, shape, path, "Lines and curves as in SVG, in a box of 100 by 100 with y downwards: M x y begins, L x y, H x and V y are lines, C x1 y1 x2 y2 x y is a curve, Z closes; small letters count from where the last one ended."),
    K("shape", "fill-rule", CHOICE, "nonzero", "nonzero|even-odd", shape, even_odd, "even-odd: where a shape lies in another one there is a hole."),

    K("signer", "title", TEXT, NULL, NULL, signer, title, "What the one who signs is: \"Nämndens ordförande\". It stands over the field or the lines, with fields: {committee}."),
    K("signer", "name", TEXT, "", NULL, signer, person, "The name of a person, under the title; empty: none is printed, and on paper there is a line for it."),
    K("signer", "field", TEXT, "", NULL, signer, field, "The name of the field in the PDF, which a signing service is told: letters a to z, digits, - and _. Every field of a report has its own; empty: it is made of the title."),
    K("signer", "tooltip", TEXT, "", NULL, signer, tooltip, "What is read aloud of the field; empty: signature of [words], title and name."),

    K("signature-style", "based-on", REFERENCE, "", "signature-style", signature_style, based_on, "A style whose keys hold where this one says nothing."),
    K("signature-style", "kind", CHOICE, "field", "field|paper", signature_style, kind, "field: a field for an electronic signature. paper: lines to write on."),
    K("signature-style", "columns", INTEGER, "2", "1..4", signature_style, columns, "How many signers stand beside each other."),
    K("signature-style", "gap", LENGTH, "18pt", "0pt..200pt", signature_style, gap, "Between them."),
    K("signature-style", "row-gap", LENGTH, "24pt", "0pt..500pt", signature_style, row_gap, "Between one row of them and the next."),
    K("signature-style", "width", LENGTH, "0", "0pt..2000pt", signature_style, width, "Width of a field or line; 0, or more than there is: that of the column."),
    K("signature-style", "before", LENGTH, "12pt", "0pt..500pt", signature_style, before, "Space above all of them."),
    K("signature-style", "after", LENGTH, "12pt", "0pt..500pt", signature_style, after, "Space below all of them."),
    K("signature-style", "title-style", REFERENCE, "body", "style", signature_style, title_style, "Style of titles."),
    K("signature-style", "name-style", REFERENCE, "body", "style", signature_style, name_style, "Style of names."),
    K("signature-style", "label-gap", LENGTH, "4pt", "0pt..200pt", signature_style, label_gap, "From title and name to the field or the first line."),
    K("signature-style", "height", LENGTH, "20mm", "20pt..500pt", signature_style, height, "Height of a field. What a signing service writes into it needs 18 mm or more."),
    K("signature-style", "fill", COLOR, "none", NULL, signature_style, fill, "Colour of the box that the field fills."),
    K("signature-style", "frame", COLOR, "none", NULL, signature_style, frame, "Colour of the frame around it. The look is part of the page: it stays when the field is signed."),
    K("signature-style", "frame-width", LENGTH, "0.6pt", "0pt..20pt", signature_style, frame_width, "Thickness of the frame."),
    K("signature-style", "prompt", TEXT, "", NULL, signature_style, prompt, "What stands in a field that has not been signed: \"Plats för elektronisk underskrift\". It goes away when it is signed."),
    K("signature-style", "prompt-style", REFERENCE, "body", "style", signature_style, prompt_style, "Style of that text. Its font is in the file with all letters of Western Europe, so that any name can be written into the field."),
    K("signature-style", "padding", LENGTH, "8pt", "0pt..100pt", signature_style, padding, "From the left edge of the field to that text."),
    K("signature-style", "sign-line", TEXT, "Underskrift", NULL, signature_style, sign_line, "paper: what stands under the line for the signature; empty: there is no such line."),
    K("signature-style", "name-line", TEXT, "Namnförtydligande", NULL, signature_style, name_line, "The same of a line for the name, where the signer has none in print."),
    K("signature-style", "date-line", TEXT, "Ort och datum", NULL, signature_style, date_line, "The same of a line for place and date."),
    K("signature-style", "line-height", LENGTH, "12mm", "1pt..200pt", signature_style, line_height, "paper: room to write above each line."),
    K("signature-style", "line", COLOR, "000000", NULL, signature_style, line, "Colour of the lines."),
    K("signature-style", "line-width", LENGTH, "0.6pt", "0.1pt..20pt", signature_style, line_width, "Their thickness."),
    K("signature-style", "caption-style", REFERENCE, "body", "style", signature_style, caption_style, "Style of what stands under them."),

    K("chart-style", "based-on", REFERENCE, "", "chart-style", chart_style, based_on, "A chart style whose keys hold where this one says nothing."),
    K("chart-style", "style", REFERENCE, "chart", "style", chart_style, style, "Style of all texts of the chart."),
    K("chart-style", "series", REFERENCES, NULL, "series", chart_style, series, "How the series are drawn, first to last; when there are more series, from the first again."),
    K("chart-style", "budget", REFERENCE, NULL, "series", chart_style, budget, "How the series is drawn that a chart calls its budget."),
    K("chart-style", "height", LENGTH, "55mm", "60pt..2000pt", chart_style, height, "Height of the field that is drawn in: axes, names and legend come on top of it. Of horizontal bars their number decides."),
    K("chart-style", "grid", COLOR, "C9CFD6", NULL, chart_style, grid, "Colour of the lines across the chart; none: there are none."),
    K("chart-style", "grid-width", LENGTH, "0.4pt", "0pt..10pt", chart_style, grid_width, "Their thickness."),
    K("chart-style", "axis", COLOR, "5A6470", NULL, chart_style, axis, "Colour of the line at zero, or at the foot of the chart."),
    K("chart-style", "axis-width", LENGTH, "0.8pt", "0pt..10pt", chart_style, axis_width, "Its thickness."),
    K("chart-style", "marker-size", LENGTH, "5pt", "1pt..50pt", chart_style, marker_size, "Height and width of a marker."),
    K("chart-style", "bar-share", INTEGER, "72", "10..100", chart_style, bar_share, "How much of the room of a category its bars take, per cent."),
    K("chart-style", "bar-gap", LENGTH, "0.8pt", "0pt..50pt", chart_style, bar_gap, "Between bars side by side, and between the parts of a stack."),
    K("chart-style", "bar-most", LENGTH, "36pt", "1pt..1000pt", chart_style, bar_most, "No bar is wider than this, however few there are."),
    K("chart-style", "bar-height", LENGTH, "9pt", "2pt..200pt", chart_style, bar_height, "Thickness of a horizontal bar."),

    K("series", "color", COLOR, NULL, NULL, series, color, "Colour of its line, bars and marker: against white with a contrast of at least 3 to 1."),
    K("series", "width", LENGTH, "1.8pt", "0.2pt..20pt", series, width, "Thickness of its line."),
    K("series", "dashes", CHOICE, "solid", "solid|dashed|dotted|long|dash-dot", series, dashes, "Its line."),
    K("series", "marker", CHOICE, "none", "none|circle|square|diamond|triangle|ring", series, marker, "What stands on the points of its line."),

    K("family", "regular", TEXT, NULL, NULL, family, regular, "Font file."),
    K("family", "bold", TEXT, "", NULL, family, bold, "Font file; empty: the regular one serves."),
    K("family", "italic", TEXT, "", NULL, family, italic, "Font file."),
    K("family", "bold-italic", TEXT, "", NULL, family, bold_italic, "Font file."),
    K("family", "folders", LIST, NULL, NULL, family, folders, "Where the files are looked for, in order. A relative folder is one beside the INI file."),
    { NULL, NULL, KEY_TEXT, NULL, NULL, 0, NULL }
};

const struct section_kind *section_kind_find(const char *name)
{
    for (const struct section_kind *s = section_table; s->name; s++)
        if (*s->name == *name && strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

/* There are hundreds of keys, and this is asked for every section of every layer: nearly all are told by their first letter. */
const struct key *key_first(const char *section)
{
    for (const struct key *k = key_table; k->section; k++)
        if (*k->section == *section && strcmp(k->section, section) == 0)
            return k;
    return NULL;
}

const struct key *key_next(const struct key *k)
{
    const struct key *next = k + 1;
    bool same = next->section && (next->section == k->section || strcmp(next->section, k->section) == 0);
    return same ? next : NULL;
}

const struct key *key_find(const char *section, const char *name)
{
    for (const struct key *k = key_first(section); k; k = key_next(k))
        if (strcmp(k->name, name) == 0)
            return k;
    return NULL;
}

const char *key_type_name(enum key_type type)
{
    static const char *const names[] = { "text", "file", "date", "language", "length", "length or %", "integer", "yes or no", "colour", "path", "choice", "list",
                                         "name", "list of names" };
    return names[type];
}
