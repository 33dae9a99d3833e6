import type { Finding } from '../model.ts';
import type { ReadResult } from '../read-blueprint.ts';
import { slugOfFile } from '../slug.ts';
import { describeApi } from './api.ts';
import { childrenOf, type Element, hasClass, spans, text } from './api-elements.ts';
import { parseBlueprint } from './drafter.ts';
import type { Reading } from './reading.ts';
import { repair } from './repair.ts';
import { indexDocument, type SourceDocument } from './source-document.ts';

/** Repairs, parses and describes a document. */
export async function readDocument(written: string, file: string): Promise<ReadResult> {
  const repaired = repair(written, file);
  const document = indexDocument(file, repaired.text, repaired.written);
  const parsed = await parseBlueprint(repaired.text);
  const findings: Finding[] = [...repaired.findings, ...annotations(parsed, document)];
  if (findings.some((finding) => finding.severity === 'error')) return { ok: false, findings };

  const reading: Reading = {
    api: slugOfFile(file),
    document,
    note: (code, severity, source, detail = {}) => findings.push({ code, severity, source, detail }),
  };
  const api = childrenOf(parsed, 'category').find((category) => hasClass(category, 'api'));
  const description = api && describeApi(reading, api);
  const operations = description?.groups.flatMap((group) =>
    group.resources.flatMap((each) => each.operations),
  );
  if (!description || !operations?.length) {
    reading.note('no-operations', 'error', document.at(1));
    return { ok: false, findings };
  }
  return { ok: true, description: { ...description, findings } };
}

function annotations(parsed: Element, document: SourceDocument): readonly Finding[] {
  return childrenOf(parsed, 'annotation').map((annotation) => {
    const isError = hasClass(annotation, 'error');
    return {
      code: isError ? 'syntax-error' : 'parser-warning',
      severity: isError ? 'error' : 'warning',
      source: document.at(spans(annotation)[0]?.line ?? 1),
      detail: { message: (text(annotation) ?? '').trim() },
    };
  });
}
