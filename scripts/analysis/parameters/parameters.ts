/** The parameters of an operation, each with the schema of its values. */
import type { DocumentedRequest, JsonSchema, Operation, Parameter } from '../../documentation/index.ts';
import { saysItIsClamped } from '../../vocabulary/index.ts';
import type { ApiParameter } from '../model.ts';
import { keywordsOf, type Rule, rulesOfParameter } from '../rules/index.ts';
import type { Provenance, ResolvedSchema } from '../schemas/resolved-schema.ts';
import { withKeywords } from '../schemas/with-keywords.ts';
import { fitExample } from '../schemas/written/fit-example.ts';
import { normaliseSchema } from '../schemas/written/normalise-schema.ts';
import { carriesCredential } from '../security/credentials.ts';
import type { StatedRule } from '../statements/stated-rules.ts';
import { parameterValue } from './parameter-value.ts';

/** Those that are described, then the headers and cookies that requests show. */
export function parametersOf(operation: Operation, said: readonly StatedRule[]): readonly ApiParameter[] {
  const described = operation.parameters.flatMap((parameter): readonly ApiParameter[] =>
    parameter.in === 'fragment'
      ? []
      : [
          {
            name: parameter.name,
            in: parameter.in,
            required: parameter.in === 'path' || (parameter.required && parameter.default === undefined),
            resolved: schemaOfParameter(parameter, said),
            documented: parameter,
          },
        ],
  );
  const shown = new Map<string, ApiParameter>();
  const isDescribed = new Set(described.map(keyOf));
  for (const each of operation.requests.flatMap(shownIn)) {
    const key = keyOf(each);
    if (!shown.has(key) && !isDescribed.has(key)) shown.set(key, each);
  }
  return [...described, ...shown.values()];
}

function keyOf({ in: place, name }: ApiParameter): string {
  return `${place} ${name.toLowerCase()}`;
}

/** What the document itself writes as the schema of a parameter rules. */
function writtenSchema({ schema, description }: Parameter, stated: Provenance): ResolvedSchema | undefined {
  if (typeof schema !== 'object') return undefined;
  const written = normaliseSchema(schema).schema;
  if (written === undefined) return undefined;
  const described: JsonSchema = description === '' ? {} : { description: oneLine(description) };
  return {
    schema: { ...described, ...written },
    provenance: { '': { ...stated, by: 'schema' } as Provenance },
  };
}

function schemaOfParameter(parameter: Parameter, said: readonly StatedRule[]): ResolvedSchema {
  const stated: Provenance = { kind: 'stated', by: 'parameter', source: parameter.source };
  const inferred: Provenance = { kind: 'inferred', from: [parameter.source] };
  const described: JsonSchema =
    parameter.description === '' ? {} : { description: oneLine(parameter.description) };
  const written = writtenSchema(parameter, stated);
  if (written) return withExamples(written, parameter, stated);
  const rules = rulesOfParameter(parameter, parameter.example)
    .filter((rule) => rule.stated)
    .map(({ rule }) => rule)
    .filter((rule) => !(isLimit(rule) && saysItIsClamped(parameter.description)));
  let resolved: ResolvedSchema = { schema: described, provenance: { '': stated } };
  for (const rule of rules) resolved = withKeywords(resolved, '', keywordsOf(rule), stated);
  for (const { subject, rule, source } of said) {
    if (subject.in === 'body' || subject.parameter !== parameter) continue;
    resolved = withKeywords(resolved, '', keywordsOf(rule), { kind: 'stated', by: 'sentence', source });
  }
  const items = itemType(parameter);
  if (items !== undefined)
    resolved = withKeywords(resolved, '', { type: 'array', items: { type: items } }, stated);
  resolved = withKeywords(resolved, '', { type: 'string' }, parameter.type === undefined ? inferred : stated);
  return withExamples(resolved, parameter, stated);
}

/** Examples that the schema refuses loosen it: the documentation contradicts itself. */
function withExamples(resolved: ResolvedSchema, parameter: Parameter, stated: Provenance): ResolvedSchema {
  const shownValue = (text: string | undefined) =>
    text === undefined || text === '' ? undefined : parameterValue(resolved.schema, [text], parameter);
  const example = shownValue(parameter.example);
  const fallback = shownValue(parameter.default);
  const schema = [example, fallback].reduce<JsonSchema>(
    (fitted, value) => (value === undefined ? fitted : fitExample(fitted, value).schema),
    resolved.schema,
  );
  const shown: JsonSchema = {
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
  return withKeywords({ ...resolved, schema }, '', shown, stated);
}

/** `array[number]` → `number`. */
function itemType({ type = '' }: Parameter): string | undefined {
  return /^array\s*\[\s*(string|number|integer|boolean)\s*\]/.exec(type)?.[1];
}

function isLimit({ kind }: Rule): boolean {
  return kind === 'length' || kind === 'range' || kind === 'count';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Headers that speak of the message itself, and not to the operation. */
const ofTheMessage = /^(host|connection|content-.*|accept|accept-.*|user-agent|transfer-encoding)$/i;

function shownIn({ headers }: DocumentedRequest): readonly ApiParameter[] {
  return headers.flatMap((header): readonly ApiParameter[] => {
    const { name, value, source } = header;
    const shown = (place: 'header' | 'cookie', of: string, example: string): ApiParameter => ({
      name: of,
      in: place,
      required: false,
      resolved: {
        schema: { type: 'string', ...(example === '' ? {} : { examples: [example] }) },
        provenance: { '': { kind: 'inferred', from: [source] } },
      },
      documented: undefined,
    });
    if (/^cookie$/i.test(name)) {
      return value.split(';').flatMap((pair) => {
        const at = pair.indexOf('=');
        return at < 0 || carriesCredential({ ...header, name: pair.slice(0, at).trim() })
          ? []
          : [shown('cookie', pair.slice(0, at).trim(), pair.slice(at + 1).trim())];
      });
    }
    return carriesCredential(header) || ofTheMessage.test(name) ? [] : [shown('header', name, value)];
  });
}
