import type { Exchange } from '../../conformance/index.ts';
import { visible } from '../model/visible.ts';

/** Headers, one to a line. */
export function Headers({ headers }: { readonly headers: Exchange['request']['headers'] }) {
  if (headers.length === 0) return null;
  return (
    <ul class="headers">
      {headers.map(({ name, value }, index) => (
        <li key={index}>
          <code>
            <b>{name}:</b> {visible(value)}
          </code>
        </li>
      ))}
    </ul>
  );
}

/** Headers that few want to see, behind their number. */
export function MoreHeaders({ headers }: { readonly headers: Exchange['request']['headers'] }) {
  if (headers.length === 0) return null;
  return (
    <details class="exchange">
      <summary>
        <small>
          {headers.length} more {headers.length === 1 ? 'header' : 'headers'}
        </small>
      </summary>
      <Headers headers={headers} />
    </details>
  );
}
