/** The styles, fonts and scripts of the htmlextra page, each as one text. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const { resolve } = createRequire(import.meta.url);
const read = (...files) => files.map((file) => readFileSync(resolve(file), 'utf8')).join('\n');

/** A file of each package that they are from. */
export const pageLibraryFiles = () =>
  [
    '@fortawesome/fontawesome-free',
    '@highlightjs/cdn-assets',
    'bootstrap',
    'clipboard',
    'datatables.net',
    'datatables.net-bs4',
    'jquery',
    'remarkable',
  ].map((name) => `node_modules/${name}/package.json`);

/** By the names under which scripts/reports/htmlextra/libraries.ts looks for them. */
export async function pageLibraries() {
  return {
    'font-awesome.css': await fontAwesome(),
    'bootstrap.css': read('bootstrap/dist/css/bootstrap.min.css'),
    'highlight.css': read('@highlightjs/cdn-assets/styles/default.min.css'),
    'datatables.css': read('datatables.net-bs4/css/dataTables.bootstrap4.min.css'),
    'jquery.js': read('jquery/dist/jquery.min.js'),
    'bootstrap.js': read('bootstrap/dist/js/bootstrap.bundle.min.js'),
    'datatables.js': read(
      'datatables.net/js/jquery.dataTables.min.js',
      'datatables.net-bs4/js/dataTables.bootstrap4.min.js',
    ),
    'clipboard.js': read('clipboard/dist/clipboard.min.js'),
    'remarkable.js': read('remarkable/dist/remarkable.min.js'),
    'highlight.js': read('@highlightjs/cdn-assets/highlight.min.js'),
  };
}

/** The icons that the page shows, in the two styles that it uses, with their fonts in the style sheet itself. */
async function fontAwesome() {
  const folder = '@fortawesome/fontawesome-free';
  const page = read('newman-reporter-htmlextra/lib/dashboard-template.hbs');
  const shown = new Set(page.match(/\bfa-[a-z\d-]+/g));
  const glyphs = [];
  const sheet = read(`${folder}/css/fontawesome.min.css`).replace(
    /\.(fa-[a-z\d-]+):before\{content:"\\([\da-f]+)"\}/g,
    (rule, name, code) => {
      if (!shown.has(name)) return '';
      glyphs.push(String.fromCodePoint(Number.parseInt(code, 16)));
      return rule;
    },
  );
  const face = async (style, font) => {
    const whole = readFileSync(resolve(`${folder}/webfonts/${font}.woff2`));
    const data = (await subsetFont(whole, glyphs.join(''), { targetFormat: 'woff2' })).toString('base64');
    const source = `src:url(data:font/woff2;base64,${data}) format("woff2")`;
    return read(`${folder}/css/${style}.min.css`).replace(/src:url\([^)]*\);src:[^}]*/, source);
  };
  return [sheet, await face('solid', 'fa-solid-900'), await face('regular', 'fa-regular-400')].join('\n');
}
