import { deflateSync } from 'node:zlib';
import { always, both, delivered, header, mediaType, on, text, value } from '../http/changes.ts';
import type { Manners } from '../http/stand-in.ts';
import { type Bank, bank } from './bank.ts';

export const variations = {
  'no-charset': {
    says: 'JSON comes without a charset.',
    change: on(
      [
        'latest 200',
        'latest 400 missing',
        'latest 400 invalid',
        'history 200 json',
        'history 400',
        'history 404',
      ],
      mediaType('application/json'),
    ),
  },
  'other-currencies': {
    says: 'The currencies are none of the documented ones.',
    state: () => ({ ...bank(), currencies: [{ code: 'ISK', name: 'Icelandic króna', decimals: 0 }] }),
  },
  'whole-rates': {
    says: 'All rates are whole numbers.',
    change: on(
      'latest 200',
      value<{ rates: Record<string, number> }>((body) => ({
        ...body,
        rates: Object.fromEntries(Object.keys(body.rates).map((code) => [code, 2])),
      })),
    ),
  },
  deflate: {
    says: 'Bodies are deflate.',
    change: always(
      both(
        header('Content-Encoding', 'deflate'),
        text((body) => deflateSync(body)),
      ),
    ),
  },
  'crlf-table': {
    says: 'The lines of the table end in CR LF.',
    change: on(
      'history 200 csv',
      text((body) => body.replaceAll('\n', '\r\n')),
    ),
  },
  'xml-as-utf-8': {
    says: 'The XML names its charset and is indented.',
    change: on(
      'currency 200',
      both(
        mediaType('application/xml; charset=utf-8'),
        text((body) => body.replaceAll('><', '>\n  <')),
      ),
    ),
  },
  'byte-by-byte': {
    says: 'Bodies come one byte at a time.',
    change: always(delivered({ kind: 'byte-by-byte' })),
  },
} satisfies Record<string, Manners<Bank>>;

export type Variation = keyof typeof variations;
