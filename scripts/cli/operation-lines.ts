/** What docproof takes each operation for, and why, for people and as data. */
import type { Api, ApiOperation, DescribedResource, Ground, OperationEffect } from '../analysis/index.ts';

interface Fact {
  readonly fact: 'role' | 'id' | 'envelope' | 'parents' | 'effect' | 'undo' | 'observe';
  readonly value: string;
  readonly ground: Ground;
}

export interface UnderstoodOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly facts: readonly Fact[];
}

export function understoodOperations({ description, operations }: Api): readonly UnderstoodOperation[] {
  return operations.map((each) => ({
    id: `${description.name}/${each.operation.id}`,
    method: each.operation.method,
    path: each.operation.uriTemplate,
    facts: factsOf(each),
  }));
}

export function operationLines({ id, method, path, facts }: UnderstoodOperation): string {
  return [
    `${id}  (${method} ${path})`,
    ...facts.map(
      ({ fact, value, ground: { kind, text, source } }) =>
        `  ${fact.padEnd(8)}  ${value}  (${kind}: ${text}, ${source.file}:${source.line})`,
    ),
  ].join('\n');
}

function factsOf({ role, resource, ground, effect }: ApiOperation): readonly Fact[] {
  return [
    { fact: 'role', value: resource ? `${role} of ${resource.name}` : role, ground },
    ...(resource ? factsOfResource(resource, role === 'list') : []),
    { fact: 'effect', value: effect.kind, ground: effect.ground },
    ...factBy('undo', effect.undo),
    ...factBy('observe', effect.observe),
  ];
}

function factsOfResource(resource: DescribedResource, isList: boolean): readonly Fact[] {
  const { idField, idGround, parents, parentGround } = resource;
  const place = isList ? resource.listItems : resource.readObject;
  const placeGround = isList ? resource.listGround : resource.readGround;
  return [
    ...factAt('id', idField, idGround),
    ...factAt('envelope', place, placeGround),
    ...factAt('parents', parents, parentGround, ', '),
  ];
}

function factAt(
  fact: Fact['fact'],
  keys: readonly string[] | undefined,
  ground: Ground | undefined,
  between = '.',
): readonly Fact[] {
  return keys && ground ? [{ fact, value: keys.join(between) || 'none', ground }] : [];
}

function factBy(fact: Fact['fact'], related: OperationEffect['undo']): readonly Fact[] {
  if (!related) return [];
  const { method, uriTemplate } = related.operation;
  return [{ fact, value: `${method} ${uriTemplate}`, ground: related.ground }];
}
