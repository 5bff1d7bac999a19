/* require.c: what E-ARK asks of a METS.xml beyond its schema, a row a requirement */

#include "package/require.h"

#include <string.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#define ROOT "/m:mets"
#define HEADER ROOT "/m:metsHdr"
#define GROUP ROOT "/m:fileSec/m:fileGrp"
#define MAP ROOT "/m:structMap[@LABEL = 'CSIP']"
#define TOP MAP "/m:div"

/* A use is the word, or the word and a folder: Representations/rep1. */
#define USED(word) "[@USE = '" word "' or starts-with(@USE, '" word "/')]"
#define CALLED(word) "[@LABEL = '" word "' or starts-with(@LABEL, '" word "/')]"
#define HAS(attribute) "string-length(normalize-space(" attribute ")) > 0"
#define ONE_OF(value, words) "contains('|" words "|', concat('|', " value ", '|')) and not(contains(" value ", '|'))"
#define STATUS "not(@STATUS) or @STATUS = 'CURRENT' or @STATUS = 'SUPERSEDED'"
#define DATED "string-length(@CREATED) >= 10 and translate(substring(@CREATED, 1, 10), '0123456789', '9999999999') = '9999-99-99'"
#define DIGESTS "Adler-32|CRC32|HAVAL|MD5|MNP|SHA-1|SHA-256|SHA-384|SHA-512|TIGER|WHIRLPOOL"
#define METADATA "MARC|MODS|EAD|DC|NISOIMG|LC-AV|VRA|TEIHDR|DDI|FGDC|LOM|PREMIS|PREMIS:OBJECT|PREMIS:AGENT|PREMIS:RIGHTS|PREMIS:EVENT|TEXTMD|METSRIGHTS|ISO 19115:2003 NAP|EAC-CPF|LIDO|OTHER"
#define MEDIA "contains(@MIMETYPE, '/') and not(contains(@MIMETYPE, ' ')) and not(contains(substring-after(@MIMETYPE, '/'), '/')) and " HAS("substring-before(@MIMETYPE, '/')") " and " HAS("substring-after(@MIMETYPE, '/')")
#define COUNTED "translate(@SIZE, '0123456789', '') = '' and @SIZE != ''"
#define CATEGORIES "Textual works - Print|Textual works - Digital|Textual works - Electronic Serials|Digital Musical Composition (score-based representations)|Photographs - Print|Photographs - Digital|" \
    "Other Graphic Images - Print|Other Graphic Images - Digital|Microforms|Audio - On Tangible Medium (digital or analog)|Audio - Media-independent (digital)|Motion Pictures - Digital and Physical Media|" \
    "Video - File-based and Physical Media|Software|Datasets|Geospatial Data|Databases|Websites|Collection|Event|Interactive resource|Physical object|Service|Mixed|Other|OTHER"
#define CONTENTS "ERMS|SIARD1|SIARD2|SIARDDK|GeoData|citcarchival_v1_0|citsarchival_v1_0|csarchival_v1_0|citspremis_v1_0|cspremis_v1_0|citserms_v2_1|citserms_v3_0|citsehpj_v1_0|citsehpj_v2_0|citsehcr_v1_0|" \
    "citssiard_v1_0|citsgeospatial_v3_0|cits3dpm_v1_0|MIXED|OTHER"

#define SOFTWARE HEADER "/m:agent[@ROLE = 'CREATOR'][@TYPE = 'OTHER'][@OTHERTYPE = 'SOFTWARE']"
#define SUBMITTER HEADER "/m:agent[@ROLE = 'CREATOR'][@TYPE = 'ORGANIZATION' or @TYPE = 'INDIVIDUAL']"

