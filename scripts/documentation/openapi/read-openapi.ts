/** OpenAPI text → API description. */

import { collectFindings } from '../collect-findings.ts';
import type { Finding, ReadResult } from '../model.ts';
import { describeSpec } from './describe/describe-spec.ts';
import { locator } from './locate.ts';
import { readJsonFile } from './read-json.ts';
import { readVersion2 } from './read-v2.ts';
import { readVersion3 } from './read-v3.ts';
import { readYamlFile } from './read-yaml.ts';
import { type SpecFile, sourceAt } from './spec-file.ts';
import { SpecNode } from './spec-node.ts';

/** Gives the text of a file that a reference names, relative to the document; undefined where it is not to be read. */
export type ReadBeside = (path: string) => string | undefined;

export function readOpenApi(text: string, file: string, readBeside: ReadBeside, name?: string): ReadResult {
  const findings: Finding[] = [];
  const note = collectFindings(findings);
  const root = readSpecFile(text, file);
  for (const problem of root.problems) {
    note('parser-warning', 'warning', sourceAt(root.file, problem.line, ''), { message: problem.message });
  }
  const files = { note, locate: locator(root, (path) => readFile(path, readBeside)) };
  const node = SpecNode.root(files, root);
  const version = node.text('openapi') ?? node.text('swagger') ?? '';
  const readVersion = /^2\./.test(version) || node.has('swagger') ? readVersion2 : readVersion3;
  const spec = readVersion(node);
  const description = describeSpec(spec, file, note, name);
  const operations = description.groups.flatMap((group) =>
    group.resources.flatMap((each) => each.operations),
  );
  if (operations.length === 0) {
    note('no-operations', 'error', node.source, {
      lacks: 'nothing below `paths` or `webhooks` is a method',
      wanted: 'e.g. `get` with its `responses` below `/things` in `paths`',
    });
    return { ok: false, findings };
  }
  return { ok: true, description: { ...description, findings } };
}

function readFile(path: string, readBeside: ReadBeside): SpecFile | undefined {
  const text = readBeside(path);
  return text === undefined ? undefined : readSpecFile(text, path);
}

function readSpecFile(text: string, file: string): SpecFile {
  return /^\s*[{[]/.test(text) ? readJsonFile(text, file) : readYamlFile(text, file);
}
