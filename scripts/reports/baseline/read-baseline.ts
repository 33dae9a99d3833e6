import type { YAMLMap } from 'yaml';
import { closest, readYaml } from '../../boundary/index.ts';
import { type DeviationCode, deviationCodes } from '../../findings/index.ts';
import type { Baseline, BaselineEntry } from '../model/gate/baseline.ts';
import type { DeviationName } from '../model/gate/deviations.ts';
import { type FormerName, readFormerName } from '../model/gate/former-name.ts';
import { yaml } from './lazy-yaml.ts';

export type ReadBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  /** Each problem in one line, with the line of the file. */
  | { readonly ok: false; readonly problems: readonly string[] };

const required = ['response', 'reason'] as const;
/** `deviation` is what files of docproof 1.0 have in place of `code`, `place` and `status`. */
const known: readonly string[] = [...required, 'code', 'place', 'status', 'deviation', 'expires'];

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
    const read = isMap(item) ? readEntry(item) : 'expected an entry with response, code and reason';
    if (typeof read === 'string') problems.push(`${at(item)}: ${read}`);
    else baseline.push(read);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, baseline };
}

/** The entry, or what is wrong with it. */
function readEntry(item: YAMLMap): BaselineEntry | string {
  const fields = item.toJSON() as Record<string, unknown>;
  const missing = required.find((name) => !isText(fields[name]));
  if (missing !== undefined) return `expected a text for ${missing}`;
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) return `unknown field ${unknown}; known fields are ${known.join(', ')}`;
  const name = readName(fields);
  if (typeof name === 'string') return name;
  const { response, reason, expires } = fields as Record<string, string | undefined>;
  if (expires !== undefined && !isDate(expires))
    return `expires: expected a date like 2026-12-31, got ${expires}`;
  return { response: response ?? '', ...name, reason: reason ?? '', expires };
}

function readName({
  code,
  place,
  status,
  deviation,
}: Record<string, unknown>): DeviationName | FormerName | string {
  if (code === undefined && isText(deviation))
    return (
      readFormerName(deviation) ??
      `deviation: docproof 1.0 had no assertion named ${deviation}; give code and place instead, see docs/deviations.md`
    );
  if (!isText(code)) return 'expected a text for code';
  if (!isCode(code)) {
    const near = closest(code, deviationCodes);
    return `code: ${code} is not a deviation code${near === undefined ? '; see docs/deviations.md' : ` (did you mean ${near}?)`}`;
  }
  if (deviation !== undefined) return 'expected either code or deviation, got both';
  if (place !== undefined && typeof place !== 'string') return 'expected a text for place';
  if (status !== undefined && !Number.isInteger(status)) return 'expected a whole number for status';
  return {
    code,
    ...(place === undefined ? {} : { place }),
    ...(status === undefined ? {} : { status: status as number }),
  };
}

function isCode(text: string): text is DeviationCode {
  return (deviationCodes as readonly string[]).includes(text);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
