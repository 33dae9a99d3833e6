/** The APIs that a command is about: the one that was named, or all in `apis/`. */
import { basename, extname } from 'node:path';
import { apisFolder, documentNames } from './documents.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

export function apisAsked(
  api: string | undefined,
): { readonly ok: true; readonly names: readonly string[] } | Failure {
  if (api !== undefined) return { ok: true, names: [api] };
  const names = documentNames().map((file) => basename(file, extname(file)));
  if (names.length > 0) return { ok: true, names };
  return failure(
    exitCodes.usage,
    `error: there are no documents in ${apisFolder}/`,
    '  name one, e.g. docproof run docs/my-api.apib',
  );
}
