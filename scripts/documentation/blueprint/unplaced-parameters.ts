import { literally } from '../../vocabulary/index.ts';
import type { Attribute, AttributeTable } from '../model.ts';
import { typeFromWords } from '../type-words.ts';
import { typedValue } from '../typed-value.ts';
import { parseUriTemplate } from '../uri-template.ts';
import type { DescribedParameter } from './parameters.ts';

/** Where parameters belong that the URI template has no place for. */
export interface Placement {
  readonly uriTemplate: string;
  readonly tables: readonly AttributeTable[];
}

/**
 * Finds the place of parameters that are described, but do not occur in the URI template: values of its literal
 * query, fields of the body that is sent, or else further parameters of the query.
 */
export function placeParameters(
  method: string,
  uriTemplate: string,
  unplaced: readonly DescribedParameter[],
  sentKeys: ReadonlySet<string>,
): Placement {
  const literal = unplaced.filter(({ name }) => literalValue(name).test(uriTemplate));
  const others = unplaced.filter((each) => !literal.includes(each));
  // An example of the body tells; where there is none, what is sent with a body is meant to be in it.
  const fields = others.filter(
    ({ name }) => /^(?:POST|PUT|PATCH)$/.test(method) && (sentKeys.size === 0 || sentKeys.has(name)),
  );
  const query = others.filter((each) => !fields.includes(each));
  const filled = literal.reduce(
    (template, { name }) => template.replace(literalValue(name), (_, before: string) => `${before}{${name}}`),
    uriTemplate,
  );
  return {
    uriTemplate: withQuery(
      filled,
      query.map(({ name }) => name),
    ),
    tables: fields.length > 0 ? [tableOf(fields)] : [],
  };
}

function literalValue(name: string): RegExp {
  return new RegExp(`([?&]${literally(name)}=)[^&#{}]*(?=[&#]|$)`);
}

function withQuery(uriTemplate: string, names: readonly string[]): string {
  if (names.length === 0) return uriTemplate;
  const list = names.join(',');
  const query = parseUriTemplate(uriTemplate).find(
    (part) => part.kind === 'expression' && /[?&]/.test(part.operator),
  );
  if (query) return uriTemplate.replace(/(\{[?&][^{}]*)\}/, `$1,${list}}`);
  const [path = '', ...fragment] = uriTemplate.split(/(?=#|\{#)/);
  return `${path}{${path.includes('?') ? '&' : '?'}${list}}${fragment.join('')}`;
}

function tableOf(fields: readonly DescribedParameter[]): AttributeTable {
  return {
    heading: 'Parameters',
    describes: 'request',
    attributes: fields.map(attributeOf),
    source: fields[0]!.source,
  };
}

function attributeOf({
  name,
  required,
  type = '',
  description,
  example,
  values,
  source,
  ...rest
}: DescribedParameter): Attribute {
  const jsonType = typeFromWords(type);
  const json = (value: string | undefined) => typedValue(value, jsonType);
  return {
    name,
    type: jsonType,
    typeText: type,
    description,
    required,
    nullable: false,
    values: values.flatMap((value) => json(value) ?? []),
    default: json(rest.default),
    example: json(example),
    children: [],
    source,
  };
}
