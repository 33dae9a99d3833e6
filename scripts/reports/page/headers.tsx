import type { Exchange } from '../../conformance/index.ts';
import { visible } from '../model/visible.ts';

/** Headers, one to a line; `loud` says which of them are not as documented. */
export function Headers({
  headers,
  loud = () => false,
}: {
  readonly headers: Exchange['request']['headers'];
  readonly loud?: (name: string) => boolean;
}) {
  if (headers.length === 0) return null;
  return (
    <ul class="headers">
      {headers.map(({ name, value }, index) => (
        <li key={index}>
          <code class={loud(name) ? 'differs loudly' : undefined}>
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
