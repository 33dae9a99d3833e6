/** The data behind the bookings API: a workspace with rooms and their bookings. */

export interface Room {
  id: number;
  created_at: string;
  name: string;
  capacity: number;
  floor: string;
  equipment?: string[];
}

export interface Booking {
  id: number;
  room_id: number;
  organizer: string | null;
  title: string;
  starts_at: string;
  minutes: number;
  status: string;
}

export interface Workspace {
  rooms: Room[];
  bookings: Booking[];
  /** Ids are never used twice. */
  nextId: number;
}

/** Three rooms; the second has bookings, the others none. */
export function filledWorkspace(): Workspace {
  return {
    rooms: [
      room(301, 'Lagoon', 6, 'ground', ['screen']),
      room(302, 'Upper deck', 24, 'attic', []),
      room(305, 'Phone box', 1, 'first'),
    ],
    bookings: [
      booking(881, 302, 'Budget 2031', 'confirmed', 'aya@harbour.example'),
      booking(882, 302, 'Choir practice', 'tentative', null),
      booking(890, 302, 'Moved to June', 'cancelled', 'tom.b@harbour.example'),
    ],
    nextId: 900,
  };
}

export function emptyWorkspace(): Workspace {
  return { rooms: [], bookings: [], nextId: 1 };
}

function room(id: number, name: string, capacity: number, floor: string, equipment?: string[]): Room {
  const created = { id, created_at: '2029-11-05T08:15:00Z', name, capacity, floor };
  return equipment === undefined ? created : { ...created, equipment };
}

function booking(
  id: number,
  room_id: number,
  title: string,
  status: string,
  organizer: string | null,
): Booking {
  return { id, room_id, organizer, title, starts_at: '2031-02-03T10:00:00Z', minutes: 90, status };
}
