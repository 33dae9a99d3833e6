/** Which operations a path belongs to: a tree of segments, fixed text before variables. */
import { parseUriTemplate, pathSegments } from '../../../documentation/index.ts';
import type { RouteNode, ServedApi, ServedOperation } from '../model/model.ts';
import { textsBetween } from './between.ts';

export interface Route {
  /** By method; several where only the query or the body distinguishes them. */
  readonly operations: ReadonlyMap<string, readonly ServedOperation[]>;
  /** Decoded values of the path variables, in the path's order. */
  readonly values: readonly string[];
}

function newNode(): RouteNode {
  return { literals: new Map(), variables: [], rest: undefined, operations: new Map() };
}

/**
 * The tree of all APIs together: each at its documented paths and below the path of its host; of several, each also
 * below its own name. Where two have the same method on the same path, the first one answers.
 */
export function buildRoutes(apis: readonly ServedApi[]): RouteNode {
  const root = newNode();
  for (const api of apis) {
    const own = newNode();
    for (const operation of api.operations) {
      for (const prefix of prefixesOf(api, apis.length > 1)) insert(own, operation, prefix);
    }
    merge(root, own);
  }
  return root;
}

/** What may be before the documented paths of an API. */
function prefixesOf({ name, hostPath }: ServedApi, isOneOfMany: boolean): ReadonlySet<string> {
  return new Set(['', hostPath, ...(isOneOfMany ? [`/${encodeURIComponent(name)}`] : [])]);
}

function insert(root: RouteNode, served: ServedOperation, prefix: string): void {
  const greedy = greedyVariables(served.operation.uriTemplate);
  let node = root;
  for (const { text, variables } of pathSegments(prefix + served.operation.uriTemplate)) {
    const isRest = variables.length === 1 && text === `{${variables[0]}}` && greedy.has(variables[0] ?? '');
    node = isRest ? restOf(node) : variables.length === 0 ? literalOf(node, text) : variableOf(node, text);
  }
  const { method } = served.operation;
  node.operations.set(method, [...(node.operations.get(method) ?? []), served]);
}

function greedyVariables(template: string): ReadonlySet<string> {
  return new Set(
    parseUriTemplate(template).flatMap((part) =>
      part.kind === 'expression' && (part.operator === '+' || part.operator === '/')
        ? part.variables
            .filter((variable) => part.operator === '+' || variable.explode)
            .map((variable) => variable.name)
        : [],
    ),
  );
}

function restOf(node: RouteNode): RouteNode {
  node.rest ??= newNode();
  return node.rest;
}

function literalOf(node: RouteNode, text: string): RouteNode {
  const literal = decodeSegment(text) ?? text;
  let next = node.literals.get(literal);
  if (!next) {
    next = newNode();
    node.literals.set(literal, next);
  }
  return next;
}

function variableOf(node: RouteNode, text: string): RouteNode {
  const shape = text.replace(/\{[^{}]+\}/g, '{}');
  const known = node.variables.find((each) => each.text === shape);
  if (known) return known.node;
  const next = newNode();
  node.variables.push({ text: shape, parts: shape === '{}' ? undefined : shape.split('{}'), node: next });
  node.variables.sort((a, b) => b.text.length - a.text.length);
  return next;
}

function merge(into: RouteNode, from: RouteNode): void {
  for (const [method, operations] of from.operations) {
    if (!into.operations.has(method)) into.operations.set(method, operations);
  }
  for (const [text, node] of from.literals) merge(literalOf(into, encodeURIComponent(text)), node);
  for (const { text, node } of from.variables) merge(variableOf(into, text), node);
  if (from.rest) merge(restOf(into), from.rest);
}

/** The route of a path as sent; undefined if nothing is documented there. */
export function findRoute(root: RouteNode, path: string): Route | undefined {
  const segments = path.split('/').slice(1);
  if (segments.at(-1) === '') segments.pop();
  const decoded: string[] = [];
  for (const segment of segments) {
    const text = decodeSegment(segment);
    if (text === undefined) return undefined;
    decoded.push(text);
  }
  return walk(root, decoded, 0, []);
}

function walk(
  node: RouteNode,
  segments: readonly string[],
  index: number,
  values: readonly string[],
): Route | undefined {
  const segment = segments[index];
  if (segment === undefined) {
    return node.operations.size > 0 ? { operations: node.operations, values } : undefined;
  }
  const literal = node.literals.get(segment);
  const byLiteral = literal && walk(literal, segments, index + 1, values);
  if (byLiteral) return byLiteral;
  if (segment !== '') {
    for (const variable of node.variables) {
      const found = variable.parts ? textsBetween(variable.parts, segment, 1) : [segment];
      const route = found && walk(variable.node, segments, index + 1, [...values, ...found]);
      if (route) return route;
    }
  }
  if (!node.rest || node.rest.operations.size === 0) return undefined;
  return { operations: node.rest.operations, values: [...values, segments.slice(index).join('/')] };
}

/** A segment without its percent-encoding; undefined if that is malformed. */
export function decodeSegment(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
