import { base64Cores } from './base64.ts';
import { usualEncodings, wellFormed } from './encodings.ts';
import type { Mask } from './mask.ts';
import { unescapings } from './unescape.ts';

/** A value that no output may show. `name` stands in its mask and, in upper case, in curl lines. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/**
 * Shorter values are masked only where they stand alone, plain or escaped: their base64 or a match inside a word would
 * hit ordinary text everywhere, and so tell where the secret is.
 */
const shortestSafeSecret = 4;

/** One form that a secret takes. */
interface Form {
  /** As it is, encoded, and as it is left after every escape that it may itself contain is undone. */
  readonly texts: readonly string[];
  readonly kind: 'whole' | 'short' | 'base64';
}

interface Hunted {
  readonly length: number;
  readonly forms: readonly Form[];
  readonly masks: readonly string[];
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly hunted: Hunted;
}

/** Gives a function that masks every occurrence of the secrets in a text, the longest first. */
export function secretFinder(secrets: readonly Secret[], mask: Mask): (text: string) => string {
  const hunted = secrets
    .flatMap(withItsParts)
    .map((secret) => hunt(secret, mask))
    .sort((a, b) => b.length - a.length);
  if (hunted.length === 0) return (text) => text;
  const shows = (text: string) => spansIn(text, hunted).length > 0;
  // A mask that would itself show a secret (one that is called "token") gives way to one that says less.
  const maskOf = new Map(hunted.map((one) => [one, one.masks.find((candidate) => !shows(candidate)) ?? '']));

  return (text) => {
    let masked = text;
    // A mask and the text around it can spell a secret anew, so look again; no real text needs a second round.
    for (let round = 0; round < 4; round++) {
      const spans = spansIn(masked, hunted);
      if (spans.length === 0) return masked;
      masked = replaceSpans(masked, spans, (span) => (round === 0 ? (maskOf.get(span.hunted) ?? '') : ''));
    }
    return '';
  };
}

/** The value itself; the credentials behind a scheme (`Bearer …`); user and password inside `Basic …`. */
function withItsParts({ name, value }: Secret): Secret[] {
  const whole = value.trim();
  if (whole === '') return [];
  const [, scheme, credentials] = /^([A-Za-z][\w-]*)[ \t]+(\S+)$/.exec(whole) ?? [];
  const parts: Secret[] = [{ name, value: whole }];
  if (scheme === undefined || credentials === undefined) return parts;
  if (credentials.length < shortestSafeSecret) return parts;
  parts.push({ name: `${name}.credentials`, value: credentials });
  if (scheme.toLowerCase() !== 'basic') return parts;
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const password = decoded.slice(decoded.indexOf(':') + 1);
  if (!decoded.includes(':') || password.length < shortestSafeSecret) return parts;
  return [...parts, { name: `${name}.password`, value: password }];
}

function hunt({ name, value }: Secret, mask: Mask): Hunted {
  const masks = [mask(name, value), mask('secret', value), '‹•••›'];
  return { length: value.length, forms: formsOf(value), masks };
}

function formsOf(value: string): Form[] {
  if (value.length < shortestSafeSecret) return [form('short', value)];
  const hex = Buffer.from(value, 'utf8').toString('hex');
  const whole = [value, hex, hex.toUpperCase()].map((text) => form('whole', text));
  // It may have been escaped before it was put into the text that base64 was made of.
  const escaped = [encodeURIComponent(wellFormed(value)), JSON.stringify(value).slice(1, -1)];
  const cores = new Set([value, ...escaped].flatMap(base64Cores));
  return [...whole, ...[...cores].map((core) => form('base64', core))];
}

function form(kind: Form['kind'], text: string): Form {
  const texts = [
    text,
    ...usualEncodings(text),
    unescapings(text, 'all').at(-1)!.text,
    unescapings(text, 'all but percent').at(-1)!.text,
  ];
  return { kind, texts: [...new Set(texts)] };
}

function spansIn(text: string, hunted: readonly Hunted[]): Span[] {
  const levels = unescapings(text, 'all');
  const percentMayBeMeant = hunted.some(({ forms }) => forms.some(({ texts }) => texts[0]!.includes('%')));
  if (percentMayBeMeant) levels.push(...unescapings(text, 'all but percent').slice(1));
  const spans: Span[] = [];
  for (const one of hunted) {
    for (const { texts, kind } of one.forms) {
      for (const level of levels) {
        for (const part of texts) {
          for (const start of occurrences(level.text, part, kind)) {
            spans.push(spanOf(text, level.originOf(start), level.originOf(start + part.length), kind, one));
          }
        }
      }
    }
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

function* occurrences(text: string, part: string, kind: Form['kind']): Generator<number> {
  if (part === '') return;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (kind !== 'short' || standsAlone(text, at, at + part.length)) yield at;
  }
}

function standsAlone(text: string, start: number, end: number): boolean {
  return (
    !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))
  );
}

/** The characters next to a base64 core still tell bits of the secret, so they go with it. */
function spanOf(text: string, start: number, end: number, kind: Form['kind'], hunted: Hunted): Span {
  const isBase64 = (char: string | undefined) => char !== undefined && /[\w+/-]/.test(char);
  if (kind !== 'base64') return { start, end, hunted };
  return {
    start: isBase64(text[start - 1]) ? start - 1 : start,
    end: isBase64(text[end]) ? end + 1 : end,
    hunted,
  };
}

/** Replaces each stretch of overlapping spans by the mask of the longest secret in it. */
function replaceSpans(text: string, spans: readonly Span[], maskOf: (span: Span) => string): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = 0; at < spans.length; ) {
    let longest = spans[at]!;
    const start = longest.start;
    let end = longest.end;
    for (at++; at < spans.length && spans[at]!.start < end; at++) {
      const span = spans[at]!;
      end = Math.max(end, span.end);
      if (span.hunted.length > longest.hunted.length) longest = span;
    }
    pieces.push(text.slice(done, start), maskOf(longest));
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
