/** What broke a condition, and what the documentation shows in its place. */
import { exampleValue, isObject, isScalar, keysOf, valueAt } from '../../../analysis/index.ts';
import type { DocumentedResponse, Json } from '../../../documentation/index.ts';
import { type Condition, placesOf } from '../../../scenarios/index.ts';
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
  const place = placeOf(condition, served);
  const stated = statedBy(condition);
  const main: Offence = {
    value: offending ?? '',
    names: [...place.names, ...place.names.flatMap((name) => thingNamed(name, served))],
    examples: [
      ...place.examples,
      ...refusedValues(place, response, served),
      ...documentedValues(place, served),
    ].filter((example) => !stated.includes(example)),
    stated,
  };
  const others = served.variables
    .filter((variable) => offending === undefined || !place.names.includes(variable))
    .map(
      (variable): Offence => ({
        value: values[served.variables.indexOf(variable)] ?? '',
        names: [variable, ...thingNamed(variable, served)],
        examples: [],
        stated: [],
      }),
    );
  return offending === undefined ? others : [main, ...others];
}

/** Members, limits and the like: none of them is the value that was refused. */
function statedBy(condition: Condition): readonly string[] {
  const { kind, ...stated } = 'rule' in condition ? condition.rule : { kind: undefined };
  return Object.values<Json | undefined>(stated).flat().filter(isScalar).map(String);
}

/** What a path variable names: `room` for `room_id`. */
function thingNamed(variable: string, served: ServedOperation): readonly string[] {
  const position = served.variables.indexOf(variable) + 1;
  const name = served.through.find(({ variables }) => variables === position)?.resource.name;
  return name === undefined || name === '' ? [] : [name];
}

/** What the value is called, where it stands, and which values are documented there. */
interface Place {
  readonly names: readonly string[];
  readonly examples: readonly string[];
  /** Property names from the root of the body. */
  readonly paths: readonly (readonly string[])[];
}

function placeOf(condition: Condition, { variables }: ServedOperation): Place {
  const { parameters, pointers, refused } = placesOf(condition);
  const paths = pointers.map(keysOf);
  const names = [...parameters, ...paths.flatMap((path) => path.slice(-1))];
  const isId = parameters.some((name) => variables.includes(name));
  return {
    names: [...new Set(isId ? [...names, 'id'] : names)],
    examples: refused.filter(isScalar).map(String),
    paths,
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

function valuesIn(json: Json, { paths, names }: Place): readonly string[] {
  const searched = paths.length > 0 ? paths : [names.slice(0, 1)];
  return searched.flatMap((path) => {
    const value = isObject(json) ? valueAt(json, path) : undefined;
    return isScalar(value) ? [String(value)] : [];
  });
}
