import { type Answer, bare, json, notJson, type Request, readJson } from '../http/messages.ts';
import type { Api } from '../http/stand-in.ts';
import { bookingChange, newBooking, newRoom, type Refusal, statuses, take } from './fields.ts';
import { type Booking, emptyWorkspace, filledWorkspace, type Room, type Workspace } from './workspace.ts';

/** A token that may read and nothing else. */
export const readerKey = 'rk_reader_40fe2d';

/** The live API of `tests/apis/bookings.apib`, written by hand from that document. */
export const bookings: Api<Workspace> = {
  prefix: '/v2',
  key: 'rk_9e77d04ab1c2',
  filled: filledWorkspace,
  empty: emptyWorkspace,
  answer: (request, workspace) => {
    const token = request.headers['x-auth-token'] ?? '';
    if (![bookings.key, readerKey].includes(token)) {
      const detail = 'Missing or unknown token.';
      return problem(`${request.method} unauthenticated`, 401, 'unauthenticated', detail);
    }
    if (token === readerKey && request.method !== 'GET') {
      return problem('read-only', 403, 'read_only', 'This token may only read.');
    }
    const [collection, roomId, bookingsOf, bookingId, ...more] = request.segments;
    if (
      collection !== 'rooms' ||
      more.length > 0 ||
      (bookingsOf !== undefined && bookingsOf !== 'bookings')
    ) {
      return problem(undefined, 404, 'no_route', 'There is nothing at this place.');
    }
    if (roomId === undefined) return onRooms(request, workspace);
    const room = workspace.rooms.find(({ id }) => String(id) === roomId);
    if (bookingsOf === undefined) return onRoom(request, workspace, room, roomId);
    if (bookingId === undefined) return onBookings(request, workspace, room, roomId);
    return onBooking(request, workspace, roomId, bookingId);
  },
};

function onRooms(request: Request, workspace: Workspace): Answer {
  if (request.method === 'GET') return listRooms(request, workspace);
  if (request.method !== 'POST') return bare(undefined, 405, { Allow: 'GET, POST' });
  return withBody(request, 'room-add', (body) => {
    const result = take(newRoom, body);
    if ('refusal' in result) return invalid('room-add 422', result.refusal);
    const { name } = result.taken as unknown as Room;
    if (workspace.rooms.some((room) => room.name === name)) {
      return problem('room-add 409', 409, 'name_taken', `A room named ${name} already exists.`);
    }
    const room = { id: workspace.nextId++, created_at: now, ...result.taken } as Room;
    workspace.rooms.push(room);
    const answer = json('room-add 201', 201, room);
    return { ...answer, headers: { ...answer.headers, Location: `/v2/rooms/${room.id}` } };
  });
}

/** The stand-in's clock stands still. */
const now = '2030-01-02T03:04:05Z';

function listRooms(request: Request, { rooms }: Workspace): Answer {
  const perPage = Number(request.query.get('per_page') ?? '20');
  const page = Number(request.query.get('page') ?? '1');
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > 50) {
    return problem('rooms 400', 400, 'bad_parameter', 'per_page must be between 1 and 50.');
  }
  if (!Number.isInteger(page) || page < 1) {
    return problem('rooms 400', 400, 'bad_parameter', 'page must be a number from 1.');
  }
  const shown = rooms.slice((page - 1) * perPage, page * perPage);
  return json('rooms 200', 200, { rooms: shown, page, total: rooms.length });
}

