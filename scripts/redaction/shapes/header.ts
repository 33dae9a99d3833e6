import { isCredentialName } from '../../vocabulary/index.ts';
import type { Mask } from '../mask.ts';

/** Masks the value of a header that carries credentials by its name; scheme, cookie names and attributes stay. */
export function maskHeader(name: string, value: string, mask: Mask): string {
  const header = name.toLowerCase();
  if (header === 'cookie') {
    return value
      .split(/; ?/)
      .map((pair) => maskPair(pair, 'cookie', mask))
      .join('; ');
  }
  if (header === 'set-cookie') {
    const [pair = '', ...attributes] = value.split(';');
    return [maskPair(pair, 'set-cookie', mask), ...attributes].join(';');
  }
  if (!isCredentialName(name)) return value;
  const [, scheme = '', credentials = value] = /^([A-Za-z][\w-]{0,40}[ \t]+)?(.*)$/s.exec(value) ?? [];
  return credentials === '' || credentials.includes('‹') ? value : `${scheme}${mask(header, credentials)}`;
}

function maskPair(pair: string, name: string, mask: Mask): string {
  const equals = pair.indexOf('=');
  if (equals < 0 || equals === pair.length - 1 || pair.includes('‹')) return pair;
  return `${pair.slice(0, equals)}=${mask(name, pair.slice(equals + 1))}`;
}
