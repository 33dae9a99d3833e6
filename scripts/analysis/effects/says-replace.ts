import type { Operation } from '../../documentation/index.ts';

const replaces = /\breplac(e|es|ed|ing|ement)\b/i;
const keeps = /\b(unchanged|kept|keeps?|preserv\w+|only (the )?(given|provided|sent|supplied)|partial\w*)\b/i;

/** The documentation says that a PUT replaces: many a PUT changes what it is sent and no more. */
export function saysReplace({ method, name, description }: Operation): boolean {
  const text = `${name}. ${description}`;
  return method === 'PUT' && replaces.test(text) && !keeps.test(text);
}
