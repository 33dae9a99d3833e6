/** Bodies that say the same in another way, or more than is documented. */
import { deeply, isObject, meaningOf, statedOrder, valueAt, withValueAt } from '../../analysis/index.ts';
import { type Json, type JsonObject, jsonText, parsedJson } from '../../documentation/index.ts';
import type { Answer } from '../../mock/index.ts';
import type { ScenarioPlan } from '../../scenarios/index.ts';
import { isProseKey } from '../../vocabulary/index.ts';
import { type Allows, allowsIn } from '../documented-bodies.ts';
import type { Variant } from './model.ts';

export const bodyVariants: readonly Variant[] = [
  {
    name: 'extra-fields',
    what: 'objects have a field more than is documented, where the schema does not forbid it',
    layer: (plan) =>
      onBodies(plan, (body) => inObjects(body, (object) => ({ ...object, docproof_extra: 'more' }))),
  },
  {
    name: 'fields-in-another-order',
    what: 'the fields of objects come in another order',
    layer: (plan) =>
      onBodies(plan, (body) =>
        inObjects(body, (object) => Object.fromEntries(Object.entries(object).reverse())),
      ),
  },
  {
    name: 'entries-in-another-order',
    what: 'lists come in another order, where the documentation states none',
    layer: (plan) => onBodies(plan, (body, response) => reversedList(body, response, plan)),
  },
  {
    name: 'other-wording',
    what: 'error messages have other words',
    layer: (plan) =>
      onBodies(plan, (body, _response, { status }) => (status < 400 ? body : inObjects(body, reworded))),
  },
  {
    name: 'indented-json',
    what: 'JSON is indented',
    layer: (plan) => onTexts(plan, (body) => jsonText(body, 4)),
  },
  {
    name: 'escaped-json',
    what: 'characters of JSON texts are escaped that need not be',
    layer: (plan) => onTexts(plan, (body) => escaped(jsonText(body))),
  },
  {
    name: 'numbers-with-a-fraction',
    what: 'whole numbers are written with a fraction of zero',
    layer: (plan) =>
      onTexts(plan, (body) =>
        jsonText(body).replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
          /^-?\d{1,14}$/.test(token) ? `${token}.0` : token,
        ),
      ),
  },
];

type Change = (body: Json, response: string, answer: Answer['response']) => Json;

/** Changes JSON bodies where the documentation allows the result. */
function onBodies(plan: ScenarioPlan, change: Change) {
  const allows = allowsIn(plan);
  return onTexts(plan, (body, response, answer) => {
    const changed = change(body, response, answer);
    return isAllowed(changed, allows.get(response)) ? jsonText(changed) : undefined;
  });
}

function isAllowed(body: Json, allows: Allows | undefined): boolean {
  return allows === undefined || allows(body);
}

function onTexts(
  _plan: ScenarioPlan,
  change: (body: Json, response: string, answer: Answer['response']) => string | undefined,
): ReturnType<NonNullable<Variant['layer']>> {
  return (request, ask) => {
    const answer = ask(request);
    const { response, chosen } = answer;
    const body = response.body === undefined ? undefined : parsedJson(response.body);
    if (body === undefined || chosen.response === undefined) return answer;
    const text = change(body, chosen.response, response);
    return text === undefined ? answer : { ...answer, response: { ...response, body: text } };
  };
}

function inObjects(body: Json, change: (object: JsonObject) => JsonObject): Json {
  return deeply(body, (value) => (isObject(value) ? change(value) : value));
}

function reworded(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      isProseKey(key) && typeof value === 'string' ? 'This cannot be done.' : value,
    ]),
  );
}

function reversedList(body: Json, response: string, { api }: ScenarioPlan): Json {
  const { list, listItems } =
    api.resources.find((resource) => resource.list?.responses.some(({ id }) => id === response)) ?? {};
  const isPaged = list?.parameters.some((parameter) => meaningOf(parameter, {}));
  const items = listItems && valueAt(body, listItems);
  if (!listItems || isPaged || !Array.isArray(items)) return body;
  const [first] = items as readonly Json[];
  if (isObject(first) && list && statedOrder(list, first)) return body;
  return withValueAt(body, listItems, [...items].reverse());
}

function escaped(text: string): string {
  return text
    .replaceAll('/', '\\/')
    .replace(/[^\x20-\x7e]/g, (char) =>
      char === '\n' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
