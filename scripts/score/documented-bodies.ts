/** Which bodies the documentation allows, by its schemas. */
import { createAjv } from '../analysis/index.ts';
import {
  type DocumentedResponse,
  essence,
  type Json,
  type JsonSchema,
  withPlainNumbers,
} from '../documentation/index.ts';
import type { ScenarioPlan } from '../scenarios/index.ts';
import type { SentAnswer } from './model.ts';

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

/** Whether an answer is of the media type that the schema is about: others that are documented have their own. */
export function isOfItsType(
  { headers }: Pick<SentAnswer, 'headers'>,
  { mediaType }: Pick<DocumentedResponse, 'mediaType'>,
): boolean {
  const sent = headers.find(([name]) => /^content-type$/i.test(name))?.[1];
  return sent === undefined || mediaType === undefined || essence(sent) === essence(mediaType);
}