/* A reference to a file of metadata, or to a file. */
#define REFERENCE(level, locator, type, address, where, what) REFERENCE_OF(OF_ANY, level, locator, type, address, where, what)
#define REFERENCE_OF(of, level, locator, type, address, where, what) \
    { locator, level, of, where, "@LOCTYPE = 'URL'", what " has not LOCTYPE=\"URL\"" }, \
    { type, level, of, where, "@xlink:type = 'simple'", what " has not xlink:type=\"simple\"" }, \
    { address, level, of, where, HAS("@xlink:href"), what " has no xlink:href" }

#define MEASURED(media, size, created, digest, algorithm, where, what) MEASURED_OF(OF_ANY, media, size, created, digest, algorithm, where, what)
#define MEASURED_OF(of, media, size, created, digest, algorithm, where, what) \
    { media, REQUIREMENT_MUST, of, where, MEDIA, what " has no MIMETYPE like \"text/csv\"" }, \
    { size, REQUIREMENT_MUST, of, where, COUNTED, what " has no SIZE in bytes" }, \
    { created, REQUIREMENT_MUST, of, where, DATED, what " has no CREATED with a date" }, \
    { digest, REQUIREMENT_MUST, of, where, HAS("@CHECKSUM"), what " has no CHECKSUM" }, \
    { algorithm, REQUIREMENT_MUST, of, where, ONE_OF("@CHECKSUMTYPE", DIGESTS), what " has no CHECKSUMTYPE that METS knows" }

#define MUST(id, of, where, test, fault) { id, REQUIREMENT_MUST, of, where, test, fault }
#define SHOULD(id, of, where, test, fault) { id, REQUIREMENT_SHOULD, of, where, test, fault }

