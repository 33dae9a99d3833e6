/** Resources and scenarios of a plan by what they are looked up with, and schemas; each index is made once. */
import { type DescribedResource, once, type ResourceModel } from '../analysis/index.ts';
import { grouped, groupedBy, type JsonSchema, type Operation, pathShape } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import type { SchemaSet } from '../schemas/index.ts';

/** The resources that an operation lists, makes, reads, changes or removes. */
export function resourcesOf(operation: Operation, plan: ScenarioPlan): readonly DescribedResource[] {
  return byOperation(plan).get(operation) ?? [];
}

const byOperation = once(({ api }: ScenarioPlan) =>
  grouped(
    api.resources.flatMap((resource) => {
      const { list, create, read, replace, update, remove } = resource;
      const operations = new Set([list, create, read, replace, update, remove]);
      return [...operations].map((operation) => [operation, resource] as const);
    }),
  ),
);

/** The resource that is read at a path. */
export function resourceReadAt(path: string, plan: ScenarioPlan): ResourceModel | undefined {
  return byItemPath(plan).get(pathShape(path))?.[0];
}

const byItemPath = once(({ api }: ScenarioPlan) =>
  groupedBy(
    api.resources.filter(({ read }) => read !== undefined),
    ({ itemPath }) => pathShape(itemPath),
  ),
);

/** The scenarios of all operations at the path of an operation. */
export function scenariosAt({ uriTemplate }: Operation, plan: ScenarioPlan): readonly Scenario[] {
  return byPath(plan).get(pathShape(uriTemplate)) ?? [];
}

const byPath = once(({ scenarios }: ScenarioPlan) =>
  groupedBy(scenarios, ({ operation }) => pathShape(operation.uriTemplate)),
);

/** What the body of the response of a scenario has to be. */
export function expectedBody({ id }: Scenario, schemas: SchemaSet) {
  return responsesById(schemas).get(id)?.body;
}

const responsesById = once(({ responses }: SchemaSet) => new Map(responses.map((each) => [each.id, each])));

/** The schema of the JSON body of a documented response; undefined if it has none. */
export function schemaOf(id: string, plan: ScenarioPlan): JsonSchema | undefined {
  return schemasById(plan).get(id);
}

const schemasById = once(
  ({ api }: ScenarioPlan) =>
    new Map(
      api.operations.flatMap(({ operation, responses }) =>
        operation.responses.flatMap(({ id }, at): readonly [string, JsonSchema][] => {
          const content = responses[at]?.content;
          return content?.kind === 'json' ? [[id, content.resolved.schema]] : [];
        }),
      ),
    ),
);
