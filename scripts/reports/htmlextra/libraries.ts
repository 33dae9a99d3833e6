import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const read = (file: string) => readFileSync(resolve(file), 'utf8');

/** What htmlextra's page takes from elsewhere, by the name in the address, and the same library from npm. */
const libraries: readonly (readonly [name: RegExp, text: () => string])[] = [
  [/\/font-awesome\/.*\.css$/, fontAwesome],
  [/\/bootstrap\/.*\.css$/, () => `${read('bootstrap/dist/css/bootstrap.min.css')}\n${tableColours}`],
  [/\/highlight\.js\/.*\.css$/, () => read('@highlightjs/cdn-assets/styles/default.min.css')],
  [/\/datatables.*\.css$/, () => read('datatables.net-bs4/css/dataTables.bootstrap4.min.css')],
  [/\/jquery\/.*\.js$/, () => read('jquery/dist/jquery.min.js')],
  [/\/twitter-bootstrap\/.*\.js$/, () => read('bootstrap/dist/js/bootstrap.bundle.min.js')],
  [
    /\/datatables.*\.js$/,
    () =>
      `${read('datatables.net/js/jquery.dataTables.min.js')}\n${read('datatables.net-bs4/js/dataTables.bootstrap4.min.js')}`,
  ],
  [/\/clipboard\.js\/.*\.js$/, () => read('clipboard/dist/clipboard.min.js')],
  [/\/remarkable\/.*\.js$/, () => `${read('remarkable/dist/remarkable.min.js')}\n${imagesAsText}`],
  [/\/highlight\.js\/.*\.js$/, () => read('@highlightjs/cdn-assets/highlight.min.js')],
];

/** The text of the library that a page takes from `address`; undefined for one that is not known. */
export function libraryAt(address: string): string | undefined {
  return libraries.find(([name]) => name.test(address))?.[1]();
}

/** The icons in the two styles that the page uses, with their fonts in the style sheet itself. */
function fontAwesome(): string {
  const folder = '@fortawesome/fontawesome-free';
  const face = (style: string, font: string) => {
    const data = readFileSync(resolve(`${folder}/webfonts/${font}.woff2`)).toString('base64');
    const source = `src:url(data:font/woff2;base64,${data}) format("woff2")`;
    return read(`${folder}/css/${style}.min.css`).replace(/src:url\([^)]*\);src:[^}]*/, source);
  };
  return [
    read(`${folder}/css/fontawesome.min.css`),
    face('solid', 'fa-solid-900'),
    face('regular', 'fa-regular-400'),
  ].join('\n');
}

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
