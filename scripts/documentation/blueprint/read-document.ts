import { collectFindings } from '../collect-findings.ts';
import type { Finding, FindingCode, Group, Operation, ReadResult } from '../model.ts';
import { slugOfFile } from '../slug.ts';
import { describeApi } from './api.ts';
import { childrenOf, type Element, hasClass, spans, text } from './api-elements.ts';
import { collectDataStructures } from './data-structures.ts';
import { collectLooseText } from './loose-text.ts';
import { openNameBook } from './names.ts';
import { parseRepairing } from './parse.ts';
import type { ReaderContext } from './reader-context.ts';
import { withRemarks } from './remarks.ts';
import { repair } from './repair/repair.ts';
import { findingsOf } from './repair/repaired-lines.ts';
import {
  noteDuplicateResponses,
  noteIncludes,
  noteUnansweredOperations,
  noteUnreadMessages,
} from './response-findings.ts';
import { indexDocument, type SourceDocument } from './source-document.ts';

/** Repairs, parses and describes a document. */
export async function readDocument(written: string, file: string, name?: string): Promise<ReadResult> {
  const repaired = repair(written);
  const parsed = await parseRepairing(repaired.lines);
  const document = indexDocument(file, parsed.lines, repaired.written);
  const findings: Finding[] = [
    ...findingsOf([...repaired.changes, ...parsed.changes], file),
    ...warnings(parsed.result, document),
  ];
  const api = childrenOf(parsed.result, 'category').find((category) => hasClass(category, 'api'));
  const reading: ReaderContext = {
    api: name ?? slugOfFile(file),
    document,
    structures: collectDataStructures(api),
    looseText: collectLooseText(document.lines),
    names: openNameBook(),
    note: collectFindings(findings),
  };
  if (parsed.refusal) {
    reading.note('syntax-error', 'error', document.at(parsed.refusal.line ?? 1), {
      message: parsed.refusal.message,
    });
    return { ok: false, findings };
  }
  const description = api && withRemarks(describeApi(reading, api, repaired.values), document);
  const operations = description ? operationsOf(description.groups) : [];
  noteUnansweredOperations(reading, operations);
  if (!description || operations.length === 0) {
    reading.note('no-operations', 'error', document.at(1), {
      lacks: 'no heading names a method and a URI',
      wanted: 'e.g. `# GET /things` with `+ Response 200` below it',
    });
    return { ok: false, findings };
  }
  noteIncludes(reading);
  noteUnreadMessages(reading, operations);
  noteDuplicateResponses(reading, operations);
  return { ok: true, description: { ...description, findings: reportedOnce(findings) } };
}

/** What the parser warns of, and docproof reports itself with what to write instead, is reported once. */
function reportedOnce(findings: readonly Finding[]): readonly Finding[] {
  const reported = new Set(findings.map(({ code }) => code));
  const own = ownFindings.filter(({ codes }) => codes.some((code) => reported.has(code)));
  return findings.filter(
    ({ code, detail }) =>
      code !== 'parser-warning' || !own.some(({ warning }) => warning.test(detail.message ?? '')),
  );
}

const ownFindings: readonly { readonly warning: RegExp; readonly codes: readonly FindingCode[] }[] = [
  { warning: /^action is missing a response/, codes: ['no-response'] },
  { warning: /response signature|^missing response HTTP status/, codes: ['response-line'] },
];

function operationsOf(groups: readonly Group[]): readonly Operation[] {
  return groups.flatMap((group) => group.resources.flatMap((resource) => resource.operations));
}

function warnings(result: Element, document: SourceDocument): readonly Finding[] {
  return childrenOf(result, 'annotation')
    .filter((annotation) => !hasClass(annotation, 'error'))
    .map((annotation) => ({
      code: 'parser-warning',
      severity: 'warning',
      source: document.at(spans(annotation)[0]?.line ?? 1),
      detail: { message: (text(annotation) ?? '').trim() },
    }));
}
