import type { Finding, FindingCode, Source } from './model.ts';

export type Note = (
  code: FindingCode,
  severity: Finding['severity'],
  source: Source,
  detail?: Finding['detail'],
) => void;

/** Collects findings; the same one at the same place, met again in a repeated part, is reported once. */
export function collectFindings(findings: Finding[]): Note {
  const known = new Set<string>();
  return (code, severity, source, detail = {}) => {
    const key = JSON.stringify([code, source.line, source.pointer, detail]);
    if (!known.has(key)) findings.push({ code, severity, source, detail });
    known.add(key);
  };
}
