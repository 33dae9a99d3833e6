import { bareStatus, mediaType, on, status, text } from '../../http/changes.ts';
import { json } from '../../http/messages.ts';
import type { Flaw } from '../../http/stand-in.ts';
import type { Network } from '../network.ts';
import { withFields, without } from './edits.ts';

export const serviceDefects = {
  'status-needs-key': {
    says: 'The public status is shown with a key only.',
    change:
      () =>
      ({ request, sound }) => {
        const answer = sound();
        const isPublic = answer.documented === 'status 200' && request.headers['x-api-key'] === undefined;
        return isPublic ? json('status 200', 401, { title: 'Who are you?', status: 401 }) : answer;
      },
  },
  'status-204': { says: 'The status has no body.', change: on('status 200', bareStatus(204)) },
  'status-without-version': { says: 'The version is missing.', change: on('status 200', without('version')) },
  'status-short-version': {
    says: 'The version has two numbers.',
    change: on('status 200', withFields({ version: '2.3' })),
  },
  'status-other-word': {
    says: 'The state is not the one that is documented.',
    change: on('status 200', withFields({ state: 'UP' })),
  },
  'status-as-html': {
    says: 'The status is a page in a media type that is not documented.',
    change: on('status 200', mediaType('text/html')),
  },
  'status-text-500': {
    says: 'The status as plain text brings the server down.',
    change: on('status 200 text', status(500)),
  },
  'contact-number': {
    says: 'The contact is a number.',
    change: on('contact 200', withFields({ contact: 31 })),
  },
  'contact-not-an-address': {
    says: 'The contact is not an address.',
    change: on('contact 200', withFields({ contact: 'call the mill' })),
  },
  'contact-missing': {
    says: 'A station without a contact has an empty object.',
    change: on('contact 200', without('contact')),
  },
  'contact-of-nothing': {
    says: 'A station that does not exist has a contact.',
    change: on('contact 404', () => json('contact 404', 200, { contact: null })),
  },
  'contact-404-text': {
    says: 'The problem of an unknown station is plain text.',
    change: on('contact 404', (answer) => ({
      ...mediaType('text/plain')(answer),
      body: text(() => 'gone')(answer).body,
    })),
  },
} satisfies Record<string, Flaw<Network>>;