const struct requirement requirements[] = {
    /* the root */
    MUST("CSIP1", OF_ANY, ROOT, HAS("@OBJID"), "the root has no OBJID, the name of the package"),
    MUST("CSIP2", OF_ANY, ROOT, ONE_OF("translate(@TYPE, '\xE2\x80\x93', '-')", CATEGORIES), "the root has no TYPE of the vocabulary of content categories"),
    SHOULD("CSIP3", OF_ANY, ROOT, "not(@TYPE = 'Other' or @TYPE = 'OTHER') or " HAS("@csip:OTHERTYPE"), "TYPE is Other, but csip:OTHERTYPE does not say which"),
    MUST("CSIP4", OF_REPRESENTATION, ROOT, HAS("@csip:CONTENTINFORMATIONTYPE"), "the root of a representation has no csip:CONTENTINFORMATIONTYPE"),
    MUST("CSIP4", OF_ANY, ROOT, "not(@csip:CONTENTINFORMATIONTYPE) or " ONE_OF("@csip:CONTENTINFORMATIONTYPE", CONTENTS), "csip:CONTENTINFORMATIONTYPE is none of the vocabulary"),
    MUST("CSIP5", OF_ANY, ROOT, "not(@csip:CONTENTINFORMATIONTYPE = 'OTHER') or " HAS("@csip:OTHERCONTENTINFORMATIONTYPE"), "csip:CONTENTINFORMATIONTYPE is OTHER, but csip:OTHERCONTENTINFORMATIONTYPE does not say which"),
    MUST("CSIP6", OF_ANY, ROOT, HAS("@PROFILE"), "the root has no PROFILE"),
    MUST("SIP2", OF_PACKAGE, ROOT, "@PROFILE = 'https://earksip.dilcis.eu/profile/E-ARK-SIP.xml'", "PROFILE is not https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"),

    /* the header */
    MUST("CSIP117", OF_ANY, ROOT, "count(m:metsHdr) = 1", "there is no metsHdr"),
    MUST("CSIP7", OF_ANY, HEADER, HAS("@CREATEDATE"), "the header has no CREATEDATE"),
    SHOULD("CSIP8", OF_ANY, HEADER, HAS("@LASTMODDATE"), "the header has no LASTMODDATE"),
    MUST("CSIP9", OF_ANY, HEADER, ONE_OF("@csip:OAISPACKAGETYPE", "SIP|AIP|DIP|AIU|AIC"), "the header has no csip:OAISPACKAGETYPE"),
    MUST("SIP4", OF_PACKAGE, HEADER, "@csip:OAISPACKAGETYPE = 'SIP'", "csip:OAISPACKAGETYPE is not SIP"),
    MUST("CSIP10", OF_ANY, HEADER, "m:agent", "the header has no agent"),
    MUST("CSIP11", OF_ANY, HEADER, "not(m:agent) or m:agent[@ROLE = 'CREATOR']", "no agent has the role CREATOR"),
    MUST("CSIP12", OF_ANY, HEADER, "not(m:agent[@ROLE = 'CREATOR']) or m:agent[@ROLE = 'CREATOR'][@TYPE = 'OTHER']", "no agent with the role CREATOR has the type OTHER: the program that made the package is not named"),
    MUST("CSIP13", OF_ANY, HEADER, "not(m:agent[@ROLE = 'CREATOR'][@TYPE = 'OTHER']) or m:agent[@ROLE = 'CREATOR'][@TYPE = 'OTHER'][@OTHERTYPE = 'SOFTWARE']", "no agent CREATOR, OTHER has OTHERTYPE=\"SOFTWARE\""),
    MUST("CSIP14", OF_ANY, SOFTWARE, "count(m:name) = 1 and " HAS("m:name"), "the agent of the program has no name"),
    MUST("CSIP15", OF_ANY, SOFTWARE, "count(m:note) = 1 and " HAS("m:note"), "the agent of the program has not one note with its version"),
    MUST("CSIP16", OF_ANY, SOFTWARE "/m:note", "@csip:NOTETYPE = 'SOFTWARE VERSION'", "the note has not csip:NOTETYPE=\"SOFTWARE VERSION\""),
    MUST("SIP3", OF_PACKAGE, HEADER "[@RECORDSTATUS]", ONE_OF("@RECORDSTATUS", "NEW|SUPPLEMENT|REPLACEMENT|TEST|VERSION|DELETE|OTHER"), "RECORDSTATUS is none of the vocabulary"),
    SHOULD("SIP5", OF_PACKAGE, HEADER, "m:altRecordID[@TYPE = 'SUBMISSIONAGREEMENT']", "no submission agreement is named"),
    MUST("SIP5", OF_PACKAGE, HEADER, "count(m:altRecordID[@TYPE = 'SUBMISSIONAGREEMENT']) < 2", "there are two submission agreements"),
    MUST("SIP7", OF_PACKAGE, HEADER, "count(m:altRecordID[@TYPE = 'REFERENCECODE']) < 2", "there are two reference codes"),
    MUST("SIP9", OF_PACKAGE, HEADER, "count(m:agent[@ROLE = 'ARCHIVIST'][@TYPE = 'ORGANIZATION' or @TYPE = 'INDIVIDUAL']) < 2", "there are two archival creators"),
    MUST("SIP11", OF_PACKAGE, HEADER "/m:agent[@ROLE = 'ARCHIVIST']", "@TYPE = 'ORGANIZATION' or @TYPE = 'INDIVIDUAL' or @OTHERTYPE = 'SOFTWARE'", "the archival creator is neither ORGANIZATION nor INDIVIDUAL"),
    MUST("SIP12", OF_PACKAGE, HEADER "/m:agent[@ROLE = 'ARCHIVIST']", HAS("m:name"), "the archival creator has no name"),
    MUST("SIP14", OF_PACKAGE, HEADER "/m:agent[@ROLE = 'ARCHIVIST'][not(@OTHERTYPE)]/m:note", "@csip:NOTETYPE = 'IDENTIFICATIONCODE'", "the note of the archival creator has not csip:NOTETYPE=\"IDENTIFICATIONCODE\""),
    MUST("SIP15", OF_PACKAGE, HEADER, "m:agent[@ROLE = 'CREATOR'][@TYPE = 'ORGANIZATION' or @TYPE = 'INDIVIDUAL']", "no agent says who submits the package: CREATOR, ORGANIZATION or INDIVIDUAL"),
    MUST("SIP15", OF_PACKAGE, HEADER, "count(m:agent[@ROLE = 'CREATOR'][@TYPE = 'ORGANIZATION']) < 2", "two organisations submit the package"),
    MUST("SIP18", OF_PACKAGE, SUBMITTER, HAS("m:name"), "the agent that submits the package, or can be asked about it, has no name"),
    MUST("SIP20", OF_PACKAGE, HEADER "/m:agent[@ROLE = 'CREATOR'][@TYPE = 'ORGANIZATION']/m:note", "@csip:NOTETYPE = 'IDENTIFICATIONCODE'", "the note of who submits the package has not csip:NOTETYPE=\"IDENTIFICATIONCODE\""),
    MUST("SIP26", OF_PACKAGE, HEADER, "count(m:agent[@ROLE = 'PRESERVATION']) < 2", "two archives preserve the package"),
    MUST("SIP28", OF_PACKAGE, HEADER "/m:agent[@ROLE = 'PRESERVATION']", "@TYPE = 'ORGANIZATION'", "the archive is not an ORGANIZATION"),
    MUST("SIP29", OF_PACKAGE, HEADER "/m:agent[@ROLE = 'PRESERVATION']", HAS("m:name"), "the archive has no name"),
    MUST("SIP31", OF_PACKAGE, HEADER "/m:agent[@ROLE = 'PRESERVATION']/m:note", "@csip:NOTETYPE = 'IDENTIFICATIONCODE'", "the note of the archive has not csip:NOTETYPE=\"IDENTIFICATIONCODE\""),

    /* descriptive metadata */
    SHOULD("CSIP17", OF_PACKAGE, ROOT, "m:dmdSec", "there is no descriptive metadata"),
    MUST("CSIP18", OF_ANY, ROOT "/m:dmdSec", HAS("@ID"), "the dmdSec has no ID"),
    MUST("CSIP19", OF_ANY, ROOT "/m:dmdSec", DATED, "the dmdSec has no CREATED with a date"),
    MUST("CSIP20", OF_ANY, ROOT "/m:dmdSec", STATUS, "STATUS is neither CURRENT nor SUPERSEDED"),
    SHOULD("CSIP21", OF_ANY, ROOT "/m:dmdSec", "m:mdRef", "the dmdSec refers to no file"),
    REFERENCE(REQUIREMENT_MUST, "CSIP22", "CSIP23", "CSIP24", ROOT "/m:dmdSec/m:mdRef", "the mdRef"),
    MUST("CSIP25", OF_ANY, ROOT "/m:dmdSec/m:mdRef", ONE_OF("@MDTYPE", METADATA), "the mdRef has no MDTYPE that METS knows"),
    MEASURED("CSIP26", "CSIP27", "CSIP28", "CSIP29", "CSIP30", ROOT "/m:dmdSec/m:mdRef", "the mdRef"),

    /* administrative metadata */
    SHOULD("CSIP31", OF_PACKAGE, ROOT, "m:amdSec", "there is no administrative metadata"),
    MUST("CSIP31", OF_ANY, ROOT, "count(m:amdSec) < 2", "there is more than one amdSec"),
    SHOULD("CSIP32", OF_ANY, ROOT "/m:amdSec", "m:digiprovMD", "the amdSec has no metadata about preservation"),
    MUST("CSIP33", OF_ANY, ROOT "/m:amdSec/m:digiprovMD", HAS("@ID"), "the digiprovMD has no ID"),
    MUST("CSIP34", OF_ANY, ROOT "/m:amdSec/m:digiprovMD", STATUS, "STATUS is neither CURRENT nor SUPERSEDED"),
    SHOULD("CSIP34", OF_ANY, ROOT "/m:amdSec/m:digiprovMD", "@STATUS", "the digiprovMD has no STATUS"),
    SHOULD("CSIP35", OF_ANY, ROOT "/m:amdSec/m:digiprovMD", "m:mdRef", "the digiprovMD refers to no file"),
    REFERENCE(REQUIREMENT_MUST, "CSIP36", "CSIP37", "CSIP38", ROOT "/m:amdSec/m:digiprovMD/m:mdRef", "the mdRef"),
    MUST("CSIP39", OF_ANY, ROOT "/m:amdSec/m:digiprovMD/m:mdRef", ONE_OF("@MDTYPE", METADATA), "the mdRef has no MDTYPE that METS knows"),
    MEASURED("CSIP40", "CSIP41", "CSIP42", "CSIP43", "CSIP44", ROOT "/m:amdSec/m:digiprovMD/m:mdRef", "the mdRef"),
    MUST("CSIP46", OF_ANY, ROOT "/m:amdSec/m:rightsMD", HAS("@ID"), "the rightsMD has no ID"),
    MUST("CSIP47", OF_ANY, ROOT "/m:amdSec/m:rightsMD", STATUS, "STATUS is neither CURRENT nor SUPERSEDED"),
    SHOULD("CSIP47", OF_ANY, ROOT "/m:amdSec/m:rightsMD", "@STATUS", "the rightsMD has no STATUS"),
    SHOULD("CSIP48", OF_ANY, ROOT "/m:amdSec/m:rightsMD", "m:mdRef", "the rightsMD refers to no file"),
    REFERENCE(REQUIREMENT_MUST, "CSIP49", "CSIP50", "CSIP51", ROOT "/m:amdSec/m:rightsMD/m:mdRef", "the mdRef"),
    MUST("CSIP52", OF_ANY, ROOT "/m:amdSec/m:rightsMD/m:mdRef", ONE_OF("@MDTYPE", METADATA), "the mdRef has no MDTYPE that METS knows"),
    MEASURED("CSIP53", "CSIP54", "CSIP55", "CSIP56", "CSIP57", ROOT "/m:amdSec/m:rightsMD/m:mdRef", "the mdRef"),

    /* files */
    SHOULD("CSIP58", OF_ANY, ROOT, "m:fileSec", "there is no fileSec"),
    MUST("CSIP59", OF_ANY, ROOT "/m:fileSec", HAS("@ID"), "the fileSec has no ID"),
    MUST("CSIP60", OF_PACKAGE, ROOT "/m:fileSec", "m:fileGrp" USED("Documentation"), "no fileGrp has USE=\"Documentation\""),
    MUST("CSIP113", OF_PACKAGE, ROOT "/m:fileSec", "m:fileGrp" USED("Schemas"), "no fileGrp has USE=\"Schemas\""),
    MUST("CSIP114", OF_PACKAGE, ROOT "/m:fileSec", "m:fileGrp" USED("Representations"), "no fileGrp has a USE that begins with Representations"),
    MUST("CSIP62", OF_ANY, GROUP USED("Representations"), HAS("@csip:CONTENTINFORMATIONTYPE"), "the fileGrp of a representation has no csip:CONTENTINFORMATIONTYPE"),
    MUST("CSIP63", OF_ANY, GROUP, "(@csip:CONTENTINFORMATIONTYPE = 'OTHER') = boolean(@csip:OTHERCONTENTINFORMATIONTYPE)", "csip:OTHERCONTENTINFORMATIONTYPE stands with csip:CONTENTINFORMATIONTYPE=\"OTHER\", and only there"),
    MUST("CSIP64", OF_ANY, GROUP, HAS("@USE"), "the fileGrp has no USE"),
    MUST("CSIP64", OF_PACKAGE, GROUP "[@USE]", "self::*" USED("Documentation") " or self::*" USED("Schemas") " or self::*" USED("Representations"), "USE is none of the vocabulary: Documentation, Schemas, Representations/folder"),
    MUST("CSIP65", OF_ANY, GROUP, HAS("@ID"), "the fileGrp has no ID"),
    MUST("CSIP66", OF_ANY, GROUP, "m:file", "the fileGrp has no file"),
    MUST("CSIP67", OF_ANY, GROUP "/m:file", HAS("@ID"), "the file has no ID"),
    MEASURED("CSIP68", "CSIP69", "CSIP70", "CSIP71", "CSIP72", GROUP "/m:file", "the file"),
    MUST("CSIP76", OF_ANY, GROUP "/m:file", "count(m:FLocat) = 1", "the file has not one FLocat"),
    REFERENCE(REQUIREMENT_MUST, "CSIP77", "CSIP78", "CSIP79", GROUP "/m:file/m:FLocat", "the FLocat"),

    /* structure */
    MUST("CSIP80", OF_ANY, ROOT, "m:structMap", "there is no structMap"),
    MUST("CSIP82", OF_ANY, ROOT "[m:structMap]", "count(m:structMap[@LABEL = 'CSIP']) = 1", "not one structMap has LABEL=\"CSIP\""),
    MUST("CSIP81", OF_ANY, MAP, "@TYPE = 'PHYSICAL'", "the structMap has not TYPE=\"PHYSICAL\""),
    MUST("CSIP83", OF_ANY, MAP, HAS("@ID"), "the structMap has no ID"),
    MUST("CSIP84", OF_ANY, MAP, "count(m:div) = 1", "the structMap has not one div"),
    MUST("CSIP85", OF_ANY, TOP, HAS("@ID"), "the div has no ID"),
    MUST("CSIP86", OF_ANY, TOP, "@LABEL = " ROOT "/@OBJID", "the LABEL of the div is not the OBJID"),
    MUST("CSIP88", OF_ANY, TOP, "count(m:div[@LABEL = 'Metadata']) = 1", "not one div has LABEL=\"Metadata\""),
    MUST("CSIP89", OF_ANY, TOP "/m:div[@LABEL = 'Metadata']", HAS("@ID"), "the div has no ID"),
    SHOULD("CSIP93", OF_PACKAGE, TOP, "m:div[@LABEL = 'Documentation'] or not(" GROUP USED("Documentation") ")", "no div has LABEL=\"Documentation\""),
    MUST("CSIP95", OF_PACKAGE, TOP, "count(m:div[@LABEL = 'Documentation']) < 2", "two div have LABEL=\"Documentation\""),
    MUST("CSIP94", OF_PACKAGE, TOP "/m:div[@LABEL = 'Documentation']", HAS("@ID"), "the div has no ID"),
    MUST("CSIP96", OF_PACKAGE, TOP "/m:div[@LABEL = 'Documentation']", "count(m:fptr) = count(" GROUP USED("Documentation") ")", "the div has not one fptr for every fileGrp of documentation"),
    MUST("CSIP116", OF_PACKAGE, TOP "/m:div[@LABEL = 'Documentation']/m:fptr", "@FILEID = " GROUP USED("Documentation") "/@ID", "the fptr leads to no fileGrp of documentation"),
    SHOULD("CSIP97", OF_PACKAGE, TOP, "m:div[@LABEL = 'Schemas'] or not(" GROUP USED("Schemas") ")", "no div has LABEL=\"Schemas\""),
    MUST("CSIP99", OF_PACKAGE, TOP, "count(m:div[@LABEL = 'Schemas']) < 2", "two div have LABEL=\"Schemas\""),
    MUST("CSIP98", OF_PACKAGE, TOP "/m:div[@LABEL = 'Schemas']", HAS("@ID"), "the div has no ID"),
    MUST("CSIP100", OF_PACKAGE, TOP "/m:div[@LABEL = 'Schemas']", "count(m:fptr) = count(" GROUP USED("Schemas") ")", "the div has not one fptr for every fileGrp of schemas"),
    MUST("CSIP118", OF_PACKAGE, TOP "/m:div[@LABEL = 'Schemas']/m:fptr", "@FILEID = " GROUP USED("Schemas") "/@ID", "the fptr leads to no fileGrp of schemas"),
    SHOULD("CSIP101", OF_PACKAGE, TOP, "m:div" CALLED("Representations") " or not(" GROUP USED("Representations") ")", "no div has a LABEL that begins with Representations"),
    MUST("CSIP103", OF_PACKAGE, TOP, "count(m:div[@LABEL = 'Representations']) < 2", "two div have LABEL=\"Representations\""),
    MUST("CSIP102", OF_PACKAGE, TOP "/m:div[@LABEL = 'Representations']", HAS("@ID"), "the div has no ID"),
    MUST("CSIP104", OF_PACKAGE, TOP "/m:div[@LABEL = 'Representations']", "m:fptr or m:mptr or m:div", "the div leads to no content"),
    MUST("CSIP119", OF_PACKAGE, TOP "/m:div[@LABEL = 'Representations']/m:fptr", "@FILEID = " GROUP USED("Representations") "/@ID", "the fptr leads to no fileGrp of content"),
    MUST("CSIP106", OF_PACKAGE, TOP "//m:div[m:mptr]", HAS("@ID"), "the div has no ID"),
    MUST("CSIP107", OF_PACKAGE, TOP "//m:div[m:mptr]", "starts-with(@LABEL, 'Representations/') and string-length(@LABEL) > 16", "the LABEL of the div is not Representations/ and the name of its folder"),
    MUST("CSIP109", OF_PACKAGE, TOP "//m:div[starts-with(@LABEL, 'Representations/')]", "count(m:mptr) = 1", "the div has not one mptr to the METS.xml of the representation"),
    REFERENCE(REQUIREMENT_MUST, "CSIP112", "CSIP111", "CSIP110", TOP "//m:div/m:mptr", "the mptr"),

    /* FGS Paketstruktur 1.2 */
    MUST("FGS OBJID", OF_FGS, ROOT, HAS("@OBJID"), "the root has no OBJID"),
    MUST("FGS TYPE", OF_FGS, ROOT, HAS("@TYPE"), "the root has no TYPE"),
    MUST("FGS PROFILE", OF_FGS, ROOT, "starts-with(@PROFILE, 'http://xml.ra.se/e-arkiv/METS/CommonSpecificationSwedenPackageProfile.xml')",
         "PROFILE is not http://xml.ra.se/e-arkiv/METS/CommonSpecificationSwedenPackageProfile.xml"),
    MUST("FGS metsHdr", OF_FGS, ROOT, "count(m:metsHdr) = 1", "there is no metsHdr"),
    MUST("FGS CREATEDATE", OF_FGS, HEADER, HAS("@CREATEDATE"), "the header has no CREATEDATE"),
    MUST("FGS OAISSTATUS", OF_FGS, HEADER, "@ext:OAISSTATUS = 'SIP'", "the header has not ext:OAISSTATUS=\"SIP\""),
    MUST("FGS ARCHIVIST", OF_FGS, HEADER, "m:agent[@ROLE = 'ARCHIVIST'][@TYPE = 'ORGANIZATION'][" HAS("m:name") "][" HAS("m:note") "]", "no agent ARCHIVIST, ORGANIZATION with name and note"),
    MUST("FGS SOFTWARE", OF_FGS, HEADER, "m:agent[@ROLE = 'ARCHIVIST'][@TYPE = 'OTHER'][@OTHERTYPE = 'SOFTWARE'][" HAS("m:name") "]", "no agent ARCHIVIST, OTHER, SOFTWARE: the system that the records come from"),
    MUST("FGS CREATOR", OF_FGS, HEADER, "m:agent[@ROLE = 'CREATOR'][@TYPE = 'ORGANIZATION'][" HAS("m:name") "]", "no agent CREATOR, ORGANIZATION: who delivers"),
    MUST("FGS IPOWNER", OF_FGS, HEADER, "m:agent[@ROLE = 'IPOWNER'][@TYPE = 'ORGANIZATION'][" HAS("m:name") "]", "no agent IPOWNER, ORGANIZATION: whose the records are"),
    MUST("FGS SUBMISSIONAGREEMENT", OF_FGS, HEADER, "m:altRecordID[@TYPE = 'SUBMISSIONAGREEMENT'][" HAS(".") "]", "no altRecordID SUBMISSIONAGREEMENT"),
    MUST("FGS fileSec", OF_FGS, ROOT, "count(m:fileSec) = 1 and m:fileSec//m:file", "there is no fileSec with files"),
    MUST("FGS structMap", OF_FGS, ROOT, "m:structMap/m:div", "there is no structMap"),
    MUST("FGS ID", OF_FGS, "//m:file", HAS("@ID"), "the file has no ID"),
    MEASURED_OF(OF_FGS, "FGS MIMETYPE", "FGS SIZE", "FGS CREATED", "FGS CHECKSUM", "FGS CHECKSUMTYPE", "//m:file", "the file"),
    REFERENCE_OF(OF_FGS, REQUIREMENT_MUST, "FGS LOCTYPE", "FGS xlink:type", "FGS xlink:href", "//m:file/m:FLocat", "the FLocat"),
    { 0 },
};

