// Fills the fields of a form as Firefox does: node fill_with_pdfjs.mjs FORM VALUES.json FILLED
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

globalThis.DOMMatrix ??= class {}; // only asked for where pages are drawn
const library = createRequire(import.meta.url).resolve("pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument, VerbosityLevel } = await import(pathToFileURL(library));
const [form, values, filled] = process.argv.slice(2);
const wanted = JSON.parse(readFileSync(values, "utf8"));
const data = new Uint8Array(readFileSync(form));
const book = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
for (const [name, widgets] of Object.entries((await book.getFieldObjects()) ?? {}))
  for (const { id } of widgets)
    if (name in wanted) book.annotationStorage.setValue(id, { value: wanted[name] });
writeFileSync(filled, await book.saveDocument());
await book.loadingTask.destroy();
