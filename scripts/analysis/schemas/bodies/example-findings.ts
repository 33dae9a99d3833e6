import type { Finding } from '../../../documentation/index.ts';
import { keysOf } from '../../json.ts';
import type { DescribedError } from '../judging/describe-errors.ts';
import type { DocumentedBody } from './documented-bodies.ts';
import { lineOf } from './line-of.ts';

/** A finding for each contradiction, at its line; the same one in several items of an array is told once. */
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

/** A finding for a `+ Schema` that cannot be used as it is written; `used` where the rest of it can. */
export function schemaFinding(body: DocumentedBody, problems: readonly string[], used: boolean): Finding {
  return {
    code: 'schema-not-usable',
    severity: used ? 'note' : 'warning',
    source: body.message.source,
    detail: { body: body.title, problem: problems.join('; ') },
  };
}
