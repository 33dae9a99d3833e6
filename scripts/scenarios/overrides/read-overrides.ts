/** The text of an overrides file → overrides, or everything that is wrong with it. */
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import schema from '../../../docs/overrides.schema.json' with { type: 'json' };
import type { ExpectedDifference } from '../model.ts';
import type { GivenRequest, OverrideEntry, OverrideProblem, Overrides, RequestChange } from './model.ts';

export type ReadOverrides =
  | { readonly ok: true; readonly overrides: Overrides }
  | { readonly ok: false; readonly problems: readonly OverrideProblem[] };

/** Reads YAML; the validator is loaded only here. */
export async function readOverrides(text: string, file: string): Promise<ReadOverrides> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const next = 'see docs/overrides.md';
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      what: error.message.split('\n')[0] ?? 'no YAML',
      next,
    }));
    return { ok: false, problems };
  }
  if (document.contents === null) return { ok: true, overrides: { file, entries: [] } };
  const lineAt = (path: readonly string[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as
        | { readonly range?: readonly number[] }
        | undefined;
      if (node?.range) return lines.linePos(node.range[0] ?? 0).line;
    }
    return 1;
  };
  const content: unknown = document.toJS();
  const { Ajv } = await import('ajv');
  const ajv = new Ajv({ allErrors: true, strict: false });
  if (!ajv.validate(schema, content)) {
    const problems = (ajv.errors ?? []).map((error) => {
      const path = error.instancePath
        .split('/')
        .slice(1)
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
      const extra = (error.params as { additionalProperty?: string }).additionalProperty;
      return {
        file,
        line: lineAt(path),
        what: `${path.join(' → ') || 'the file'} ${extra === undefined ? (error.message ?? 'is wrong') : `has a field ${extra}, which there is not`}`,
        next,
      };
    });
    return { ok: false, problems };
  }
  const keyLines = new Map<string, number>();
  const responses = document.get('responses', true);
  if (isMap(responses)) {
    for (const { key } of responses.items) {
      if (isScalar(key)) keyLines.set(String(key.value), lines.linePos(key.range?.[0] ?? 0).line);
    }
  }
  const given = (content as { responses?: Record<string, RawEntry> | null }).responses ?? {};
  const entries = Object.entries(given).map(([response, entry]) =>
    entryOf(response, keyLines.get(response) ?? 1, entry),
  );
  return { ok: true, overrides: { file, entries } };
}

interface RawEntry {
  readonly way?: string;
  readonly request?: RequestChange;
  readonly values?: OverrideEntry['values'];
  readonly before?: readonly GivenRequest[];
  readonly after?: readonly GivenRequest[];
  readonly differences?: readonly Partial<ExpectedDifference>[];
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
    leaveOut: raw['leave-out'],
  };
}
