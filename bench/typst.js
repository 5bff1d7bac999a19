// typst.js TOOLS FONTS: typst.typ as typst.pdf, tagged PDF/A-2a, by Typst's compiler as a module of Node.
"use strict";
const fs = require("fs");
const [tools, fonts] = process.argv.slice(2);
const { NodeCompiler } = require(`${tools}/node_modules/@myriaddreamin/typst-ts-node-compiler`);

const compiler = NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontPaths: [fonts] }] });
fs.writeFileSync("typst.pdf", compiler.pdf({ mainFilePath: "typst.typ" }, { pdfStandard: "a-2a", creationTimestamp: 0 }));