/* ---- asking ---- */

static const xmlChar *bytes(const char *s)
{
    return (const xmlChar *)(const void *)s;
}

void require_fact(struct facts *facts, const char *id, enum requirement_level level, const char *name, long line, const char *text)
{
    const char *said = line > 0 ? arena_printf(facts->arena, "%s:%ld: %s", name, line, text) : arena_printf(facts->arena, "%s: %s", name, text);
    const struct fact fact = { FACT_REQUIREMENT, level == REQUIREMENT_MUST, id, level == REQUIREMENT_MUST ? said : arena_printf(facts->arena, "%s (should, not must)", said), NULL, NULL };
    fact_add(facts, &fact);
}

static xmlXPathContextPtr context_of(xmlDoc *mets)
{
    xmlXPathContextPtr x = xmlXPathNewContext(mets);
    if (!x)
        memory_exhausted();
    xmlXPathRegisterNs(x, bytes("m"), bytes("http://www.loc.gov/METS/"));
    xmlXPathRegisterNs(x, bytes("csip"), bytes("https://DILCIS.eu/XML/METS/CSIPExtensionMETS"));
    xmlXPathRegisterNs(x, bytes("ext"), bytes("ExtensionMETS"));
    xmlXPathRegisterNs(x, bytes("xlink"), bytes("http://www.w3.org/1999/xlink"));
    return x;
}

