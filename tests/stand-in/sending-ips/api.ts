import { isIPv4 } from 'node:net';
import { type Answer, bare, isObject, json, type Request, readJson } from '../http/messages.ts';
import type { Api } from '../http/stand-in.ts';
import { type Account, account } from './account.ts';

/** The live Sending IPs API as its documentation describes it, written by hand. */
export const sendingIps: Api<Account> = {
  prefix: '/api/v1',
  key: '7d1c9a52f0e84b6fb3a6d2c4e5f81907',
  filled: () => account(),
  empty: () => account(0),
  answer: (request, state) => {
    if (request.headers.authorization !== sendingIps.key) {
      return json(undefined, 401, { reason: 'unauthorized', hint: 'Send your API key as Authorization.' });
    }
    const [collection, id, ...more] = request.segments;
    if (collection !== 'sending-ips' || more.length > 0) return json(undefined, 404, { reason: 'no route' });
    if (id === undefined) return request.method === 'GET' ? list(state) : notAllowed('GET');
    if (request.method === 'GET') return read(id, state);
    if (request.method === 'PUT') return update(id, request, state);
    return notAllowed('GET, PUT');
  },
};

function list(state: Account): Answer {
  return json('list 200', 200, { results: state.ips });
}

function read(id: string, state: Account): Answer {
  if (!isIPv4(id)) return errors('get 400', 400, 'external ip must be a valid IPv4 address');
  const found = state.ips.find((ip) => ip.external_ip === id);
  return found === undefined ? missing('get 404') : json('get 200', 200, { results: found });
}

function update(id: string, request: Request, state: Account): Answer {
  const found = state.ips.find((ip) => ip.external_ip === id);
  if (found === undefined) return missing('put 404');
  const body = readJson(request.body);
  if (!isObject(body)) return errors(undefined, 400, 'The body must be a JSON object.');
  const pool = body.ip_pool;
  if (typeof pool !== 'string') return errors(undefined, 400, 'ip_pool is required and must be a string.');
  if (!state.pools.includes(pool)) return errors('put 400', 400, `IP Pool ${pool} does not exist.`);
  found.ip_pool = pool;
  return json('put 200', 200, { results: { message: 'Updated IP Pool.' } });
}

function missing(documented: string): Answer {
  return errors(documented, 404, 'Sending IP does not exist');
}

function errors(documented: string | undefined, code: number, message: string): Answer {
  return json(documented, code, { errors: [{ message }] });
}

function notAllowed(allow: string): Answer {
  return bare(undefined, 405, { Allow: allow });
}
