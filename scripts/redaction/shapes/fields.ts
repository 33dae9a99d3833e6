import { isCredentialName, isSessionName } from '../../vocabulary/index.ts';
import type { Mask } from '../mask.ts';
import { maskHeader } from './header.ts';
import { looksRandom, type Replacement, replaceValues, type Shape } from './shape.ts';

/** `"password": "…"`; the quotes may be escaped, as in JSON inside JSON or in HTML. */
export const jsonFields: Shape = (text, mask) =>
  replaceValues(
    text,
    /("|(?<!\\)\\{1,8}"|&quot;|&#34;)([\w$.-]{2,64})\1\s{0,64}:\s{0,64}\1/g,
    ([, quote = '', name = ''], start) => {
      if (!mayBeSecret(name)) return undefined;
      const closing = quote === '"' ? closingQuote(text, start) : closingSign(text, quote, start);
      // Without a closing quote the text was cut within the value.
      const end = closing < 0 ? start + restOfValue(text, start) : closing;
      const value = text.slice(start, end);
      return { start, end, by: maskField(name, value, mask) };
    },
  );

function closingQuote(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

/** The next quote of the same level of escapes: those of deeper levels have more backslashes. */
function closingSign(text: string, quote: string, start: number): number {
  let at = text.indexOf(quote, start);
  while (at > start && text[at - 1] === '\\') at = text.indexOf(quote, at + 1);
  return at;
}

/** Up to the end of a text that was cut, but for the sign that tells so. */
function restOfValue(text: string, start: number): number {
  return text.slice(start).replace(/…?[”"]?$/, '').length;
}

/** Shorter ids of sessions are those of resources, such as `42`. */
const shortestSessionId = 14;

function mayBeSecret(name: string): boolean {
  return /(?:cookie|authorization)$/i.test(name) || isCredentialName(name) || isSessionName(name);
}

function maskField(name: string, value: string, mask: Mask): string {
  if (/(?:cookie|authorization)$/i.test(name)) return maskHeader(name, value, mask);
  const isCredential = isCredentialName(name) || value.length >= shortestSessionId;
  return isCredential && isOneWord(value) ? mask(name.toLowerCase(), value) : value;
}

function isOneWord(value: string): boolean {
  return value !== '' && !/\s/.test(value) && !value.includes('‹') && !/^[*•x]+$/i.test(value);
}

/** `api_key=…` in queries, forms and messages. */
export const pairs: Shape = (text, mask) =>
  replaceValues(
    text,
    /(?<![\w$.-])([\w$.-]{2,64})(?:\]|%5D)?(?:=|%3D|&#x3D;|&#61;)/g,
    ([, name = ''], start) =>
      isCredentialName(name)
        ? masked(text, start, /[^\s&;,"'<>‹›\\)=][^\s&;,"'<>‹›\\)]*/y, name, mask)
        : undefined,
  );

/** `X-Api-Key: …` in logs and messages; ordinary prose after a colon is left alone. */
export const lines: Shape = (text, mask) =>
  replaceValues(text, /(?<![\w.‹-])([\w-]{2,64}):[ \t]{0,64}/g, ([, name = ''], at) => {
    if (!isCredentialName(name)) return undefined;
    const start = at + lengthOf(text, at, /[A-Za-z][\w-]{0,40}[ \t]{1,64}(?=[^\s"'<>‹›,;]{6})/y);
    return masked(text, start, /[^\s"'<>‹›,;]{6,}/y, name, (name, value) =>
      looksRandom(value) ? mask(name, value) : value,
    );
  });

/** `Cookie: a=…; b=…` in logs and messages. */
export const cookies: Shape = (text, mask) =>
  replaceValues(text, /(?<![\w.‹-])((?:set-)?cookie):[ \t]{0,64}/gi, ([, name = ''], start) => {
    const length = lengthOf(text, start, /[^\s"'<>\\=;]{1,256}=[^\r\n"'<>\\]*/y);
    if (length === 0) return undefined;
    const end = start + length;
    return { start, end, by: maskHeader(name, text.slice(start, end), mask) };
  });

function masked(
  text: string,
  start: number,
  value: RegExp,
  name: string,
  mask: Mask,
): Replacement | undefined {
  const end = start + lengthOf(text, start, value);
  return end === start ? undefined : { start, end, by: mask(name.toLowerCase(), text.slice(start, end)) };
}

/** How many characters a sticky pattern takes at a place. */
function lengthOf(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