/* Whether the test holds at the node at hand: what a boolean() around it gives. */
static bool holds(xmlXPathContextPtr x, xmlXPathCompExprPtr test, xmlNode *node)
{
    x->node = node;
    return xmlXPathCompiledEvalToBoolean(test, x) == 1;
}

static void ask(xmlXPathContextPtr x, const struct requirement *r, const char *name, struct facts *facts)
{
    x->node = NULL;
    xmlXPathObjectPtr found = xmlXPathEvalExpression(bytes(r->where), x);
    xmlXPathCompExprPtr test = xmlXPathCompile(bytes(r->test));
    for (int i = 0; found && test && found->nodesetval && i < found->nodesetval->nodeNr; i++) {
        xmlNode *node = found->nodesetval->nodeTab[i];
        if (!holds(x, test, node))
            require_fact(facts, r->id, r->level, name, xmlGetLineNo(node), r->fault);
    }
    xmlXPathFreeCompExpr(test);
    xmlXPathFreeObject(found);
}

int require(xmlDoc *mets, const char *name, enum document of, struct facts *facts)
{
    xmlXPathContextPtr x = context_of(mets);
    int asked = 0;
    for (const struct requirement *r = requirements; r->id; r++)
        if (r->of & of) {
            ask(x, r, name, facts);
            asked++;
        }
    xmlXPathFreeContext(x);
    return asked;
}
