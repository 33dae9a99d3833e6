import { type Answer, bare, json, notJson, type Request, readJson } from '../http/messages.ts';
import type { Api } from '../http/stand-in.ts';
import { isKind, isMoment, isQuantity, isRecorder, type Taken, takeReading, takeStation } from './fields.ts';
import { emptyNetwork, filledNetwork, type Network, type Reading, type Station } from './network.ts';

/** The live API of `apis/weather-stations.yaml`, written by hand from that document. */
export const weatherStations: Api<Network> = {
  prefix: '/v2',
  key: 'obs_5d1e0b77c3',
  filled: filledNetwork,
  empty: emptyNetwork,
  answer: (request, network) => {
    const [collection, stationId, below, readingId, ...more] = request.segments;
    if (collection === 'status' && stationId === undefined) return getStatus(request);
    const operation = operationOf(request);
    if (request.headers['x-api-key'] !== weatherStations.key) return unauthorized(operation);
    if (operation === undefined || more.length > 0) return problem(undefined, 404, 'There is nothing here');
    if (stationId === undefined) return onStations(request, network);
    const station = network.stations.find(({ id }) => id === stationId);
    if (station === undefined) return problem(`${operation} 404`, 404, 'No such station');
    if (below === undefined) return onStation(request, network, station);
    if (below === 'contact') return json('contact 200', 200, { contact: station.contact ?? null });
    if (readingId === undefined) return onReadings(request, network, station);
    return onReading(request, network, station, readingId);
  },
};

const operations: Readonly<Record<string, string>> = {
  'GET /stations': 'stations',
  'POST /stations': 'create',
  'GET /stations/*': 'station',
  'PUT /stations/*': 'replace',
  'DELETE /stations/*': 'delete',
  'GET /stations/*/contact': 'contact',
  'GET /stations/*/readings': 'readings',
  'POST /stations/*/readings': 'record',
  'GET /stations/*/readings/*': 'reading',
  'DELETE /stations/*/readings/*': 'delete-reading',
};

/** undefined where the document has none. */
function operationOf({ method, segments }: Request): string | undefined {
  const path = segments.map((segment, n) => (n % 2 === 1 ? '*' : segment)).join('/');
  return operations[`${method} /${path}`];
}

function getStatus({ method, headers }: Request): Answer {
  if (method !== 'GET') return bare(undefined, 405, { Allow: 'GET' });
  if (!prefersText(headers, 'text/plain')) return json('status 200', 200, { state: 'up', version: '2.3.1' });
  return {
    status: 200,
    headers: { 'Content-Type': 'text/plain' },
    body: 'up',
    documented: 'status 200 text',
  };
}

/** Where JSON would do as well, JSON it is. */
function prefersText({ accept = '*/*' }: Request['headers'], type: string): boolean {
  return accept.includes(type) && !accept.includes('application/json');
}

function onStations(request: Request, network: Network): Answer {
  if (request.method === 'GET') return listStations(request, network);
  return withBody('create', request, takeStation, (fields) => {
    const { serial } = fields as unknown as Station;
    if (network.stations.some((other) => other.serial === serial)) {
      return problem('create 409', 409, 'Serial number already taken', '/serial');
    }
    const id = `st-${(0xc0ffe0 + network.next++).toString(16)}`;
    const station = { id, ...fields, createdAt: now } as Station;
    network.stations.push(station);
    return at(`/v2/stations/${id}`, json('create 201', 201, shown(station)));
  });
}

/** The stand-in's clock stands still. */
const now = '2031-03-02T12:00:00Z';

function shown({ accessCode: _, ...station }: Station): Omit<Station, 'accessCode'> {
  return station;
}

function at(location: string, answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, Location: location } };
}

function listStations({ query }: Request, { stations }: Network): Answer {
  const limit = whole(query, 'limit', 20);
  const offset = whole(query, 'offset', 0);
  const kind = query.get('kind');
  if (limit === undefined || limit < 1 || limit > 50) {
    return problem('stations 400', 400, 'limit must be between 1 and 50');
  }
  if (offset === undefined) return problem('stations 400', 400, 'offset must not be negative');
  if (kind !== null && !isKind(kind)) return problem('stations 400', 400, 'kind is not known');
  const all = stations.filter((station) => kind === null || station.kind === kind);
  const next = offset + limit < all.length ? offset + limit : null;
  const items = all.slice(offset, offset + limit).map(shown);
  const answer = json('stations 200', 200, { items, nextOffset: next });
  return { ...answer, headers: { ...answer.headers, 'X-Total-Count': String(all.length) } };
}

