/** What the things in bodies are called. */
import {
  isEnvelopeName,
  singular,
  withoutOperationWords,
  wordsOf,
  writtenWords,
} from '../../../vocabulary/index.ts';
import type { DocumentedBody } from '../bodies/documented-bodies.ts';
import type { Shape } from './shape.ts';

/** What the thing under a key is called: after the key, or after the resource where the key says nothing. */
export function nameAt(body: DocumentedBody, key: string): string {
  const words = wordsOf(key).join(' ');
  return isEnvelopeName(key) || words === '' ? resourceName(body) : singular(words);
}

/** What a body as a whole is called. */
export function bodyName(body: DocumentedBody, shape: Shape): string {
  const wrapped = wrappedIn(body, shape);
  if (body.role === 'error') return wrapped ? 'error response' : 'error';
  if (!wrapped) return resourceName(body);
  return `${resourceName(body)} ${wrapped.items ? 'list' : 'response'}`;
}

/** What a body only wraps: `{"results": [...]}`, `{"user": {...}}`, `{"errors": [...]}`. */
function wrappedIn(body: DocumentedBody, shape: Shape): Shape | undefined {
  const composed = [...shape.properties].filter(([, { shape: inner }]) => {
    return inner.kinds.has('object') || inner.items?.kinds.has('object') === true;
  });
  const resource = resourceName(body).toLowerCase();
  const wrapper = composed.find(([key]) => {
    const name = nameAt(body, key).toLowerCase();
    return body.role === 'error' || shape.properties.size === 1 || name === resource;
  });
  return wrapper?.[1].shape;
}

/** What the resource of a body is called, one of it. */
export function resourceName(body: DocumentedBody): string {
  const written = writtenWords(body.resource.name).join(' ');
  const plain = withoutOperationWords(written);
  if (plain !== '') return singular(plain);
  const segments = body.operation.uriTemplate.split(/[/?#]/).filter((part) => /^[\w-]+$/.test(part));
  return singular(wordsOf(segments.at(-1) ?? 'body').join(' '));
}
