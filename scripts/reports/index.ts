export { renderCtrf } from './machine/ctrf.ts';
export { renderJunit } from './machine/junit.ts';
export { renderResults } from './machine/results.ts';
export { type PageContext, renderIndex } from './page/index-page.tsx';
export { renderSummary, type Screen } from './terminal/summary.ts';
