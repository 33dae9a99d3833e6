import { readHeading } from './repair/heading.ts';
import { isMessage } from './repair/message-line.ts';
import { isVerbatim, outline } from './repair/outline.ts';
import type { NumberedLine } from './source-document.ts';

/** Text behind the first message of an action: the parser drops it, or takes it for a part of the message before. */
export interface LooseText {
  /** What is above a further request or response and is about it, by the line of that message. */
  readonly remarks: ReadonlyMap<number, readonly NumberedLine[]>;
  /** Whole sections behind the last message of an action; they are about what follows, or about the group. */
  readonly sections: readonly (readonly NumberedLine[])[];
}

const otherPart = /^[+*-] +(?:parameters?|attributes?|relation|model|headers?|body|schema)\b/i;
const structural = /^ {0,3}#{1,6}\s*(?:Group\s|Data Structures?\b)/i;

/** Collects the loose text of a document, in one pass. */
export function collectLooseText(lines: readonly string[]): LooseText {
  const remarks = new Map<number, readonly NumberedLine[]>();
  const sections: (readonly NumberedLine[])[] = [];
  let afterMessage = false;
  let bodySeen = false;
  let collected: NumberedLine[] | undefined;
  outline(lines).forEach(({ text, kind, indent }, index) => {
    const line = index + 1;
    if (kind === 'heading' && (structural.test(text) || readHeading(text))) {
      if (collected) sections.push(collected);
      collected = undefined;
      afterMessage = false;
    } else if (!isVerbatim(kind) && indent === 0 && isMessage(text)) {
      if (collected) remarks.set(line, collected);
      collected = undefined;
      afterMessage = true;
      bodySeen = false;
    } else if (collected) {
      if (otherPart.test(text)) collected = undefined;
      else collected.push({ text, line });
    } else if (afterMessage) {
      const isRemark =
        (kind === 'text' || kind === 'item') && indent === 0 && bodySeen && !otherPart.test(text);
      if (kind === 'heading' || isRemark) collected = [{ text, line }];
      bodySeen ||= indent > 0 || isVerbatim(kind);
    }
  });
  if (collected) sections.push(collected);
  return { remarks, sections };
}
