import {
  introducesParameters,
  introducesRequest,
  introducesResponse,
  introducesUrl,
} from '../../vocabulary/index.ts';
import type { AttributeTable } from '../model.ts';

/** Whose text a table is in. */
export type TableContext =
  | { readonly of: 'api' | 'group' | 'resource' | 'request' | 'response' }
  | OperationContext;

interface OperationContext {
  readonly of: 'operation';
  readonly method: string;
  /** The keys in the examples of what is sent, and of what is answered. */
  readonly sent: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
}

/** What introduces a table or list of fields, and the names of the fields. */
export interface Introduction {
  readonly heading: string;
  /** The paragraph above it. */
  readonly lead: string;
  /** Head of the column with the names. */
  readonly nameHead: string;
  readonly names: readonly string[];
}

/**
 * Says what a table or list of fields describes. What the nearest heading says counts first, then the paragraph above,
 * then where the table stands, then the examples.
 */
export function whatIsDescribed(
  { heading, lead, nameHead, names }: Introduction,
  context: TableContext,
): AttributeTable['describes'] {
  const said = saidBy(heading, context) ?? saidBy(lead, context);
  if (said) return said;
  if (context.of === 'request' || context.of === 'response') return context.of;
  if (context.of !== 'operation') return 'resource';
  return introducesParameters(nameHead) ? parametersOf(context) : shownBy(names, context);
}

function saidBy(words: string, context: TableContext): AttributeTable['describes'] | undefined {
  const aboutParameters = introducesParameters(words);
  if (aboutParameters && introducesUrl(words)) return 'parameters';
  if (introducesRequest(words)) return 'request';
  if (introducesResponse(words)) return 'response';
  return aboutParameters ? parametersOf(context) : undefined;
}

/** People speak of parameters also where they mean the fields of a body. */
function parametersOf(context: TableContext): AttributeTable['describes'] {
  const sendsBody = context.of === 'operation' && /^(?:POST|PUT|PATCH)$/.test(context.method);
  return sendsBody || context.of === 'request' ? 'request' : 'parameters';
}

function shownBy(
  names: readonly string[],
  { method, sent, answered }: OperationContext,
): AttributeTable['describes'] {
  const inRequest = names.filter((name) => sent.has(name)).length;
  const inResponse = names.filter((name) => answered.has(name)).length;
  if (inRequest !== inResponse) return inRequest > inResponse ? 'request' : 'response';
  return /^(?:GET|HEAD)$/.test(method) ? 'response' : 'request';
}
