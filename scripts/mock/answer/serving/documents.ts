/** Paths without an id at the end that are both read and written: `/account`, `/users/{id}/settings`. */
import { isObject, isSuccess, successOf } from '../../../analysis/index.ts';
import { type Operation, pathSegments, pathShape } from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import { pathVariables } from '../items/parents.ts';
import type { ServedResource } from '../model/model.ts';
import { shownFields } from './shown-fields.ts';

export function documentsIn(
  operations: readonly Operation[],
  items: readonly ServedResource[],
): readonly string[] {
  const taken = new Set(
    items.flatMap(({ shape, model }) => [
      shape,
      ...(model.collectionPath && model.list ? [pathShape(model.collectionPath)] : []),
    ]),
  );
  const written = new Set(
    operations
      .filter(({ method }) => /^(PUT|PATCH|POST)$/.test(method))
      .map(({ uriTemplate }) => pathShape(uriTemplate)),
  );
  const paths = new Map<string, string>();
  for (const operation of operations) {
    const shape = pathShape(operation.uriTemplate);
    const isRead = operation.method === 'GET' && isObject(successOf(operation)?.body?.json);
    if (isRead && written.has(shape) && !taken.has(shape)) paths.set(shape, operation.uriTemplate);
  }
  return [...paths.values()];
}

export function serveDocument(
  uriTemplate: string,
  plan: ScenarioPlan,
  operations: readonly Operation[],
): ServedResource {
  const shape = pathShape(uriTemplate);
  const on = operations.filter((operation) => pathShape(operation.uriTemplate) === shape);
  const by = (method: string) => on.find((operation) => operation.method === method);
  const read = by('GET');
  const path = `/${pathSegments(uriTemplate)
    .map((segment) => segment.text)
    .join('/')}`;
  const reads = (read?.responses ?? [])
    .filter(isSuccess)
    .map((response) => response.body?.json)
    .filter(isObject);
  return {
    key: `${plan.api.description.name}:${shape}`,
    api: plan.api.description.name,
    shape,
    kind: 'document',
    model: {
      id: shape,
      name: (pathSegments(path).at(-1)?.text ?? '').replace(/[-_]+/g, ' '),
      collectionPath: undefined,
      itemPath: path,
      variable: '',
      idField: undefined,
      list: undefined,
      listItems: undefined,
      create: undefined,
      read,
      readObject: [],
      replace: by('PUT'),
      update: by('PATCH'),
      remove: by('DELETE'),
    },
    depth: pathVariables(path).length,
    idField: undefined,
    open: true,
    openParents: false,
    parentNames: [],
    elsewhere: [],
    shownBy: [],
    template: reads[0] ?? {},
    templateId: '',
    shown: shownFields(reads, read, plan),
    listed: undefined,
    alwaysListed: {},
  };
}
