/** Which bodies the documentation allows, by its schemas. */
import { createAjv } from '../analysis/index.ts';
import { type Json, type JsonSchema, withPlainNumbers } from '../documentation/index.ts';
import type { ScenarioPlan } from '../scenarios/index.ts';

export type Allows = (body: Json) => boolean;

/** By the id of the response; without those that no schema describes. */
export function allowsIn({ api }: ScenarioPlan): ReadonlyMap<string, Allows> {
  return new Map(
    api.operations.flatMap(({ operation, responses }) =>
      operation.responses.flatMap(({ id }, at): readonly [string, Allows][] => {
        const content = responses[at]?.content;
        return content?.kind === 'json' ? [[id, allowedBy(content.resolved.schema)]] : [];
      }),
    ),
  );
}

/** Compiled when it is first asked. */
function allowedBy(schema: JsonSchema): Allows {
  let validate: ((body: unknown) => boolean) | undefined;
  return (body) => {
    validate ??= createAjv({ messages: false, allErrors: false }).compile(schema) as (
      body: unknown,
    ) => boolean;
    return validate(withPlainNumbers(body));
  };
}
