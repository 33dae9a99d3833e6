import { type Finding, type JsonSchema, readPattern } from '../../../documentation/index.ts';
import { keysOf } from '../../json.ts';
import type { DescribedError } from '../judging/describe-errors.ts';
import { patternsIn } from '../patterns.ts';
import type { NormalisedSchema } from '../written/normalise-schema.ts';
import type { DocumentedBody } from './documented-bodies.ts';
import { lineOf } from './line-of.ts';

/** A finding for each contradiction, at its line; the same one in several items of an array is reported once. */
export function contradictionFindings(
  body: DocumentedBody,
  contradictions: readonly DescribedError[],
): Finding[] {
  const example = body.message.body;
  if (!example) return [];
  const told = new Set<string>();
  return contradictions.flatMap(({ place, expected, actual }): Finding[] => {
    const kind = `${place.replace(/\/\d+(?=\/|$)/g, '/*')} ${expected}`;
    if (told.has(kind)) return [];
    told.add(kind);
    const line = example.source.line + lineOf(example.text, keysOf(place));
    return [
      {
        code: 'example-contradicts-schema',
        severity: 'warning',
        source: { file: example.source.file, line },
        detail: { body: body.title, place: place === '' ? 'the body' : place, expected, actual },
      },
    ];
  });
}

/** A finding for a `+ Schema` that cannot be used as it is written: a note where the rest of it can. */
export function schemaFinding(
  body: DocumentedBody,
  { schema, problems, isEndless }: NormalisedSchema,
): Finding {
  return {
    code: 'schema-not-usable',
    severity: schema !== undefined ? 'note' : isEndless ? 'error' : 'warning',
    source: body.message.source,
    detail: { body: body.title, problem: problems.join('; ') },
  };
}

/** A finding for each pattern that other engines, or this one, cannot match in a reasonable time. */
export function patternFindings(body: DocumentedBody, schema: JsonSchema): Finding[] {
  return patternsIn(schema).flatMap((source): Finding[] => {
    const pattern = readPattern(source);
    if (!pattern || (pattern.kind !== 'unmatched' && !pattern.isRisky)) return [];
    const detail = {
      pattern: source.length > 100 ? `${source.slice(0, 99)}…` : source,
      body: body.title,
      matched: pattern.kind === 'unmatched' ? 'no' : 'yes',
    };
    return [{ code: 'slow-pattern', severity: 'warning', source: body.message.source, detail }];
  });
}
