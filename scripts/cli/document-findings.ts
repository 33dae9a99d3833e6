/** What is printed about the findings in documents while something else is asked for. */

import { findingLines } from './finding-lines.ts';
import type { ExplainedFinding } from './loaded.ts';

/** `2 warnings in orders.yaml: docproof list orders.yaml shows them`; nothing where there is nothing but notes. */
export function findingsLine(file: string, findings: readonly ExplainedFinding[]): readonly string[] {
  const counts = (['error', 'warning'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  if (counts.length === 0) return [];
  const isOne = counts.length === 1 && counts[0]?.startsWith('1 ');
  return [
    `warning: ${counts.join(' and ')} in ${file}: docproof list ${file} shows ${isOne ? 'it' : 'them'}`,
  ];
}

/** All of them, with what to do; those that say the same together. */
export function allFindingLines(findings: readonly ExplainedFinding[]): readonly string[] {
  const alike = new Map<string, ExplainedFinding[]>();
  for (const finding of findings.filter(({ severity }) => severity !== 'note')) {
    const key = `${withoutLine(finding)}\n${finding.next}`;
    alike.set(key, [...(alike.get(key) ?? []), finding]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => (first ? findingLines(first, others) : []));
}

/** Those that an earlier reading of the documents did not have; lines move while a document is edited. */
export function newFindings(
  findings: readonly ExplainedFinding[],
  before: readonly ExplainedFinding[],
): readonly ExplainedFinding[] {
  const known = new Set(before.map(withoutLine));
  return findings.filter((finding) => !known.has(withoutLine(finding)));
}

function withoutLine({ what }: ExplainedFinding): string {
  return what.replace(/ ?\(line \d+\)/g, '');
}
