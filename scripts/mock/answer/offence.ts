/** What broke a condition, and what the documentation shows in its place. */

import type { DocumentedResponse, Json } from '../../documentation/index.ts';
import { type Condition, exampleValue, isObject, valueAt } from '../../scenarios/index.ts';
import { isScalar } from './json-types.ts';
import type { Offence } from './message.ts';
import type { ServedOperation } from './model.ts';

export function offenceOf(
  value: string,
  condition: Condition,
  response: DocumentedResponse,
  served: ServedOperation,
): Offence {
  const place = placeOf(condition);
  return {
    value,
    names: place.names,
    examples: [
      ...place.examples,
      ...refusedValues(place, response, served),
      ...documentedValues(place, served),
    ],
  };
}

interface Place {
  readonly names: readonly string[];
  /** Values that the condition itself knows to be refused. */
  readonly examples: readonly string[];
  /** Property names from the body's root; undefined where it is no place in the body. */
  readonly pointer: readonly string[] | undefined;
}

/** Conditions say in these properties what they are about. */
function placeOf(condition: Condition): Place {
  const said: Readonly<Record<string, unknown>> = { ...condition };
  const text = (key: string): readonly string[] => {
    const value = said[key];
    return typeof value === 'string' ? [value] : [];
  };
  const pointer = text('pointer')[0];
  const keys = pointer
    ?.split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const variable = text('variable');
  const examples = Array.isArray(said.examples) ? said.examples.filter(isScalar).map(String) : [];
  const names = [...text('name'), ...variable, ...text('field'), ...(keys?.slice(-1) ?? [])];
  return { names: [...new Set(variable.length > 0 ? [...names, 'id'] : names)], pointer: keys, examples };
}

function refusedValues(
  place: Place,
  response: DocumentedResponse,
  served: ServedOperation,
): readonly string[] {
  return response.requests.flatMap((index) => {
    const json = served.operation.requests[index]?.body?.json;
    return json === undefined ? [] : valuesIn(json, place);
  });
}

function documentedValues(place: Place, served: ServedOperation): readonly string[] {
  const parameters = served.operation.parameters.filter((parameter) => place.names.includes(parameter.name));
  const shown = parameters.map(exampleValue).filter((value) => value !== undefined);
  const bodies = served.operation.requests.flatMap((request) =>
    request.body?.json === undefined ? [] : valuesIn(request.body.json, place),
  );
  return [...shown, ...bodies];
}

function valuesIn(json: Json, place: Place): readonly string[] {
  const keys = place.pointer ?? place.names.slice(0, 1);
  const value = isObject(json) ? valueAt(json, keys) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}
