// What Chrome 86 or Safari 14 does not know of the scripts that a page carries.
import compat from "eslint-plugin-compat";
import esx from "eslint-plugin-es-x";

const off = (names) => Object.fromEntries(names.map((name) => [`es-x/${name}`, "off"]));
const newest = esx.configs["flat/restrict-to-es2020"];

// Names of methods that other objects have as well: only calls of the youngest are told, below.
const ambiguous = Object.keys(newest.rules)
  .map((name) => name.replace("es-x/", ""))
  .filter((name) => /^no-(iterator-prototype|set-prototype|resizable|(array|string)-prototype-at$)/.test(name));
const called = "at|findLast|findLastIndex|toSorted|toReversed|toSpliced|isWellFormed|groupBy";

const floor = {
  plugins: { ...newest.plugins, compat },
  settings: { browsers: ["chrome 86", "safari 14"], polyfills: ["Object.hasOwn"], "es-x": { aggressive: true } },
  rules: {
    ...newest.rules,
    ...off(ambiguous),
    ...off([
      "no-string-prototype-replaceall", // Chrome 85, Safari 13.1
      "no-object-hasown", // filled in by page/floor.js
    ]),
    "es-x/no-regexp-lookbehind-assertions": "error", // Safari 16.4
    "compat/compat": "error",
    "no-restricted-globals": ["error", "BigInt64Array", "BigUint64Array"], // Safari 15
    "no-restricted-syntax": [
      "error",
      { selector: `CallExpression[callee.property.name=/^(${called})$/]`, message: "younger than the floor" },
      { selector: "MemberExpression[object.name='crypto'][property.name='randomUUID']", message: "Chrome 92" },
      { selector: "MemberExpression[object.name='AbortSignal'][property.name=/^(timeout|any|abort)$/]", message: "Chrome 93" },
      { selector: "MemberExpression[property.name=/^(checkVisibility|showPicker|scheduler)$/]", message: "Chrome 99" },
    ],
  },
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: "off" } },
  { files: ["page/*.js"], languageOptions: { ecmaVersion: 2020, sourceType: "script" }, ...floor },
  { files: ["oldest/*.js"], languageOptions: { ecmaVersion: 5, sourceType: "script" } },
];
