// Prints what the fields of a form hold, as Firefox shows it: node read_with_pdfjs.mjs FORM
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

globalThis.DOMMatrix ??= class {}; // only asked for where pages are drawn
const library = createRequire(import.meta.url).resolve("pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument, VerbosityLevel } = await import(pathToFileURL(library));
const data = new Uint8Array(readFileSync(process.argv[2]));
const book = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
const found = {};
for (let number = 1; number <= book.numPages; number++)
  for (const one of await (await book.getPage(number)).getAnnotations())
    if (one.fieldName) found[one.fieldName] = one.fieldValue ?? "";
console.log(JSON.stringify(found));
await book.loadingTask.destroy();
