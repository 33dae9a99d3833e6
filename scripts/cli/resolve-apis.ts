/** The APIs that a command is about: those that were named, or else all of the configuration or of `apis/`. */
import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { type Configuration, configuredApi } from './configuration/read-configuration.ts';
import { documentNames, findable } from './documents.ts';
import { documentEndings, documentsNearby, nearbyLines } from './documents-nearby.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

export interface ResolvedApis {
  readonly ok: true;
  /** As `findDocument` takes them. */
  readonly names: readonly string[];
}

/** `named`: names of APIs, paths of documents, folders of documents, and glob patterns. */
export async function resolveApis(
  named: readonly string[],
  configuration: Configuration,
  command: string,
): Promise<ResolvedApis | Failure> {
  if (named.length > 0) return namedApis(named, configuration);
  if (configuration.apis.length > 0) return { ok: true, names: configuration.apis.map(({ name }) => name) };
  const names = documentNames().map((file) => basename(file, extname(file)));
  if (names.length > 0) return { ok: true, names };
  return failure(exitCodes.usage, 'error: no API was named', ...(await nearbyLines(command)));
}

async function namedApis(
  named: readonly string[],
  configuration: Configuration,
): Promise<ResolvedApis | Failure> {
  const names: string[] = [];
  for (const each of named) {
    if (configuredApi(configuration, each) || !(isFolder(each) || isPattern(each))) {
      names.push(each);
      continue;
    }
    const found = isFolder(each) ? await documentsNearby(each) : await matching(each);
    if (found.length === 0) {
      const what = isFolder(each) ? `there is no API description in ${each}` : `no document matches ${each}`;
      return failure(
        exitCodes.usage,
        `error: ${what}`,
        '  try: the path of an API Blueprint or OpenAPI document',
      );
    }
    names.push(...found);
  }
  return { ok: true, names: [...new Set(names)] };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true && findable(path) === undefined;
}

/** Not what is the path of a file, whatever is in its name. */
function isPattern(text: string): boolean {
  return /[*?[{]/.test(text) && findable(text) === undefined;
}

async function matching(pattern: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, { expandDirectories: false, ignore: ['**/node_modules/**'] });
  return found
    .filter((file) => documentEndings.includes(extname(file)) && !file.endsWith('.overrides.yaml'))
    .sort();
}

/** A folder of reports for each of several APIs: the name of the API, and a number where two have the same. */
export function foldersFor(
  names: readonly string[],
  configuration: Configuration,
): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const taken = new Set(['runs', 'journal']);
  for (const name of names) {
    const own = configuredApi(configuration, name)?.name ?? basename(name, extname(name));
    const plain = own.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^\.+/, '') || 'api';
    let folder = plain;
    for (let number = 2; taken.has(folder.toLowerCase()); number += 1) folder = `${plain}-${number}`;
    taken.add(folder.toLowerCase());
    folders.set(name, folder);
  }
  return folders;
}
