import type { VNode } from 'preact';
import type { Row } from '../model/compare/rows.ts';
import { visible } from '../model/visible.ts';
import { Prose } from './prose.tsx';

type Side = 'documented' | 'received';

/** One side of a comparison: plain text where both agree, an element for each line that is marked. */
export function Pane({ rows, side }: { readonly rows: readonly Row[]; readonly side: Side }) {
  return (
    <pre class="pane" tabindex={0}>
      {lines(rows, side)}
    </pre>
  );
}

function lines(rows: readonly Row[], side: Side): (string | VNode)[] {
  const parts: (string | VNode)[] = [];
  let plain: string[] = [];
  for (const row of rows) {
    const text = row[side];
    if (row.difference === 'none' && row.deviation === undefined && text !== undefined && text !== '') {
      plain.push(text);
      continue;
    }
    if (plain.length > 0) parts.push(visible(plain.join('\n')));
    plain = [];
    parts.push(...markedLines(row, side));
  }
  return plain.length > 0 ? [...parts, visible(plain.join('\n'))] : parts;
}

/** A deviation has a line below it for what was expected, and a gap beside that. */
function markedLines({ deviation, difference, ...row }: Row, side: Side): VNode[] {
  const text = row[side];
  const own = text === undefined ? undefined : visible(text);
  if (deviation === undefined)
    return [own === undefined ? gap() : <span class={`line ${difference}`}>{own}</span>];
  const hasLineOfItsOwn = row.received !== undefined;
  if (side === 'documented') {
    const line = own === undefined ? gap() : <span class="line expected">{own}</span>;
    return hasLineOfItsOwn ? [line, gap()] : [line];
  }
  const note = (
    <span class="line note">
      {/^\s*/.exec(row.received ?? row.documented ?? '')?.[0]}
      <em>
        <Prose text={deviation} />
      </em>
    </span>
  );
  return hasLineOfItsOwn ? [<span class="line deviation">{own}</span>, note] : [note];
}

function gap(): VNode {
  return <span class="line gap"> </span>;
}
