/** Values that a target is likely to know, for texts of which only the name and the description are known. */
import { singular, wordsOf } from './names.ts';

const codes: Readonly<Record<string, string>> = {
  bic: 'COBADEFFXXX',
  cidr: '192.0.2.0/24',
  colour: '#336699',
  color: '#336699',
  country: 'DE',
  cron: '0 3 * * *',
  currency: 'EUR',
  iban: 'DE89370400440532013000',
  language: 'en',
  lang: 'en',
  locale: 'en-US',
  mimetype: 'text/plain',
  mobile: '+12025550100',
  phone: '+12025550100',
  postcode: '10115',
  semver: '1.0.0',
  swift: 'COBADEFFXXX',
  timezone: 'Europe/Berlin',
  telephone: '+12025550100',
  zip: '10115',
};

/** Names of several words, and the word that says the same. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/ (time zone|tz) $/, 'timezone'],
  [/ (postal|zip|post) code $/, 'postcode'],
  [/ (phone|mobile|telephone) (number|no) $/, 'phone'],
  [/ (country|currency|language|colou?r) (code|id) $/, ''],
  [/ (mime|media|content) type $/, 'mimetype'],
  [/ cron (expression|schedule) $/, 'cron'],
];

const algorithms: readonly (readonly [RegExp, string])[] = [
  [/\b(tsig|h?mac)\b/i, 'hmac-sha256'],
  [/\b(jwt|jws|token|sign\w*)\b/i, 'RS256'],
  [/\b(encrypt\w*|cipher)\b/i, 'AES-256-GCM'],
  [/\bcompress\w*\b/i, 'gzip'],
];

/** undefined if any text is as good as another. */
export function plausibleText(name: string, description: string): string | undefined {
  if (/\bbase ?64\b/i.test(description)) return 'c2FtcGxlIHZhbHVl';
  const words = wordsOf(name);
  const text = ` ${words.join(' ')} `;
  const phrase = phrases.find(([pattern]) => pattern.test(text))?.[1];
  const word = phrase === undefined ? singular(words.at(-1) ?? '') : phrase || (words.at(-2) ?? '');
  if (/^(algorithms?|algo|alg)$/.test(word))
    return algorithms.find(([pattern]) => pattern.test(`${text} ${description}`))?.[1] ?? 'sha256';
  return Object.hasOwn(codes, word) ? codes[word] : undefined;
}

/** What the text is said to be right at the start of its description: `IP address of the server`. */
export function openingWords(description: string): string {
  return description.trim().split(/\s+/).slice(0, 4).join(' ');
}

/** Words for made-up texts. */
export const sampleWords: readonly string[] =
  'amber birch cedar delta ember fjord grove harbor indigo juniper kestrel lagoon maple nectar olive pebble'.split(
    ' ',
  );
