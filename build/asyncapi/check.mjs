// Has AsyncAPI's own parser read a document; ends with 1 when it finds an error.
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const file = process.argv[2];
const { document, diagnostics } = await new Parser().parse(readFileSync(file, "utf8"));
const ERROR = 0;
for (const finding of diagnostics) {
  const kind = finding.severity === ERROR ? "error" : "note";
  console.log(`${kind}: ${finding.message} (${finding.path.join(".")})`);
}
if (!document || diagnostics.some((finding) => finding.severity === ERROR)) {
  process.exit(1);
}
console.log(`${file}: ${document.channels().all().length} channels, no error`);
