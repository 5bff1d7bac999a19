// pdfmake.js TOOLS FONTS: pdfmake.json as pdfmake.pdf.
"use strict";
const fs = require("fs");
const [tools, fonts] = process.argv.slice(2);
const pdfmake = require(`${tools}/node_modules/pdfmake`);

pdfmake.setFonts({ OpenSans: { normal: `${fonts}/OpenSans-Regular.ttf`, bold: `${fonts}/OpenSans-Bold.ttf` } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);
pdfmake.createPdf(JSON.parse(fs.readFileSync("pdfmake.json", "utf8"))).write("pdfmake.pdf");
