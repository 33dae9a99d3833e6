import type { ExplainedFinding } from './loaded.ts';

/** A finding as it is printed in a terminal, with the lines of others that say the same. */
export function findingLines(
  finding: ExplainedFinding,
  others: readonly ExplainedFinding[] = [],
): readonly string[] {
  const lines = others.slice(0, 5).map(({ source }) => `, ${source.line}`);
  const more = others.length > lines.length ? ` and ${others.length - lines.length} more lines` : '';
  return [
    `${finding.severity}: ${finding.what}`,
    `  --> ${finding.source.file}:${finding.source.line}${lines.join('')}${more}`,
    ...(finding.next === '' ? [] : [`  try: ${finding.next}`]),
  ];
}