/** undefined where it is not a whole number from 0. */
function whole(query: URLSearchParams, name: string, usual: number): number | undefined {
  const text = query.get(name) ?? String(usual);
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function onStation(request: Request, network: Network, station: Station): Answer {
  if (request.method === 'GET') return json('station 200', 200, shown(station));
  if (request.method === 'DELETE') {
    if ((network.readings[station.id] ?? []).length > 0) {
      return problem('delete 409', 409, 'The station still has readings');
    }
    network.stations = network.stations.filter(({ id }) => id !== station.id);
    delete network.readings[station.id];
    return bare('delete 204', 204);
  }
  return withBody('replace', request, takeStation, (fields) => {
    const { serial } = fields as unknown as Station;
    if (network.stations.some((other) => other.serial === serial && other.id !== station.id)) {
      return problem('replace 4XX', 409, 'Serial number already taken', '/serial');
    }
    delete station.contact;
    delete station.installedOn;
    return json('replace 200', 200, shown(Object.assign(station, fields)));
  });
}

function onReadings(request: Request, network: Network, { id: stationId }: Station): Answer {
  const readings = network.readings[stationId] ?? [];
  if (request.method === 'GET') return listReadings(request, readings);
  if (!isRecorder(request.headers['x-recorder'])) {
    return problem('record 400', 400, 'The header X-Recorder is missing or not valid');
  }
  return withBody('record', request, takeReading, (fields) => {
    const id = `b7c0f7a2-91f4-4d0b-8a55-${(0x100000000000 + network.next++).toString(16)}`;
    const reading = { id, ...fields } as Reading;
    network.readings[stationId] = latestFirst([...readings, reading]);
    return at(`/v2/stations/${stationId}/readings/${id}`, json('record 201', 201, reading));
  });
}

function latestFirst(readings: readonly Reading[]): Reading[] {
  return [...readings].sort((a, b) => Date.parse(b.takenAt) - Date.parse(a.takenAt));
}

function listReadings({ query, headers }: Request, readings: readonly Reading[]): Answer {
  const limit = whole(query, 'limit', 20);
  const quantity = query.get('quantity');
  const since = query.get('since');
  if (limit === undefined || limit < 1 || limit > 50) {
    return problem('readings 400', 400, 'limit must be between 1 and 50');
  }
  if (quantity !== null && !isQuantity(quantity)) {
    return problem('readings 400', 400, 'quantity is not known');
  }
  if (since !== null && !isMoment(since)) return problem('readings 400', 400, 'since is not a time');
  const found = readings
    .filter((reading) => quantity === null || reading.quantity === quantity)
    .filter(({ takenAt }) => since === null || Date.parse(takenAt) >= Date.parse(since))
    .slice(0, limit);
  if (!prefersText(headers, 'text/csv')) return json('readings 200', 200, found);
  const lines = found.map(({ id, quantity, takenAt }) => `${id},${quantity},${takenAt}`);
  return {
    status: 200,
    headers: { 'Content-Type': 'text/csv' },
    body: ['id,quantity,takenAt', ...lines, ''].join('\n'),
    documented: 'readings 200 csv',
  };
}

function onReading(request: Request, network: Network, station: Station, readingId: string): Answer {
  const readings = network.readings[station.id] ?? [];
  const reading = readings.find(({ id }) => id === readingId);
  if (reading === undefined) return problem(`${operationOf(request)} 404`, 404, 'No such reading');
  if (request.method === 'GET') return json('reading 200', 200, reading);
  const left = readings.filter(({ id }) => id !== readingId);
  if (left.length > 0) network.readings[station.id] = left;
  else delete network.readings[station.id];
  return bare('delete-reading 204', 204);
}

/** The responses that a range or `default` documents where the status has none of its own. */
const others: Readonly<Record<string, string>> = {
  replace: '4XX',
  reading: '4XX',
  record: 'default',
  'delete-reading': 'default',
};

function unauthorized(operation: string | undefined): Answer {
  const documented = operation && `${operation} ${others[operation] ?? '401'}`;
  const answer = problem(documented, 401, 'The key is missing or not known');
  return { ...answer, headers: { ...answer.headers, 'WWW-Authenticate': 'ApiKey' } };
}

function withBody(
  operation: string,
  { headers, body }: Request,
  take: (body: unknown) => Taken,
  act: (fields: Record<string, unknown>) => Answer,
): Answer {
  const [type] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const isForm = operation === 'create' && type === 'application/x-www-form-urlencoded';
  if (type !== 'application/json' && !isForm) {
    return problem(`${operation} ${others[operation] ?? '415'}`, 415, 'Unsupported media type');
  }
  const sent = isForm ? formFields(body) : readJson(body);
  if (sent === notJson) {
    return problem(
      `${operation} ${operation === 'replace' ? '4XX' : '400'}`,
      400,
      'The body is not valid JSON',
    );
  }
  const { taken, ...rest } = take(sent);
  if (taken !== undefined) return act(taken);
  return problem(
    `${operation} 422`,
    422,
    'The field is missing or not valid',
    (rest as { wrong: string }).wrong,
  );
}

/** In a form all is text, and a number that is left blank is none. */
function formFields(body: string): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body));
  const { elevation } = fields;
  if (elevation === '' || elevation === 'null') fields.elevation = null;
  else if (elevation !== undefined && !Number.isNaN(Number(elevation))) fields.elevation = Number(elevation);
  return fields;
}

function problem(documented: string | undefined, status: number, title: string, pointer?: string): Answer {
  const body = JSON.stringify({ title, status, ...(pointer !== undefined && { pointer }) });
  return { status, headers: { 'Content-Type': 'application/problem+json' }, body, documented };
}
