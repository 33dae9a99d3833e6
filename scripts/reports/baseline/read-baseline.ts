import type { YAMLMap } from 'yaml';
import { readYaml } from '../../boundary/index.ts';
import type { Baseline, BaselineEntry } from '../model/gate/baseline.ts';
import { yaml } from './lazy-yaml.ts';

export type ReadBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  /** Each problem in one line, with the line of the file. */
  | { readonly ok: false; readonly problems: readonly string[] };

const required = ['response', 'deviation', 'reason'] as const;
const optional = ['expires'];

/** Reads a baseline file: YAML as docs/baseline.schema.json describes it. `file` is named in problems. */
export function readBaseline(text: string, file: string): ReadBaseline {
  const { isMap, isScalar, isSeq } = yaml();
  const read = readYaml(yaml(), text);
  if (!read.ok)
    return { ok: false, problems: read.problems.map(({ line, what }) => `${file}:${line}: ${what}`) };
  const { document, lines } = read;
  const problems: string[] = [];
  const at = (node: unknown) => {
    const range = (node as { range?: readonly number[] } | null)?.range;
    return `${file}:${range === undefined ? 1 : lines.linePos(range[0] ?? 0).line}`;
  };
  const list = isMap(document.contents) ? document.contents.get('deviations', true) : undefined;
  if (document.contents === null || (isScalar(list) && list.value === null))
    return { ok: true, baseline: [] };
  if (!isSeq(list))
    return { ok: false, problems: [`${at(document.contents)}: expected a list named deviations`] };

  const baseline: BaselineEntry[] = [];
  for (const item of list.items) {
    const read = isMap(item) ? readEntry(item) : `expected an entry with ${required.join(', ')}`;
    if (typeof read === 'string') problems.push(`${at(item)}: ${read}`);
    else baseline.push(read);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, baseline };
}

/** The entry, or what is wrong with it. */
function readEntry(item: YAMLMap): BaselineEntry | string {
  const fields = item.toJSON() as Record<string, unknown>;
  const missing = required.find((name) => typeof fields[name] !== 'string' || fields[name].trim() === '');
  if (missing !== undefined) return `expected a text for ${missing}`;
  const unknown = Object.keys(fields).find(
    (name) => !([...required, ...optional] as string[]).includes(name),
  );
  if (unknown !== undefined)
    return `no field is called ${unknown}; there are ${[...required, ...optional].join(', ')}`;
  const { response, deviation, reason, expires } = fields as Record<string, string | undefined>;
  if (expires !== undefined && !isDate(expires))
    return `expires: expected a date like 2026-12-31, got ${expires}`;
  return { response: response ?? '', deviation: deviation ?? '', reason: reason ?? '', expires };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
