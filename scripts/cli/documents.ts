/** Finds the documentation that a command is about: a name in `apis/`, or a file. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

/** A `.json` or `.yaml` is read where its text shows that it is an API description. */
export const documentEndings = ['.apib', '.md', '.apiblueprint', '.yaml', '.yml', '.json'];
export const apisFolder = 'apis';

export interface DocumentFile {
  readonly ok: true;
  /** As it is named in reports: relative to the working folder where it lies below it. */
  readonly file: string;
  readonly text: string;
  /** The overrides beside it; undefined where there are none. */
  readonly overrides: { readonly file: string; readonly text: string } | undefined;
}

/** All documents in `apis/`, by name. */
export function documentNames(): readonly string[] {
  if (!existsSync(apisFolder)) return [];
  return readdirSync(apisFolder)
    .filter((file) => documentEndings.includes(extname(file)) && !file.endsWith('.overrides.yaml'))
    .sort();
}

export async function findDocument(name: string): Promise<DocumentFile | Failure> {
  const path = pathOf(name);
  if (path === undefined) return noDocument(name);
  try {
    if (statSync(path).isDirectory()) {
      return failure(exitCodes.usage, `error: ${name} is a folder; name a document in it`);
    }
    return {
      ok: true,
      file: shownPath(path),
      text: readText(path),

      overrides: overridesOf(path),
    };
  } catch (error) {
    return failure(
      exitCodes.usage,
      `error: cannot read ${name}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function pathOf(name: string): string | undefined {
  if (existsSync(name) && /[./\\]/.test(name)) return name;
  const inApis = documentEndings
    .map((ending) => join(apisFolder, `${name}${ending}`))
    .find((path) => existsSync(path));
  return inApis ?? (existsSync(name) ? name : undefined);
}

async function noDocument(name: string): Promise<Failure> {
  const { closest } = await import('../scenarios/index.ts');
  const known = documentNames().map((file) => basename(file, extname(file)));
  const near = closest(name, known);
  const looksLikePath = /[./\\]/.test(name);
  return failure(
    exitCodes.usage,
    looksLikePath ? `error: there is no file ${name}` : `error: there is no API named ${name}`,
    near !== undefined
      ? `  did you mean ${near}?`
      : known.length > 0
        ? `  known APIs in ${apisFolder}/: ${known.join(', ')}; or give the path of a document`
        : '  give the path of an API Blueprint document, e.g. docs/my-api.apib',
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

function overridesOf(path: string): DocumentFile['overrides'] {
  const file = overridesFile(path);
  return existsSync(file) ? { file: shownPath(file), text: readText(file) } : undefined;
}
