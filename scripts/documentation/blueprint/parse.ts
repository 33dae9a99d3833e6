import { childrenOf, type Element, hasClass, spans, text } from './api-elements.ts';
import { type ParserError, repairError } from './repair/parser-errors.ts';
import type { Change, Repaired } from './repair/repaired-lines.ts';
import { replaceUnknownTypes } from './repair/type-names.ts';

/** What the parser makes of a document, and what had to be changed for it to accept it. */
export interface Parsed {
  readonly result: Element;
  readonly lines: readonly string[];
  readonly changes: readonly Change[];
  /** Why the parser refuses the document nevertheless; undefined if it does not. */
  readonly refusal: ParserError | undefined;
}

/** The parser names one error at a time; a document with more than these is beyond repair. */
const mostRepairs = 40;

/** Parses a document, repairing what the parser refuses it for as often as that helps. */
export async function parseRepairing(lines: readonly string[]): Promise<Parsed> {
  const tried = new Set<string>();
  const changes: Change[] = [];
  let current = lines;
  for (let repairs = 0; ; repairs += 1) {
    const result = await parseBlueprint(current.join('\n'));
    const refusal = errorIn(result);
    const repaired = refusal ? repairError(current, refusal, tried) : repairMisreadTypes(current, result);
    if (!repaired || repairs === mostRepairs) return { result, lines: current, changes, refusal };
    changes.push(...repaired.changes);
    current = repaired.lines;
  }
}

/** Of `string[]` the parser makes a string, with no more than a warning. */
function repairMisreadTypes(lines: readonly string[], result: Element): Repaired | undefined {
  const isMisread = childrenOf(result, 'annotation').some((each) =>
    text(each)?.startsWith('nested types should'),
  );
  const repaired = isMisread ? replaceUnknownTypes(lines, '') : undefined;
  return repaired && repaired.changes.length > 0 ? repaired : undefined;
}

function errorIn(result: Element): ParserError | undefined {
  const error = childrenOf(result, 'annotation').find((annotation) => hasClass(annotation, 'error'));
  return error && { message: (text(error) ?? '').trim(), line: spans(error)[0]?.line };
}

const options = { generateSourceMap: true, generateMessageBody: true, generateMessageBodySchema: true };

/**
 * Parses API Blueprint with the format's reference parser. It is loaded on first use: that takes a quarter
 * of a second, which a run that reads no documentation need not pay.
 */
async function parseBlueprint(text: string): Promise<Element> {
  const { default: drafter } = await import('drafter.js');
  try {
    return drafter.parseSync(text, options) as Element;
  } catch (error) {
    return refusal(error instanceof Error ? error.message : String(error));
  }
}

/** Where the parser breaks down instead of answering, it refuses the document for that. */
function refusal(message: string): Element {
  const classes = { element: 'array', content: [{ element: 'string', content: 'error' }] };
  return {
    element: 'parseResult',
    content: [{ element: 'annotation', meta: { classes }, content: message }],
  };
}
