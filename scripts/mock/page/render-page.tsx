/** The page for people, as a whole HTML document. */
import { renderToString } from 'preact-render-to-string';
import type { MockService } from '../service.ts';

export function renderMockPage(_service: MockService): string {
  return `<!doctype html>${renderToString(<html lang="en" />)}`;
}
