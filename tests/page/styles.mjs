// Print the features of style sheets that Chrome 86 or Safari 14 do not know or know in part:
// { feature: [line: text] } of all files named.
import fs from "node:fs";
import doiuse from "doiuse";
import postcss from "postcss";

const found = {};
const onFeatureUsage = ({ feature, usage }) => {
  const told = `${usage.source.start.line}: ${usage.toString().split("\n")[0]}`;
  (found[feature] = found[feature] || []).push(told);
};
for (const file of process.argv.slice(2)) {
  const asked = doiuse({ browsers: ["chrome 86", "safari 14"], onFeatureUsage });
  await postcss([asked]).process(fs.readFileSync(file, "utf8"), { from: file });
}
console.log(JSON.stringify(found));
