import { gzipSync } from 'node:zlib';
import { always, both, delivered, header, mediaType, on, text, value } from '../http/changes.ts';
import { bare } from '../http/messages.ts';
import type { Manners } from '../http/stand-in.ts';
import { type Booking, emptyWorkspace, filledWorkspace, type Workspace } from './workspace.ts';

export const variations = {
  empty: { says: 'The workspace has nothing in it yet.', state: emptyWorkspace },
  'many-rooms': {
    says: 'There are more rooms than a page shows.',
    state: () => {
      const workspace = filledWorkspace();
      for (let n = 1; n <= 60; n += 1) {
        workspace.rooms.push({
          id: 400 + n,
          created_at: '2029-12-01T00:00:00Z',
          name: `Desk ${n}`,
          capacity: 2,
          floor: 'first',
        });
      }
      return workspace;
    },
  },
  'extra-fields': {
    says: 'Bookings and rooms have fields that are not documented.',
    change: on(
      ['room 200', 'room-add 201', 'booking 200', 'booking-add 201'],
      value<Record<string, unknown>>((body) => ({ ...body, _links: { self: '/' }, version: 3 })),
    ),
  },
  'other-wording': {
    says: 'Problems are worded otherwise.',
    change:
      () =>
      ({ sound }) => {
        const answer = sound();
        if (answer.status < 400 || answer.body === '') return answer;
        return value<{ error: Record<string, unknown> }>(({ error }) => ({
          error: { ...error, detail: 'Nee, dat kan niet.' },
        }))(answer);
      },
  },
  'gzip-and-charset': {
    says: 'Bodies are gzip, the media type names its charset.',
    change:
      () =>
      ({ sound }) => {
        const answer = sound();
        if (answer.body === '') return answer;
        return both(
          header('Content-Encoding', 'gzip'),
          mediaType('application/json; charset=utf-8'),
          text((body) => gzipSync(body)),
        )(answer);
      },
  },
  'fractional-times': {
    says: 'Times come with milliseconds and an offset.',
    change: on(
      ['booking 200', 'booking-add 201', 'booking-change 200'],
      value<Booking>((booking) => ({ ...booking, starts_at: booking.starts_at.replace('Z', '.000+00:00') })),
    ),
  },
  'empty-equipment-left-out': {
    says: 'Optional fields are left out.',
    state: () => {
      const workspace = filledWorkspace();
      for (const room of workspace.rooms) delete room.equipment;
      return workspace;
    },
  },
  slow: { says: 'Each answer takes 40 ms.', change: always(delivered({ kind: 'late', afterMs: 40 })) },
  'refuses-other-headers': {
    says: 'A request with a Prefer or X-Mock header is refused.',
    change:
      () =>
      ({ request, sound }) =>
        Object.keys(request.headers).some((name) => name === 'prefer' || name.startsWith('x-mock'))
          ? bare(undefined, 400)
          : sound(),
  },
  'other-prefix': { says: 'The API stands at the root.', prefix: '' },
} satisfies Record<string, Manners<Workspace>>;

export type Variation = keyof typeof variations;
