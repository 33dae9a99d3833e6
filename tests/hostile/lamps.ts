/** A small API with its state in memory, and its documentation: for tests that kill what writes to it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const lampsDocument = `FORMAT: 1A

# Lamps

## Lamps [/lamps]

### List lamps [GET]

+ Response 200 (application/json)

        {"lamps": [{"id": 1, "name": "hall", "level": 3}]}

### Add a lamp [POST]

+ Request (application/json)

        {"name": "hall", "level": 3}

+ Response 201 (application/json)

        {"id": 1, "name": "hall", "level": 3}

## Lamp [/lamps/{lamp_id}]

+ Parameters

    + lamp_id: \`1\` (number, required) - the id of the lamp

### Get a lamp [GET]

+ Response 200 (application/json)

        {"id": 1, "name": "hall", "level": 3}

### Change a lamp [PUT]

+ Request (application/json)

        {"name": "attic", "level": 5}

+ Response 200 (application/json)

        {"id": 1, "name": "attic", "level": 5}

### Remove a lamp [DELETE]

+ Response 204

## Scenes [/scenes]

### List scenes [GET]

+ Response 200 (application/json)

        {"scenes": [{"id": 1, "name": "evening", "dimmed": true}]}

## Scene [/scenes/{scene_id}]

+ Parameters

    + scene_id: \`1\` (number, required) - the id of the scene

### Get a scene [GET]

+ Response 200 (application/json)

        {"id": 1, "name": "evening", "dimmed": true}

### Change a scene [PUT]

+ Request (application/json)

        {"name": "morning", "dimmed": false}

+ Response 200 (application/json)

        {"id": 1, "name": "morning", "dimmed": false}
`;

export const firstScene = { id: 1, name: 'night', dimmed: true };

interface Lamp {
  readonly id: number;
  readonly name: string;
  readonly level: number;
}

/** Where a write stands: it is done and not answered, or is answered. */
export type Moment = 'done' | 'answered';

export interface Lamps {
  readonly baseUrl: string;
  /** The lamps in their order and the scene, as JSON. */
  readonly state: () => string;
  /** `PUT /lamps/1`, in order. */
  readonly writes: readonly string[];
  readonly authorizations: ReadonlySet<string>;
  /** Refuses connections for so long, in ms. */
  restart(ms: number): void;
  close(): Promise<void>;
}

/** The lamps that are there at the beginning. */
export const firstLamps: readonly Lamp[] = [
  { id: 1, name: 'kitchen', level: 2 },
  { id: 2, name: 'cellar', level: 7 },
];

export interface Write {
  /** Counted from 1. */
  readonly number: number;
  /** `PUT /lamps/1` */
  readonly request: string;
  readonly moment: Moment;
}

/** `onWrite` is called, and waited for, at each moment of each write. */
export async function serveLamps(onWrite: (write: Write) => void | Promise<void> = () => {}): Promise<Lamps> {
  const lamps = new Map(firstLamps.map((lamp) => [String(lamp.id), lamp]));
  const writes: string[] = [];
  const authorizations = new Set<string>();
  let scene: object = firstScene;
  let next = 3;
  const answer = (method: string, url: string, text: string): readonly [number, unknown] => {
    if (url === '/scenes') return [200, { scenes: [scene] }];
    if (url === '/scenes/1') {
      if (method === 'PUT') scene = { ...scene, ...JSON.parse(text) };
      return [200, scene];
    }
    const id = /^\/lamps\/([^/?]+)$/.exec(url)?.[1];
    if (url === '/lamps' && method === 'GET') return [200, { lamps: [...lamps.values()] }];
    if (url === '/lamps' && method === 'POST') {
      const lamp = { id: next++, ...(JSON.parse(text) as Omit<Lamp, 'id'>) };
      lamps.set(String(lamp.id), lamp);
      return [201, lamp];
    }
    const lamp = lamps.get(id ?? '');
    if (id === undefined || lamp === undefined) return [404, { error: 'There is no such lamp' }];
    if (method === 'DELETE') return lamps.delete(id) ? [204, undefined] : [404, undefined];
    if (method !== 'PUT') return [200, lamp];
    const changed = { ...lamp, ...(JSON.parse(text) as Partial<Lamp>), id: lamp.id };
    lamps.set(id, changed);
    return [200, changed];
  };
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', headers } = request;
    // It can be asked as a proxy, too.
    const url = (request.url ?? '').replace(/^http:\/\/[^/]+/, '');
    let text = '';
    for await (const chunk of request) text += String(chunk);
    authorizations.add(headers.authorization ?? '');
    const isWrite = method !== 'GET';
    if (isWrite) writes.push(`${method} ${url}`);
    const number = writes.length;
    const reach = async (moment: Moment) => {
      if (isWrite) await onWrite({ number, request: `${method} ${url}`, moment });
    };
    const [status, body] = answer(method, url, text);
    await reach('done');
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
    await reach('answered');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    restart: (ms) => {
      server.close();
      server.closeAllConnections();
      setTimeout(() => server.listen(port, '127.0.0.1'), ms);
    },
    state: () => JSON.stringify({ lamps: [...lamps.values()], scene }),
    writes,
    authorizations,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