function onRoom(request: Request, workspace: Workspace, room: Room | undefined, roomId: string): Answer {
  const operation = { GET: 'room', PUT: 'room-replace', DELETE: 'room-remove' }[request.method];
  if (operation === undefined) return bare(undefined, 405, { Allow: 'GET, PUT, DELETE' });
  if (room === undefined) return noRoom(operation, roomId);
  if (request.method === 'GET') return json('room 200', 200, room);
  if (request.method === 'DELETE') {
    if (workspace.bookings.some(({ room_id }) => room_id === room.id)) {
      return problem('room-remove 409', 409, 'in_use', 'The room still has bookings.');
    }
    workspace.rooms = workspace.rooms.filter(({ id }) => id !== room.id);
    return bare('room-remove 204', 204);
  }
  return withBody(request, operation, (body) => {
    const result = take(newRoom, body);
    if ('refusal' in result) return invalid('room-replace 422', result.refusal);
    const { name } = result.taken as unknown as Room;
    if (workspace.rooms.some((other) => other.name === name && other.id !== room.id)) {
      return problem(undefined, 409, 'name_taken', `A room named ${name} already exists.`);
    }
    delete room.equipment;
    return json('room-replace 200', 200, Object.assign(room, result.taken));
  });
}

function onBookings(request: Request, workspace: Workspace, room: Room | undefined, roomId: string): Answer {
  const operation = { GET: 'bookings', POST: 'booking-add' }[request.method];
  if (operation === undefined) return bare(undefined, 405, { Allow: 'GET, POST' });
  if (room === undefined) return noRoom(operation, roomId);
  if (request.method === 'GET') {
    const status = request.query.get('status');
    if (status !== null && !statuses.some((known) => known === status)) {
      return problem('bookings 400', 400, 'bad_parameter', `status must be one of ${statuses.join(', ')}.`);
    }
    const shown = workspace.bookings.filter(
      (booking) => booking.room_id === room.id && (status === null || booking.status === status),
    );
    return json('bookings 200', 200, { bookings: shown });
  }
  return withBody(request, operation, (body) => {
    const result = take(newBooking, body);
    if ('refusal' in result) return invalid('booking-add 422', result.refusal);
    const booking = {
      id: workspace.nextId++,
      room_id: room.id,
      organizer: null,
      status: 'confirmed',
      ...result.taken,
    } as Booking;
    workspace.bookings.push(booking);
    return json('booking-add 201', 201, booking);
  });
}

function onBooking(request: Request, workspace: Workspace, roomId: string, bookingId: string): Answer {
  const operation = { GET: 'booking', PATCH: 'booking-change', DELETE: 'booking-delete' }[request.method];
  if (operation === undefined) return bare(undefined, 405, { Allow: 'GET, PATCH, DELETE' });
  const booking = workspace.bookings.find(
    ({ id, room_id }) => String(id) === bookingId && String(room_id) === roomId,
  );
  if (booking === undefined) {
    return problem(
      `${operation} 404`,
      404,
      'not_found',
      `There is no booking ${bookingId} in room ${roomId}.`,
    );
  }
  if (request.method === 'GET') return json('booking 200', 200, booking);
  if (request.method === 'DELETE') {
    workspace.bookings = workspace.bookings.filter(({ id }) => id !== booking.id);
    return bare('booking-delete 204', 204);
  }
  return withBody(request, operation, (body) => {
    const result = take(bookingChange, body);
    if ('refusal' in result) return invalid('booking-change 422', result.refusal);
    return json('booking-change 200', 200, Object.assign(booking, result.taken));
  });
}

function withBody(request: Request, operation: string, act: (body: unknown) => Answer): Answer {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return problem(`${operation} 415`, 415, 'media_type', 'Send the body as application/json.');
  }
  const body = readJson(request.body);
  if (body === notJson) return problem(`${operation} 400`, 400, 'malformed', 'Problems parsing JSON.');
  return act(body);
}

function noRoom(operation: string, roomId: string): Answer {
  return problem(`${operation} 404`, 404, 'not_found', `There is no room ${roomId}.`);
}

function invalid(documented: string, { field, detail }: Refusal): Answer {
  return json(documented, 422, { error: { code: 'invalid', detail, field } });
}

function problem(documented: string | undefined, status: number, code: string, detail: string): Answer {
  return json(documented, status, { error: { code, detail } });
}
