/** The documentation as a site that needs no network: `npm run docs` builds it, `npm run docs:watch` serves it while you write. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';

const page = (text, name) => ({ text, link: `/docs/${name}` });

export default defineConfig({
  title: 'docproof',
  description: "Turns an API's documentation into proof.",
  cleanUrls: false,
  srcDir: '.',
  srcExclude: [
    'node_modules/**',
    'tests/**',
    'scripts/**',
    'bench/**',
    'apis/**',
    'reports/**',
    'dist/**',
    'collections/**',
    'schemas/**',
  ],
  outDir: 'reports/site',
  cacheDir: 'node_modules/.cache/vitepress',
  rewrites: { 'README.md': 'index.md' },
  // Files beside the pages are copied below; folders are links for readers of the repository.
  ignoreDeadLinks: [/\/scripts\//, /\/docs\/decisions(\/index)?$/, /\.(yml|json)$/],
  markdown: {
    html: false,
    config(md) {
      // `{{$uuid}}` is no template of the page.
      const plain = md.renderer.rules.code_inline;
      md.renderer.rules.code_inline = (tokens, index, ...rest) => {
        tokens[index].attrSet('v-pre', '');
        return plain(tokens, index, ...rest);
      };
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: [
      { text: 'docproof', link: '/' },
      {
        text: 'Use',
        items: [
          page('Concepts', 'concepts'),
          page('Commands', 'commands'),
          page('Configuration', 'configuration'),
          page('OpenAPI', 'openapi'),
          page('Overrides', 'overrides'),
          page('Live targets and safety', 'live-targets'),
          page('Reports', 'reports'),
          page('Findings', 'findings'),
          page('Score', 'score'),
          page('CI', 'ci'),
          page('The mock', 'mock'),
          page('From a program', 'api'),
          page('Secrets in reports', 'secrets'),
        ],
      },
      {
        text: 'Understand',
        items: [
          page('How inference works', 'inference'),
          page('Adding a condition', 'adding-a-condition'),
          { text: 'Architecture', link: '/ARCHITECTURE' },
          { text: 'Security', link: '/SECURITY' },
          { text: 'Contributing', link: '/CONTRIBUTING' },
          { text: 'Changes', link: '/CHANGELOG' },
        ],
      },
    ],
  },
  buildEnd({ outDir }) {
    const schemas = readdirSync('docs').filter((name) => name.endsWith('.json'));
    for (const name of ['ci', ...schemas])
      cpSync(join('docs', name), join(outDir, 'docs', name), { recursive: true });
    cpSync('action.yml', join(outDir, 'action.yml'));
  },
});
