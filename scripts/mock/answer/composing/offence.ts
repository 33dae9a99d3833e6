/** What broke a condition, and what the documentation shows in its place. */
import { exampleValue, isObject, valueAt } from '../../../analysis/index.ts';
import type { DocumentedResponse, Json } from '../../../documentation/index.ts';
import type { Condition } from '../../../scenarios/index.ts';
import { isScalar } from '../model/json-types.ts';
import type { ServedOperation } from '../model/model.ts';
import type { Offence, Offences } from './message.ts';

/** The offending value, where there is one, and the values of the path. */
export function offencesOf(
  offending: string | undefined,
  condition: Condition,
  response: DocumentedResponse,
  served: ServedOperation,
  values: readonly string[],
): Offences {
  const place = placeOf(condition);
  const main: Offence = {
    value: offending ?? '',
    names: [...place.names, ...place.names.flatMap((name) => thingNamed(name, served))],
    examples: [
      ...place.examples,
      ...refusedValues(place, response, served),
      ...documentedValues(place, served),
    ],
  };
  const others = served.variables
    .filter((variable) => offending === undefined || !place.names.includes(variable))
    .map(
      (variable): Offence => ({
        value: values[served.variables.indexOf(variable)] ?? '',
        names: [variable, ...thingNamed(variable, served)],
        examples: [],
      }),
    );
  return offending === undefined ? others : [main, ...others];
}

/** What a path variable names: `room` for `room_id`. */
function thingNamed(variable: string, served: ServedOperation): readonly string[] {
  const position = served.variables.indexOf(variable) + 1;
  const name = served.through.find(({ variables }) => variables === position)?.resource.model.name;
  return name === undefined || name === '' ? [] : [name];
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
    return typeof value === 'string' && value !== '' ? [value] : [];
  };
  const pointer = text('pointer')[0];
  const keys = pointer
    ?.split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const variable = text('variable');
  const examples: readonly unknown[] = Array.isArray(said.examples) ? said.examples : [];
  const names = [...text('name'), ...variable, ...text('field'), ...(keys?.slice(-1) ?? [])];
  return {
    names: [...new Set(variable.length > 0 ? [...names, 'id'] : names)],
    examples: examples.filter((each) => isScalar(each as Json)).map(String),
    pointer: keys,
  };
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
  return isScalar(value) ? [String(value)] : [];
}
