/** The text of an overrides file → overrides, or everything that is wrong with it. */

import type { ErrorObject } from 'ajv';
import * as yaml from 'yaml';
import schema from '../../../docs/overrides.schema.json' with { type: 'json' };
import { keysOf } from '../../analysis/index.ts';
import { readYaml } from '../../boundary/index.ts';
import type { ExpectedDifference } from '../model.ts';
import { closest } from './closest.ts';
import type { GivenRequest, OverrideEntry, OverrideProblem, Overrides, RequestChange } from './model.ts';

export type ReadOverrides =
  | { readonly ok: true; readonly overrides: Overrides }
  | { readonly ok: false; readonly problems: readonly OverrideProblem[] };

const next = 'see docs/overrides.md';

/** Reads YAML; the validator is loaded only here. */
export async function readOverrides(text: string, file: string): Promise<ReadOverrides> {
  const read = readYaml(yaml, text);
  if (!read.ok) return { ok: false, problems: read.problems.map((problem) => ({ file, next, ...problem })) };
  const { document, lines, content } = read;
  if (document.contents === null) return { ok: true, overrides: { file, entries: [] } };
  const errors = await breaches(content);
  if (errors.length > 0) {
    const problems = errors.map((error) => {
      const { path, what, advice } = told(error);
      return { file, line: lineOf(document, lines, path), what, next: advice };
    });
    return { ok: false, problems };
  }
  const keyLines = linesOfResponses(document, lines);
  const given = (content as { responses?: Record<string, RawEntry> | null }).responses ?? {};
  const entries = Object.entries(given).map(([response, entry]) =>
    entryOf(response, keyLines.get(response) ?? 1, entry),
  );
  return { ok: true, overrides: { file, entries } };
}

/** Where the content breaks its JSON Schema. */
async function breaches(content: unknown): Promise<readonly ErrorObject[]> {
  const { Ajv } = await import('ajv');
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
  return ajv.validate(schema, content) ? [] : (ajv.errors ?? []);
}

/** A breach in words, with the place that it is about and the next step. */
function told({ instancePath, params, message, parentSchema }: ErrorObject) {
  const path = keysOf(instancePath);
  const place = path.join(' → ') || 'the file';
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  if (extra === undefined) return { path, what: `${place} ${message ?? 'is wrong'}`, advice: next };
  const near = closest(extra, Object.keys((parentSchema?.properties as object | undefined) ?? {}));
  return {
    path: [...path, extra],
    what: `${place} has a field ${extra}, which there is not`,
    advice: near === undefined ? next : `did you mean ${near}?`,
  };
}

/** The line of a place, or of the nearest that is there around it. */
function lineOf(document: yaml.Document, lines: yaml.LineCounter, path: readonly string[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as
      | { readonly range?: readonly number[] }
      | undefined;
    if (node?.range) return lines.linePos(node.range[0] ?? 0).line;
  }
  return 1;
}

function linesOfResponses(document: yaml.Document, lines: yaml.LineCounter): ReadonlyMap<string, number> {
  const responses = document.get('responses', true);
  const keys = yaml.isMap(responses)
    ? responses.items.map(({ key }) => key).filter((key) => yaml.isScalar(key))
    : [];
  return new Map(keys.map((key) => [String(key.value), lines.linePos(key.range?.[0] ?? 0).line]));
}

interface RawEntry {
  readonly way?: string;
  readonly request?: RequestChange;
  readonly values?: OverrideEntry['values'];
  readonly before?: readonly GivenRequest[];
  readonly after?: readonly GivenRequest[];
  readonly differences?: readonly Partial<ExpectedDifference>[];
  readonly allow?: boolean;
  readonly 'leave-out'?: string;
}

function entryOf(response: string, line: number, raw: RawEntry): OverrideEntry {
  return {
    response,
    line,
    way: raw.way,
    request: raw.request,
    values: raw.values ?? {},
    before: raw.before ?? [],
    after: raw.after ?? [],
    differences: (raw.differences ?? []).map((difference) => ({
      in: difference.in ?? 'body',
      status: difference.status,
      place: difference.place ?? '',
      why: difference.why ?? '',
    })),
    allow: raw.allow ?? false,
    leaveOut: raw['leave-out'],
  };
}
