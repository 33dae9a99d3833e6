import { addNeedle, type Extent, findSecrets, noNeedles, type Span } from './find-secrets.ts';
import { type Mask, namelessMask } from './mask.ts';
import { type Needle, needleOf } from './needles.ts';
import { type Secret, secretsIn } from './secret.ts';

export interface SecretMasker {
  mask(text: string, extent: Extent): string;
  /** Hides another value from now on. */
  add(secret: Secret): void;
  masks(): readonly MaskedSecret[];
}

export interface MaskedSecret extends Secret {
  readonly mask: string;
}

/** No text needs a third round: masks hold no character that is part of an encoding. */
const mostRounds = 4;

/** Masks secrets and what is secret inside of them, in whatever encoding; where some overlap, the longest gives the name. */
export function secretMasker(secrets: readonly Secret[], mask: Mask): SecretMasker {
  const known = new Map<string, Needle>();
  const needles = noNeedles();
  let masks = new Map<Needle | undefined, string>();
  /** Takes time for what is new alone: a target may hand out thousands of cookies. */
  const learn = (secret: Secret) => {
    for (const sought of secretsIn(secret)) {
      const old = known.get(sought.value);
      if (old !== undefined && !(old.secret.isWord && !sought.isWord)) continue;
      const needle = needleOf(sought);
      known.set(sought.value, needle);
      addNeedle(needles, needle);
      masks = new Map();
    }
  };
  for (const secret of secrets) learn(secret);

  /** A mask that would itself show a secret (one that is called "token") gives way to one that says less. */
  const maskOf = ({ needle, isWhole }: Span): string => {
    if (needle === undefined) return namelessMask;
    const { name, value } = needle.secret;
    const candidates = isWhole
      ? [mask(name, value), mask('secret', value)]
      : [mask(`${name}.part`, value), mask('part', value)];
    const shown = [...candidates, namelessMask].find(
      (candidate) => findSecrets(candidate, needles, 'parts').length === 0,
    );
    return shown ?? '';
  };
  const cached = (span: Span): string => {
    if (!span.isWhole) return maskOf(span);
    const made = masks.get(span.needle) ?? maskOf(span);
    masks.set(span.needle, made);
    return made;
  };
  const maskOnce = (text: string, extent: Extent): string => {
    let masked = text;
    for (let round = 0; round < mostRounds; round += 1) {
      const spans = findSecrets(masked, needles, extent);
      if (spans.length === 0) return masked;
      masked = replaced(masked, spans, (span) => (round === 0 ? cached(span) : ''));
    }
    return '';
  };

  return {
    mask: (text, extent) => (known.size === 0 ? text : keepJson(text, (each) => maskOnce(each, extent))),
    masks: () =>
      [...known.values()].map((needle) => ({
        name: needle.secret.name,
        value: needle.secret.value,
        mask: cached({ start: 0, end: 0, needle, isWhole: true }),
      })),
    add: learn,
  };
}

function replaced(text: string, spans: readonly Span[], maskOf: (span: Span) => string): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = 0; at < spans.length; ) {
    let best = spans[at]!;
    const { start } = best;
    let { end } = best;
    for (at += 1; at < spans.length && spans[at]!.start < end; at += 1) {
      const span = spans[at]!;
      end = Math.max(end, span.end);
      if (saysMore(span, best)) best = span;
    }
    const whole = withWholeEscapes(text, start, end);
    pieces.push(text.slice(done, Math.max(done, whole.start)), maskOf(best));
    done = Math.max(done, whole.end);
  }
  return `${pieces.join('')}${text.slice(done)}`;
}

function saysMore(span: Span, other: Span): boolean {
  if (span.isWhole !== other.isWhole) return span.isWhole;
  return (span.needle?.secret.value.length ?? 0) > (other.needle?.secret.value.length ?? 0);
}

/** Masks a text; what was JSON is JSON afterwards, also where a secret stood as a number or across several values. */
function keepJson(text: string, mask: (text: string) => string): string {
  const masked = mask(text);
  if (masked === text || !/^\s*[[{]/.test(text) || parsed(masked) !== undefined) return masked;
  const before = parsed(text);
  if (before === undefined) return masked;
  try {
    const within = mask(JSON.stringify(mapped(before.value, mask)));
    return parsed(within) === undefined ? masked : within;
  } catch {
    // Nested too deeply to be gone through.
    return masked;
  }
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function mapped(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number' || typeof value === 'boolean') {
    const text = String(value);
    const masked = mask(text);
    return masked === text ? value : masked;
  }
  if (Array.isArray(value)) return value.map((item) => mapped(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), mapped(item, mask)]));
}

/** A stretch of a text, widened so that it cuts no escape of a JSON string in two. */
function withWholeEscapes(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const first = escapeAround(text, start);
  const last = escapeAround(text, end);
  return { start: first?.start ?? start, end: last?.end ?? end };
}

const longestEscape = 6;

/** The escape that begins before a place and ends behind it. */
function escapeAround(
  text: string,
  place: number,
): { readonly start: number; readonly end: number } | undefined {
  for (let start = place - 1; start >= 0 && start > place - longestEscape; start -= 1) {
    if (text[start] !== '\\' || !isActive(text, start)) continue;
    const end =
      start + (/^\\u[\da-f]{4}/i.test(text.slice(start, start + longestEscape)) ? longestEscape : 2);
    return end > place ? { start, end } : undefined;
  }
  return undefined;
}

/** Not itself escaped: an even number of backslashes is before it. */
function isActive(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 0;
}
