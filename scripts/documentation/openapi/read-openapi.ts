/** OpenAPI text → API description. */

import { collectFindings } from '../collect-findings.ts';
import type { Finding, ReadResult } from '../model.ts';
import { percentDecoded } from '../percent-decoded.ts';
import { describeSpec } from './describe/describe-spec.ts';
import { readJsonFile } from './read-json.ts';
import { readVersion2 } from './read-v2.ts';
import { readVersion3 } from './read-v3.ts';
import { readYamlFile } from './read-yaml.ts';
import { type SpecFile, sourceAt } from './spec-file.ts';
import { type SpecFiles, SpecNode } from './spec-node.ts';

/** Gives the text of a file that a reference names, relative to the document; undefined where it is not to be read. */
export type ReadBeside = (path: string) => string | undefined;

export function readOpenApi(text: string, file: string, readBeside: ReadBeside, name?: string): ReadResult {
  const findings: Finding[] = [];
  const note = collectFindings(findings);
  const root = readSpecFile(text, file);
  for (const problem of root.problems) {
    note('parser-warning', 'warning', sourceAt(root.file, problem.line, ''), { message: problem.message });
  }
  const files = openFiles(root, readBeside, note);
  const node = SpecNode.root(files, root);
  const version = node.text('openapi') ?? node.text('swagger') ?? '';
  const readVersion = /^2\./.test(version) || node.has('swagger') ? readVersion2 : readVersion3;
  const spec = readVersion(node);
  const description = describeSpec(spec, file, note, name);
  const operations = description.groups.flatMap((group) =>
    group.resources.flatMap((each) => each.operations),
  );
  if (operations.length === 0) {
    note('no-operations', 'error', node.source);
    return { ok: false, findings };
  }
  return { ok: true, description: { ...description, findings } };
}

function readSpecFile(text: string, file: string): SpecFile {
  return /^\s*[{[]/.test(text) ? readJsonFile(text, file) : readYamlFile(text, file);
}

function openFiles(root: SpecFile, readBeside: ReadBeside, note: SpecFiles['note']): SpecFiles {
  const known = new Map<string, SpecFile | undefined>([[root.file, root]]);
  return {
    note,
    open: (reference, from) => {
      const path = siblingPath(reference, from);
      if (path === undefined) return undefined;
      if (!known.has(path)) {
        const text = readBeside(path);
        known.set(path, text === undefined ? undefined : readSpecFile(text, path));
      }
      return known.get(path);
    },
  };
}

/** The path of a file that is named relative to another; undefined for anything but a relative path. */
function siblingPath(reference: string, from: string): string | undefined {
  if (/^([a-z][a-z\d+.-]*:|\/)/i.test(reference)) return undefined;
  const parts = [...from.split('/').slice(0, -1), ...percentDecoded(reference).split('/')];
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  return path.join('/');
}
