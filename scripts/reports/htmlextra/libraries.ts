import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What htmlextra's page takes from elsewhere, by the name in the address, and what is in the page instead. */
const libraries: readonly (readonly [name: RegExp, text: () => string])[] = [
  [/\/font-awesome\/.*\.css$/, () => bundled('font-awesome.css')],
  [/\/bootstrap\/.*\.css$/, () => `${bundled('bootstrap.css')}\n${tableColours}`],
  [/\/highlight\.js\/.*\.css$/, () => bundled('highlight.css')],
  [/\/datatables.*\.css$/, () => bundled('datatables.css')],
  [/\/jquery\/.*\.js$/, () => bundled('jquery.js')],
  [/\/twitter-bootstrap\/.*\.js$/, () => bundled('bootstrap.js')],
  [/\/datatables.*\.js$/, () => bundled('datatables.js')],
  [/\/clipboard\.js\/.*\.js$/, () => bundled('clipboard.js')],
  [/\/remarkable\/.*\.js$/, () => `${bundled('remarkable.js')}\n${imagesAsText}`],
  [/\/highlight\.js\/.*\.js$/, () => bundled('highlight.js')],
];

/** The text of the library that a page takes from `address`; undefined for one that is not known. */
export function libraryAt(address: string): string | undefined {
  return libraries.find(([name]) => name.test(address))?.[1]();
}

/** What tools/page-libraries.mjs put into dist/. */
function bundled(name: string): string {
  texts ??= JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('#page-libraries'), 'utf8'),
  ) as Texts;
  const text = texts[name];
  if (text === undefined) throw new Error(`dist/page-libraries.json has no ${name}; run npm run build`);
  return text;
}

type Texts = Readonly<Record<string, string>>;
let texts: Texts | undefined;

/** The page's dark theme relies on tables that take the colour of the text around them, as in Bootstrap before 4.3. */
const tableColours = '.table, .table-hover tbody tr:hover { color: inherit; }';

/** Descriptions are Markdown, and their images lie elsewhere: their text is shown instead. */
const imagesAsText = `(function (Original) {
  window.Remarkable = function (...options) {
    const made = new Original(...options);
    made.renderer.rules.image = (tokens, index) => Original.utils.escapeHtml(tokens[index].alt);
    return made;
  };
})(window.Remarkable);`;
