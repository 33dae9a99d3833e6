import type { ComponentChildren } from 'preact';
import type { RunRecord } from '../../conformance/index.ts';

/** A table below its heading, which scrolls in itself where the page is narrow. */
export function Table({
  title,
  heads,
  children,
}: {
  readonly title: string;
  readonly heads: readonly string[];
  readonly children: ComponentChildren;
}) {
  return (
    <section class="runs">
      <h2>{title}</h2>
      <div class="scroll" tabindex={0}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}

export function targetText({ kind, baseUrl }: RunRecord['target']): string {
  return kind === 'mock' ? "docproof's own mock" : baseUrl;
}
