/** The APIs that a command is about: those that were named, or else all of the configuration or of `apis/`. */
import { basename, extname } from 'node:path';
import type { Configuration } from './configuration/read-configuration.ts';
import { documentNames } from './documents.ts';
import { nearbyLines } from './documents-nearby.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

export interface AskedApis {
  readonly ok: true;
  /** As `findDocument` takes them. */
  readonly names: readonly string[];
}

export async function apisAsked(
  named: readonly string[],
  { apis }: Configuration,
  command: string,
): Promise<AskedApis | Failure> {
  if (named.length > 0) return { ok: true, names: named };
  if (apis.length > 0) return { ok: true, names: apis.map(({ name }) => name) };
  const names = documentNames().map((file) => basename(file, extname(file)));
  if (names.length > 0) return { ok: true, names };
  return failure(exitCodes.usage, 'error: no API was named', ...(await nearbyLines(command)));
}
