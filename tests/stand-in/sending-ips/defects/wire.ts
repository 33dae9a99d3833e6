import { gzipSync } from 'node:zlib';
import { both, delivered, header, on, text } from '../../http/changes.ts';
import type { Flaw } from '../../http/stand-in.ts';
import type { Account } from '../account.ts';

const gzip = (body: string) => gzipSync(Buffer.from(body));

/** Answers that do not arrive, or not whole. */
export const wire = {
  'list-reset': {
    says: 'The connection is reset at the list.',
    change: on('list 200', delivered({ kind: 'reset' })),
  },
  'get-reset': {
    says: 'The connection is reset at a sending IP.',
    change: on('get 200', delivered({ kind: 'reset' })),
  },
  'get-unknown-reset': {
    says: 'The connection is reset at an unknown IP.',
    change: on('get 404', delivered({ kind: 'reset' })),
  },
  'put-reset-when-stored': {
    says: 'An update is stored, and the connection reset.',
    change: on('put 200', delivered({ kind: 'reset' })),
  },
  'put-unknown-pool-closed': {
    says: 'The connection is closed without an answer at an unknown pool.',
    change: on('put 400', delivered({ kind: 'close-without-answer' })),
  },
  'list-cut': {
    says: 'The connection ends in the middle of the list.',
    change: on('list 200', delivered({ kind: 'cut', afterBytes: 40 })),
  },
  'get-cut': {
    says: 'The connection ends before the body of a sending IP.',
    change: on('get 200', delivered({ kind: 'cut', afterBytes: 0 })),
  },
  'get-understated': {
    says: 'A sending IP is announced with fewer bytes than it has.',
    change: on('get 200', delivered({ kind: 'understated', announcedBytes: 25 })),
  },
  'list-no-gzip': {
    says: 'The list claims to be gzip and is not.',
    change: on('list 200', header('Content-Encoding', 'gzip')),
  },
  'get-half-gzip': {
    says: 'A sending IP is half of a gzip stream.',
    change: on(
      'get 200',
      both(
        header('Content-Encoding', 'gzip'),
        text((body) => gzip(body).subarray(0, 30)),
      ),
    ),
  },
  'get-silent-gzip': {
    says: 'A sending IP is gzip and does not say so.',
    change: on('get 200', text(gzip)),
  },
  'get-not-http': {
    says: 'A sending IP is answered with something that is not HTTP.',
    change: on('get 200', delivered({ kind: 'raw', bytes: '220 mx.parcelpost.example ESMTP\r\n' })),
  },
  'get-hangs': {
    says: 'A sending IP is never answered.',
    change: on('get 200', delivered({ kind: 'hang' })),
  },
  'put-unknown-ip-hangs-after-head': {
    says: 'The body of a 404 never comes.',
    change: on('put 404', delivered({ kind: 'hang-after-head' })),
  },
} satisfies Record<string, Flaw<Account>>;
