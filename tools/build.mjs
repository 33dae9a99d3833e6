/**
 * Makes `dist/`: the command line and the programmatic API, the runtime of the collection, and the libraries of the
 * htmlextra page. What package.json lists as a dependency is imported; everything else is bundled.
 *
 *   node tools/build.mjs            over what is there, for development
 *   node tools/build.mjs --fresh    into an empty folder, for the package
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { pageLibraries, pageLibraryFiles } from './page-libraries.mjs';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const isFresh = process.argv.includes('--fresh');
if (isFresh) rmSync('dist', { recursive: true, force: true });

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** CommonJS packages that are bundled call `require` for what Node itself provides. */
const banner = [
  "import { createRequire as requireFor } from 'node:module';",
  'const require = requireFor(import.meta.url);',
].join('\n');

/** Of all that Prettier can format, only TypeScript is needed. */
const withSmallPrettier = {
  name: 'small-prettier',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^prettier$/ }, () => ({ path: resolve('tools/typescript-formatter.mjs') })),
};

/** The only package that the collection's scripts take with them; nobody debugs it, and every collection carries it. */
const withSmallXmlParser = {
  name: 'small-xml-parser',
  setup: ({ onResolve, onLoad }) => {
    const folder = resolve('node_modules/@rgrove/parse-xml/dist');
    onResolve({ filter: /^@rgrove\/parse-xml$/ }, () => ({ path: resolve(folder, 'index.js') }));
    onLoad({ filter: /parse-xml/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { minify: true });
      return { contents: code };
    });
  },
};

/** The runtime reads no document: without the parsers that are loaded on demand, its modules need no wrapping. */
const withoutReaders = {
  name: 'without-readers',
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
};

await build({
  entryPoints: ['scripts/collections/runtime/main.ts'],
  outfile: 'dist/collection-runtime.js',
  bundle: true,
  packages: 'external',
  plugins: [withSmallXmlParser, withoutReaders],
  // Whoever debugs a collection in Postman reads it.
  minify: false,
  target: 'es2022',
  format: 'iife',
  globalName: 'docproofRuntime',
  logLevel: 'warning',
});

const { metafile } = await build({
  entryPoints: {
    docproof: 'scripts/cli/main.ts',
    index: 'scripts/index.ts',
    'document-reader': 'scripts/cli/reading/thread.ts',
    'score-thread': 'scripts/score/running/thread.ts',
  },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  external: Object.keys(dependencies),
  plugins: [withSmallPrettier],
  banner: { js: banner },
  legalComments: 'none',
  // For breakpoints in scripts/.
  sourcemap: !isFresh,
  metafile: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});

writeFileSync('dist/page-libraries.json', JSON.stringify(await pageLibraries()));
writeFileSync(
  'dist/THIRD-PARTY-LICENSES.txt',
  thirdPartyLicenses([...Object.keys(metafile.inputs), ...pageLibraryFiles()]),
);
