/** The pieces that flaws and manners are put together from. */
import type { Answer, Delivery } from './messages.ts';
import type { Change } from './stand-in.ts';

export type Edit = (answer: Answer) => Answer;

/** Alters the answers that are the documented responses named; leaves the rest alone. */
export function on(documented: string | readonly string[], edit: Edit): () => Change<unknown> {
  const names = typeof documented === 'string' ? [documented] : documented;
  return () =>
    ({ sound }) => {
      const answer = sound();
      return answer.documented !== undefined && names.includes(answer.documented) ? edit(answer) : answer;
    };
}

/** Undoes what the sound API did when it gave this response. */
export function withoutEffect(documented: string): () => Change<object> {
  return () =>
    ({ state, sound }) => {
      const before = structuredClone(state);
      const answer = sound();
      if (answer.documented === documented) Object.assign(state, before);
      return answer;
    };
}

/** Serves the requests of a method as if a query parameter had not been sent. */
export function queryIgnored(name: string, method = 'GET'): () => Change<unknown> {
  return () =>
    ({ request, sound }) => {
      if (request.method !== method) return sound();
      const query = new URLSearchParams(request.query);
      query.delete(name);
      return sound({ ...request, query });
    };
}

/** Alters every answer. */
export function always(edit: Edit): () => Change<unknown> {
  return () =>
    ({ sound }) =>
      edit(sound());
}

export const status =
  (code: number): Edit =>
  (answer) => ({ ...answer, status: code });

/** Another status, and no body with it. */
export const bareStatus =
  (code: number): Edit =>
  (answer) => ({ ...answer, status: code, headers: {}, body: '' });

/** Another media type; none at all for undefined. */
export const mediaType =
  (type: string | undefined): Edit =>
  (answer) => {
    const { 'Content-Type': _, ...headers } = answer.headers;
    return { ...answer, headers: type === undefined ? headers : { ...headers, 'Content-Type': type } };
  };

export const header =
  (name: string, value: string): Edit =>
  (answer) => ({ ...answer, headers: { ...answer.headers, [name]: value } });

/** The body's text, altered. */
export const text =
  (alter: (body: string) => string | Buffer): Edit =>
  (answer) => ({ ...answer, body: alter(answer.body.toString()) });

/** The body's JSON value, altered in place or replaced by what is returned. */
export function value<Body>(alter: (body: Body) => unknown): Edit {
  return (answer) => {
    const body = JSON.parse(answer.body.toString()) as Body;
    const altered = alter(body);
    return { ...answer, body: JSON.stringify(altered === undefined ? body : altered) };
  };
}

export const delivered =
  (delivery: Delivery): Edit =>
  (answer) => ({ ...answer, delivery });

/** One edit after another. */
export const both =
  (...edits: readonly Edit[]): Edit =>
  (answer) =>
    edits.reduce((edited, edit) => edit(edited), answer);

/** An HTML page in place of what was there. */
export const htmlPage: Edit = both(
  mediaType('text/html; charset=utf-8'),
  text(
    () =>
      '<!DOCTYPE html><html><head><title>Oops</title></head><body><h1>Something is wrong</h1></body></html>',
  ),
);
