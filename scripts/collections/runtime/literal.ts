/**
 * Postman replaces each `{{name}}` in a request by the value of that variable, over and over. In what comes from the
 * target or the document that is text: while the request is sent, each such name stands for itself.
 */
import { ownVariable } from './own-variable.ts';
import type { Postman } from './postman.ts';

const kept = ownVariable('literal');

/** Has these texts sent as they are, until `endLiteral`. */
export function sendLiterally(pm: Postman, texts: readonly string[]): void {
  const names = texts.flatMap((text) => [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name = '']) => name));
  pm.variables.set(kept, JSON.stringify(names));
  for (const name of names) pm.variables.set(name, `{{${name}}}`);
}

/** Gives the names back their values. */
export function endLiteral(pm: Postman): void {
  const names = pm.variables.get(kept);
  if (typeof names !== 'string' || names === '') return;
  for (const name of JSON.parse(names) as string[]) pm.variables.unset(name);
  pm.variables.set(kept, '');
}
