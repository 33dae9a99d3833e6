/** Pieces that the defects of the weather stations are put together from. */
import { type Edit, on, value } from '../../http/changes.ts';
import type { Answer, Request } from '../../http/messages.ts';
import type { Change } from '../../http/stand-in.ts';
import { weatherStations } from '../api.ts';
import type { Network } from '../network.ts';

export type Fields = Record<string, unknown>;

/** The JSON object of a body with these fields in it; those that are undefined are left out. */
export const withFields = (fields: Fields): Edit => value<Fields>((body) => ({ ...body, ...fields }));

export const without = (name: string): Edit => withFields({ [name]: undefined });

export const renamed = (from: string, to: string): Edit =>
  value<Fields>(({ [from]: kept, ...rest }) => ({ ...rest, [to]: kept }));

export const withoutHeader =
  (name: string): Edit =>
  (answer) => {
    const { [name]: _, ...headers } = answer.headers;
    return { ...answer, headers };
  };

/** The last entry of a list of stations, altered. */
export const lastStation = (fields: Fields): (() => Change<unknown>) =>
  on(
    'stations 200',
    value<{ items: Fields[] }>((body) => ({
      ...body,
      items: body.items.map((item, n) => (n === body.items.length - 1 ? { ...item, ...fields } : item)),
    })),
  );

/** The API gets another request in place of those that the sound API answers with this response. */
export function insteadOf(
  documented: string,
  other: (request: Request) => Request | undefined,
): () => Change<Network> {
  return () =>
    ({ request, sound }) => {
      const answer = sound();
      const next = answer.documented === documented ? other(request) : undefined;
      return next === undefined ? answer : { ...sound(next), documented };
    };
}

/** Each request that the sound API answers with this response does something else. */
export function taken(
  documented: string,
  act: (request: Request, state: Network) => Answer,
): () => Change<Network> {
  return () =>
    ({ request, state, sound }) => {
      const answer = sound();
      return answer.documented === documented ? { ...act(request, state), documented } : answer;
    };
}

export const withKey = (request: Request): Request => ({
  ...request,
  headers: { ...request.headers, 'x-api-key': weatherStations.key },
});

/** A body of other fields in place of the one that was sent; undefined where that is not an object. */
export function withBody(request: Request, alter: (sent: Fields) => Fields): Request | undefined {
  try {
    const sent: unknown = JSON.parse(request.body);
    if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return undefined;
    return { ...request, body: JSON.stringify(alter(sent as Fields)) };
  } catch {
    return undefined;
  }
}
