import {
  bareStatus,
  delivered,
  header,
  htmlPage,
  mediaType,
  on,
  status,
  text,
  value,
  withoutEffect,
} from '../http/changes.ts';
import { json } from '../http/messages.ts';
import type { Flaw } from '../http/stand-in.ts';
import type { Booking, Room, Workspace } from './workspace.ts';

type RoomsBody = { rooms: Record<string, unknown>[] };
type BookingsBody = { bookings: Record<string, unknown>[] };

const lastOf = <Item>(items: readonly Item[], alter: (item: Item) => unknown): readonly unknown[] =>
  items.map((item, n) => (n === items.length - 1 ? alter(item) : item));

export const defects = {
  'rooms-not-numbered': {
    says: 'The last room of the list has its id as text.',
    change: on(
      'rooms 200',
      value<RoomsBody>((body) => ({
        ...body,
        rooms: lastOf(body.rooms, (room) => ({ ...room, id: String(room.id) })),
      })),
    ),
  },
  'rooms-without-total': {
    says: 'The list of rooms does not tell the total.',
    change: on(
      'rooms 200',
      value(({ rooms, page }: { rooms: unknown; page: unknown }) => ({ rooms, page })),
    ),
  },
  'rooms-any-page-size': {
    says: 'A page size out of range is taken.',
    change: on('rooms 400', () => json('rooms 400', 200, { rooms: [], page: 1, total: 0 })),
  },
  'token-not-checked': {
    says: 'A request without a token is served.',
    change:
      () =>
      ({ request, sound }) =>
        sound({ ...request, headers: { ...request.headers, 'x-auth-token': 'rk_9e77d04ab1c2' } }),
  },
  'token-refused-403': {
    says: 'A request without a token is answered with 403.',
    change: on(['GET unauthenticated', 'POST unauthenticated'], status(403)),
  },
  'reader-may-write': {
    says: 'A token that may only read can add rooms.',
    change:
      () =>
      ({ request, sound }) => {
        const answer = sound();
        if (answer.documented !== 'read-only') return answer;
        const headers = { ...request.headers, 'x-auth-token': 'rk_9e77d04ab1c2' };
        return { ...sound({ ...request, headers }), documented: 'read-only' };
      },
  },
  'room-add-200': { says: 'A new room is answered with 200.', change: on('room-add 201', status(200)) },
  'room-add-without-floor': {
    says: 'A new room is answered without its floor.',
    change: on(
      'room-add 201',
      value<Room>(({ floor: _, ...room }) => room),
    ),
  },
  'room-add-not-stored': { says: 'A new room is not stored.', change: withoutEffect('room-add 201') },
  'room-add-same-name-taken': {
    says: 'A second room with the same name is taken.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'room-add 409') return answer;
        const room = { id: state.nextId++, created_at: '2030-01-02T03:04:05Z', ...JSON.parse(request.body) };
        state.rooms.push(room);
        return json('room-add 409', 201, room);
      },
  },
  'room-add-malformed-422': {
    says: 'A body that is not JSON is answered with 422.',
    change: on('room-add 400', status(422)),
  },
  'room-add-any-media-type': {
    says: 'A body of another media type is taken.',
    change:
      () =>
      ({ request, sound }) =>
        sound({ ...request, headers: { ...request.headers, 'content-type': 'application/json' } }),
  },
  'room-add-missing-name-500': {
    says: 'An invalid new room brings the server down.',
    change: on('room-add 422', (answer) => ({ ...htmlPage(answer), status: 500 })),
  },
  'room-404-empty': {
    says: 'An unknown room is answered without a body.',
    change: on('room 404', bareStatus(404)),
  },
  'room-404-text': {
    says: 'An unknown room is answered in plain text.',
    change: on('room 404', mediaType('text/plain')),
  },
  'room-bad-date': {
    says: 'The time of a room is a number of seconds.',
    change: on(
      'room 200',
      value<Room>((room) => ({ ...room, created_at: 1888550100 })),
    ),
  },
  'room-unknown-floor': {
    says: 'A room is on a floor that is not documented.',
    change: on(
      'room 200',
      value<Room>((room) => ({ ...room, floor: 'basement' })),
    ),
  },
  'room-other': {
    says: 'A room that is asked for by id is another one.',
    change: on(
      'room 200',
      value<Room>((room) => ({ ...room, id: room.id + 1 })),
    ),
  },
  'room-replace-not-stored': {
    says: 'The replacement of a room is not stored.',
    change: withoutEffect('room-replace 200'),
  },
  'room-replace-any-floor': {
    says: 'A replacement that is invalid is answered with 200.',
    change: on('room-replace 422', status(200)),
  },
  'room-remove-200': {
    says: 'A removed room is answered with 200.',
    change: on('room-remove 204', status(200)),
  },
  'room-remove-not-done': {
    says: 'A removed room stays.',
    change: withoutEffect('room-remove 204'),
    spoils: true,
  },
  'room-remove-in-use': {
    says: 'A room with bookings is removed.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'room-remove 409') return answer;
        state.bookings = state.bookings.filter(({ room_id }) => String(room_id) !== request.segments[1]);
        return { ...sound(), documented: 'room-remove 409' };
      },
    spoils: true,
  },
  'bookings-of-other-rooms': {
    says: 'A booking of the list belongs to no room.',
    change: on(
      'bookings 200',
      value<BookingsBody>(({ bookings }) => ({
        bookings: lastOf(bookings, ({ room_id: _, ...booking }) => booking),
      })),
    ),
  },
  'bookings-status-ignored': {
    says: 'Any status to filter by is taken.',
    change: on('bookings 400', () => json('bookings 400', 200, { bookings: [] })),
  },
  'bookings-of-no-room': {
    says: 'An unknown room has an empty list of bookings.',
    change: on('bookings 404', () => json('bookings 404', 200, { bookings: [] })),
  },
  'booking-add-long-title': {
    says: 'An invalid booking is answered with 400.',
    change: on('booking-add 422', status(400)),
  },
  'booking-add-other-room': {
    says: 'A new booking names another room.',
    change: on(
      'booking-add 201',
      value<Booking>((booking) => ({ ...booking, room_id: 'lagoon' })),
    ),
  },
  'booking-change-not-stored': {
    says: 'A changed booking is not stored.',
    change: withoutEffect('booking-change 200'),
  },
  'booking-change-blank-title': {
    says: 'A change that is invalid is answered with 200 and an error body.',
    change: on('booking-change 422', status(200)),
  },
  'booking-delete-not-done': {
    says: 'A deleted booking stays.',
    change: withoutEffect('booking-delete 204'),
    spoils: true,
  },
  'booking-delete-404-page': {
    says: 'Deleting an unknown booking brings a page.',
    change: on('booking-delete 404', htmlPage),
  },
  'booking-cut': {
    says: 'A booking ends in the middle.',
    change: on(
      'booking 200',
      text((body) => body.slice(0, 30)),
    ),
  },
  'booking-reset': {
    says: 'The connection is reset at an unknown booking.',
    change: on('booking 404', delivered({ kind: 'reset' })),
  },
  'booking-no-gzip': {
    says: 'A booking claims to be gzip and is not.',
    change: on('booking 200', header('Content-Encoding', 'gzip')),
  },
} satisfies Record<string, Flaw<Workspace>>;

export type Defect = keyof typeof defects;
