/** Finds the documentation that a command is about: a name in `apis/`, or a file. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { closest, problemText } from '../boundary/index.ts';
import { type Configuration, configuredApi, noConfiguration } from './configuration/read-configuration.ts';
import { documentEndings, nearbyLines } from './documents-nearby.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

const apisFolder = 'apis';

export interface DocumentFile {
  readonly ok: true;
  /** As it is named in reports: relative to the working folder where it lies below it. */
  readonly file: string;
  readonly text: string;
  /** What the configuration calls the API; by default the document tells it. */
  readonly name?: string;
  /** The overrides that belong to it, or undefined. */
  readonly overrides: { readonly file: string; readonly text: string } | undefined;
}

/** All documents in `apis/`, by name. */
export function documentNames(): readonly string[] {
  if (!existsSync(apisFolder)) return [];
  return readdirSync(apisFolder)
    .filter((file) => documentEndings.includes(extname(file)) && !file.endsWith('.overrides.yaml'))
    .sort();
}

/** The document of a configured API, of a name in `apis/`, or at a path. */
export async function findDocument(
  name: string,
  configuration: Configuration = noConfiguration,
): Promise<DocumentFile | Failure> {
  const api = configuredApi(configuration, name);
  const path = api ? existing(api.document) : pathOf(name);
  if (api && path === undefined) return missing(api.document, api.at('document'));
  if (path === undefined) return noDocument(name, configuration);
  if (api?.overrides !== undefined && !existsSync(api.overrides))
    return missing(api.overrides, api.at('overrides'));
  try {
    if (statSync(path).isDirectory()) {
      return failure(exitCodes.usage, `error: ${name} is a folder; name a document in it`);
    }
    return {
      ok: true,
      file: shownPath(path),
      text: readText(path),
      ...(api === undefined ? {} : { name: api.name }),
      overrides: overridesOf(api?.overrides ?? overridesFile(path)),
    };
  } catch (error) {
    return failure(exitCodes.usage, `error: cannot read ${name}: ${problemText(error)}`);
  }
}

const existing = (path: string) => (existsSync(path) ? path : undefined);

function missing(file: string, place: string): Failure {
  return failure(exitCodes.usage, `error: there is no file ${file}`, `  --> ${place}`);
}

/** The file that a name stands for, if it is not that of a folder. */
export function findable(name: string): string | undefined {
  const path = pathOf(name);
  return path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
}

function pathOf(name: string): string | undefined {
  if (existsSync(name) && /[./\\]/.test(name)) return name;
  const inApis = documentEndings
    .map((ending) => join(apisFolder, `${name}${ending}`))
    .find((path) => existsSync(path));
  return inApis ?? (existsSync(name) ? name : undefined);
}

async function noDocument(name: string, { apis }: Configuration): Promise<Failure> {
  const inApis = documentNames().map((file) => basename(file, extname(file)));
  const known = [...apis.map((api) => api.name), ...inApis];
  const near = closest(name, known);
  const looksLikePath = /[./\\]/.test(name);
  const seen = known.length > 0 ? [] : await nearbyLines('run');
  return failure(
    exitCodes.usage,
    looksLikePath ? `error: there is no file ${name}` : `error: there is no API named ${name}`,
    ...(near !== undefined
      ? [`  did you mean ${near}?`]
      : known.length > 0
        ? [`  known APIs: ${known.join(', ')}; or name the path of a document`]
        : seen),
  );
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

function shownPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown.startsWith('..') ? path : shown.replaceAll('\\', '/');
}

/** The overrides file that belongs to a document: `apis/a.apib` → `apis/a.overrides.yaml`. */
export function overridesFile(path: string): string {
  return `${path.slice(0, path.length - extname(path).length)}.overrides.yaml`;
}

function overridesOf(file: string): DocumentFile['overrides'] {
  return existsSync(file) ? { file: shownPath(file), text: readText(file) } : undefined;
}
