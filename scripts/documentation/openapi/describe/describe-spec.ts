/** What an OpenAPI document says → the API description that all formats are read into. */
import { isGeneralName } from '../../../vocabulary/index.ts';
import type { Note } from '../../collect-findings.ts';
import type { ApiDescription, Group, Operation, Resource } from '../../model.ts';
import { slug, slugOfFile } from '../../slug.ts';
import type { Spec, SpecOperation } from '../spec.ts';
import { describeOperation } from './describe-operation.ts';
import { withLinkedConstants } from './links.ts';
import { operationIds } from './operation-ids.ts';

export function describeSpec(
  written: Spec,
  file: string,
  note: Note,
  name?: string,
): Omit<ApiDescription, 'findings'> {
  const spec = { ...written, operations: withLinkedConstants(written) };
  const api = name ?? apiName(spec, file);
  const idOf = operationIds(spec.operations);
  const described = spec.operations.map((operation) => ({
    operation,
    described: describeOperation(operation, {
      api,
      id: idOf(operation),
      group: groupOf(operation),
      spec,
      idOf,
      note,
    }),
  }));
  return {
    name: api,
    title: spec.title || api,
    description: spec.description,
    host: spec.servers[0],
    file,
    tables: [],
    groups: groupsOf(spec, described),
    security: spec.security,
  };
}

/** File names such as `openapi.yaml` name the format; the folder or the title names the API. */
function apiName(spec: Spec, file: string): string {
  const own = slugOfFile(file);
  if (!isGeneralName(own)) return own;
  const folder = slug(file.split(/[\\/]/).at(-2) ?? '');
  const isTelling = folder !== '' && !isGeneralName(folder);
  return (isTelling ? folder : slug(spec.title)) || own;
}

function groupOf(operation: SpecOperation): string {
  return operation.sentByTarget ? 'Sent by the API' : (operation.tags[0] ?? '');
}

interface Described {
  readonly operation: SpecOperation;
  readonly described: Operation;
}

/** A group for each tag in the order of the document, a resource for each path in it. */
function groupsOf(spec: Spec, all: readonly Described[]): readonly Group[] {
  const names = [
    ...new Set([...spec.tags.map(({ name }) => name), ...all.map(({ described }) => described.group)]),
  ];
  return names.flatMap((name) => {
    const own = all.filter(({ described }) => described.group === name);
    const [first] = own;
    if (!first) return [];
    const description = spec.tags.find((tag) => tag.name === name)?.description ?? '';
    const paths = [...new Set(own.map(({ operation }) => operation.path))];
    return [
      {
        name,
        isTag: true as const,
        description,
        tables: [],
        resources: paths.map((path) =>
          resourceAt(
            path,
            name,
            own.filter(({ operation }) => operation.path === path),
          ),
        ),
        source: first.described.source,
      },
    ];
  });
}

function resourceAt(path: string, group: string, own: readonly Described[]): Resource {
  const [first] = own as readonly [Described, ...Described[]];
  return {
    name: first.described.resource,
    group,
    uriTemplate: path,
    description: '',
    tables: [],
    attributes: [],
    attributesType: undefined,
    operations: own.map(({ described }) => described),
    source: first.described.source,
  };
}
