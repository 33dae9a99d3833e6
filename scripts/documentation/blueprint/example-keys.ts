import type { DocumentedMessage, Json } from '../model.ts';

/** The keys of all objects in the example bodies of messages. */
export function exampleKeys(messages: readonly DocumentedMessage[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { body } of messages) collect(body?.json, keys);
  return keys;
}

function collect(json: Json | undefined, keys: Set<string>): void {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    if (!Array.isArray(json)) keys.add(key);
    collect(value as Json, keys);
  }
}
