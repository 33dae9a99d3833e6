/** The data behind the weather stations API: the stations of one observatory and what they measured. */

export interface Station {
  id: string;
  serial: string;
  name: string;
  kind: string;
  elevation: number | null;
  contact?: string;
  installedOn?: string;
  accessCode: string;
  createdAt: string;
}

export interface Reading {
  id: string;
  quantity: string;
  takenAt: string;
  celsius?: number;
  speed?: number;
  direction?: string | null;
}

export interface Network {
  stations: Station[];
  /** By the id of the station, the latest first. */
  readings: Record<string, Reading[]>;
  /** Ids are never used twice. */
  next: number;
}

/** Five stations of all kinds; the second has readings of both quantities, the others none. */
export function filledNetwork(): Network {
  return {
    stations: [
      { ...station('st-0a11f0', 'QA-1001', 'Old mill', 'indoor', 42), contact: 'mill@valley.example' },
      { ...station('st-0a11f1', 'QA-1002', 'Town hall', 'rooftop', 61.5), installedOn: '2028-10-30' },
      station('st-0a11f2', 'ZR-0007', 'Lightship', 'buoy', null),
      station('st-0a11f3', 'ZR-0008', 'Sandbank', 'buoy', 0),
      station('st-0a11f4', 'QA-1003', 'School', 'rooftop', -2.25),
    ],
    readings: {
      'st-0a11f1': [
        wind('b7c0f7a2-91f4-4d0b-8a55-0d2f4a6c1e05', '2031-03-01T09:00:00Z', 0, null),
        temperature('b7c0f7a2-91f4-4d0b-8a55-0d2f4a6c1e04', '2031-03-01T08:00:00Z', -3.5),
        wind('b7c0f7a2-91f4-4d0b-8a55-0d2f4a6c1e03', '2031-03-01T07:00:00Z', 12.75, 'NW'),
        temperature('b7c0f7a2-91f4-4d0b-8a55-0d2f4a6c1e02', '2031-03-01T06:00:00Z', 1),
      ],
    },
    next: 1,
  };
}

export function emptyNetwork(): Network {
  return { stations: [], readings: {}, next: 1 };
}

export function station(
  id: string,
  serial: string,
  name: string,
  kind: string,
  elevation: number | null,
): Station {
  return { id, serial, name, kind, elevation, accessCode: '090807', createdAt: '2028-11-02T10:20:30Z' };
}

export function temperature(id: string, takenAt: string, celsius: number): Reading {
  return { id, quantity: 'temperature', takenAt, celsius };
}

function wind(id: string, takenAt: string, speed: number, direction: string | null): Reading {
  return { id, quantity: 'wind', takenAt, speed, direction };
}
