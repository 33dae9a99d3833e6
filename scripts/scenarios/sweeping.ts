/** Operations whose success concerns the whole service, or all that a collection holds: no run sends them unasked. */
import { wordsOf } from '../analysis/index.ts';
import { type Operation, pathSegments } from '../documentation/index.ts';
import type { OperationContext } from './context.ts';

const offWords = /^(shut ?down|power ?off|restart|reboot|halt|quit|terminate|exit|kill)$/;
const modeWords =
  /^(maintenance( mode)?|read ?only( mode)?|stand ?by|safe mode|mode|reset|factory reset|hard reset|soft reset|reset all|wipe|drain|failover|drop|drop all|truncate|purge|purge all|prune|flush ?all|flush all|clear all|delete all|remove all|bulk delete|restore|upgrade|stop|suspend|lock ?down)$/;
const offText =
  /\b(shuts?|shutting) ?down\b|\b(restart|reboot|stop|terminate|halt)s? (the|this) (whole |entire )?(server|service|instance|daemon|process|node|cluster|system|application)\b/i;
const modeText =
  /\b((in|out|leave|enter|enable|disable)s?|switch(es)?|put(s)?)\b.{0,40}\b(maintenance|read-?only|standby|safe) mode\b|\b(resets?|wipes?|erases?) (the |all |every)|\b(deletes?|removes?|purges?|clears?|flush(es)?|drops?) (all|every|everything)\b/i;

/** Why it must not be sent unasked; undefined where it may be. */
export function sweepOf({
  operation,
  collection,
}: Pick<OperationContext, 'operation' | 'collection'>): string | undefined {
  const asked = `${operation.method} ${operation.uriTemplate.replace(/\{[?&#][^}]*\}/g, '')}`;
  if (/^(GET|HEAD|OPTIONS)$/.test(operation.method)) {
    return isOnService(operation) && offWords.test(lastWords(operation))
      ? `${asked} switches the service off`
      : undefined;
  }
  if (changesWholeCollection(operation, collection)) return `${asked} changes all that is there`;
  if (!isOnService(operation)) return undefined;
  const last = lastWords(operation);
  if (offWords.test(last) || offText.test(textOf(operation))) return `${asked} switches the service off`;
  return modeWords.test(last) || modeText.test(textOf(operation))
    ? `${asked} puts the service into another state`
    : undefined;
}

/** No id in the path says which one thing it is about. */
function isOnService(operation: Operation): boolean {
  return pathSegments(operation.uriTemplate).every(({ variables }) => variables.length === 0);
}

function changesWholeCollection({ method }: Operation, collection: OperationContext['collection']): boolean {
  return collection?.list !== undefined && /^(DELETE|PATCH|PUT)$/.test(method);
}

function lastWords(operation: Operation): string {
  return wordsOf(pathSegments(operation.uriTemplate).at(-1)?.text ?? '').join(' ');
}

function textOf({ name, description }: Operation): string {
  return `${name}\n${description}`;
}
