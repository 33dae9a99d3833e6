import { renderToString } from 'preact-render-to-string';
import { hasRecord, type Part, totalOf } from '../model/part.ts';
import { duration } from '../model/text.ts';
import { Counts } from './history.tsx';
import { PageHead } from './page-head.tsx';
import { Table, targetText } from './table.tsx';

/** `index.html` of several APIs: one row for each, which leads to its own page. */
export function renderOverview(parts: readonly Part[]): string {
  const { documented, conforms } = totalOf(parts);
  const failed = parts.filter(({ passed }) => !passed).length;
  const page = (
    <html lang="en">
      <PageHead title={`${conforms} of ${documented} · ${parts.length} APIs · docproof`} />
      <body>
        <header>
          <p class="product">
            <span>docproof</span>
          </p>
          <h1>{parts.length} APIs</h1>
          <p class="headline">
            <b>{conforms}</b> of <b>{documented}</b> documented responses{' '}
            {conforms === 1 ? 'conforms' : 'conform'}
            <span class={`gate ${failed === 0 ? 'conforms' : 'deviates'}`}>
              {failed === 0 ? 'Passed' : 'Failed'}
            </span>
          </p>
        </header>
        <Table title="APIs" heads={['API', 'Outcome', 'Verdicts', 'Target', 'Took']}>
          {parts.map((part) => (
            <Row key={part.folder} part={part} />
          ))}
        </Table>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function Row({ part }: { readonly part: Part }) {
  if (!hasRecord(part)) {
    return (
      <tr>
        <td>{part.name}</td>
        <td>not run</td>
        <td />
        <td />
        <td />
      </tr>
    );
  }
  const { record, folder, passed } = part;
  return (
    <tr>
      <td>
        <a href={`${folder.split('/').map(encodeURIComponent).join('/')}/index.html`}>{record.api.title}</a>
      </td>
      <td>{passed ? 'passed' : <b>failed</b>}</td>
      <td>
        <Counts run={record} />
      </td>
      <td>{targetText(record.target)}</td>
      <td>{duration(record.durationMs)}</td>
    </tr>
  );
}
