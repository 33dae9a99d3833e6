/** A documented response with all that its breaches are made of. */
import type { Content, ResourceModel } from '../../analysis/index.ts';
import type { DocumentedResponse, Json, JsonSchema, Operation } from '../../documentation/index.ts';
import { exampleValue } from '../../documentation/index.ts';
import type { ScenarioPlan, WrappedFields } from '../../scenarios/index.ts';
import { type Stage, stageOf } from '../../scenarios/index.ts';

export interface DocumentedAnswer {
  readonly operation: Operation;
  readonly response: DocumentedResponse;
  readonly content: Content;
  /** As the documentation shows it; undefined if that is not JSON. */
  readonly example: Json | undefined;
  readonly schema: JsonSchema | undefined;
  /** What its condition is checked with. */
  readonly stage: Stage | undefined;
  /** The resource that the operation belongs to, and what it does to it. */
  readonly concerns: { readonly resource: ResourceModel; readonly role: Role } | undefined;
  /** Fields of the request body that a read or a list shows as well, those in its objects behind them. */
  readonly stored: readonly (readonly string[])[];
}

export type Role = 'list' | 'create' | 'read' | 'replace' | 'update' | 'remove';

const roles: readonly Role[] = ['list', 'create', 'read', 'replace', 'update', 'remove'];

export function documentedAnswers({ api, scenarios }: ScenarioPlan): readonly DocumentedAnswer[] {
  return api.operations.flatMap(({ operation, responses }) => {
    const concerns = concernsOf(operation, api.resources);
    return operation.responses.map((response, at): DocumentedAnswer => {
      const content = responses[at]?.content ?? { kind: 'unknown' };
      const scenario = scenarios.find(({ id }) => id === response.id);
      const [interpretation] = scenario?.interpretations ?? [];
      const { effect } = scenario ?? {};
      return {
        operation,
        response,
        content,
        example: content.kind === 'json' ? (response.body?.json ?? exampleOf(response)) : undefined,
        schema: content.kind === 'json' ? content.resolved.schema : undefined,
        stage: interpretation && stageOf(interpretation.condition),
        concerns,
        stored:
          effect?.kind === 'create' || effect?.kind === 'update' ? storedBy(effect.wrapped ?? effect) : [],
      };
    });
  });
}

function storedBy({ fields, inside = [] }: Pick<WrappedFields, 'fields' | 'inside'>) {
  return [...fields.map((field) => [field]), ...inside];
}

function exampleOf(response: DocumentedResponse): Json | undefined {
  return response.attributes.length > 0 ? exampleValue(response) : undefined;
}

function concernsOf(operation: Operation, resources: readonly ResourceModel[]): DocumentedAnswer['concerns'] {
  for (const resource of resources) {
    const role = roles.find((each) => resource[each] === operation);
    if (role) return { resource, role };
  }
  return undefined;
}
