import { isJsonType } from '../../forms.ts';
import { headerInterpretations, headerText } from '../../header-values.ts';
import type { DocumentedResponse, Header, HeaderSchema, JsonSchema, StatusRange } from '../../model.ts';
import { noContent } from '../../no-content.ts';
import { allows } from '../../schema-values/allows.ts';
import { schemaExample } from '../../schema-values/schema-example.ts';
import type { SpecContent, SpecHeader, SpecOperation, SpecResponse } from '../spec.ts';
import { contentOf, inOrder, isTextSchema, otherContentOf } from './contents.ts';
import { linksOf } from './links.ts';
import type { OperationPlace } from './operation-place.ts';

/** The documented responses in the order of their statuses, as ranges come last. */
export function describeResponses(
  spec: SpecOperation,
  place: OperationPlace,
): readonly (DocumentedResponse & { readonly exampleName: string })[] {
  return spec.responses.flatMap((response) => {
    const status = statusOf(response.key, spec);
    if (status === undefined) {
      place.note('element-not-read', 'warning', response.source, {
        element: 'response',
        problem: `"${response.key}" is not a status, a range such as 4XX, or default`,
      });
      return [];
    }
    const [content, ...others] = inOrder(response.contents);
    const otherContents = [
      ...(content && isJudgedBeside(content) ? [otherContentOf(content, false)] : []),
      ...others.map((each) => otherContentOf(each, response.negotiable)),
    ];
    const headerSchemas = response.headers.flatMap(headerSchemaOf);
    const links = linksOf(response.links, place.spec.operations, place.idOf);
    const example = content?.examples[0];
    return [
      {
        ...(content ? contentOf(content, example, 'response') : noContent),
        ...(otherContents.length > 0 ? { otherContents } : {}),
        ...(headerSchemas.length > 0 ? { headerSchemas } : {}),
        ...(links.length > 0 ? { links } : {}),
        id: `${place.api}/${place.id}/${response.key.toLowerCase()}`,
        status: status.status,
        ...(status.range ? { range: status.range } : {}),
        headers: headersOf(response),
        description: response.description,
        tables: [],
        requests: [],
        remarks: [],
        exampleName: example?.name ?? '',
        source: response.source,
      },
    ];
  });
}

/** Texts, XML and sequences are judged like those that are given instead. */
function isJudgedBeside({ mediaType, schema, notation }: SpecContent): boolean {
  if (typeof schema !== 'object') return false;
  return notation !== undefined || (!isJsonType(mediaType) && isTextSchema(schema));
}

/** Nothing is known of a header whose own example its schema does not allow. */
function headerSchemaOf({ name, schema, example }: SpecHeader): readonly HeaderSchema[] {
  if (typeof schema !== 'object') return [];
  const shown = example === undefined ? undefined : headerText(example);
  if (shown !== undefined && !allowsText(schema, shown)) return [];
  const made = shown ?? headerText(schemaExample(schema, () => '') ?? '');
  return [{ name, schema, sample: allowsText(schema, made) ? made : '' }];
}

function allowsText(schema: JsonSchema, text: string): boolean {
  return headerInterpretations(text).some((value) => allows(schema, value, schema));
}

interface Status {
  readonly status: number;
  readonly range?: StatusRange;
}

function statusOf(key: string, spec: SpecOperation): Status | undefined {
  if (/^[1-5]\d\d$/.test(key)) return { status: Number(key) };
  const hundred = /^([1-5])XX$/i.exec(key)?.[1];
  const written = new Set(spec.responses.map((each) => each.key));
  if (hundred !== undefined) {
    const from = Number(hundred) * 100;
    return {
      status: likeliest(from, spec, written),
      range: { name: key.toUpperCase(), from, to: from + 99 },
    };
  }
  if (key.toLowerCase() !== 'default') return undefined;
  const successes = spec.responses.some((each) => /^2/.test(each.key));
  return {
    status: successes ? likeliest(400, spec, written) : 200,
    range: { name: 'default', from: successes ? 300 : 200, to: 599 },
  };
}

/** What is likeliest provoked of the statuses from a hundred on that are not documented by themselves. */
function likeliest(from: number, spec: SpecOperation, written: ReadonlySet<string>): number {
  if (from !== 400) return from;
  const isItem = /\{[^{}]+\}/.test(spec.path);
  const takesInput = spec.body !== undefined || spec.parameters.some((each) => each.in !== 'path');
  const candidates = [
    ...(isItem ? [404] : []),
    ...(takesInput ? [400, 422] : []),
    ...(spec.security.length > 0 ? [401] : []),
    400,
  ];
  return candidates.find((status) => !written.has(String(status))) ?? from;
}

/** Only what has to be there is promised. */
function headersOf(response: SpecResponse): readonly Header[] {
  return response.headers
    .filter(({ required }) => required)
    .map(({ name, example, schema, source }) => ({
      name,
      value: String(
        example ??
          (typeof schema === 'object'
            ? (schema.examples as readonly unknown[] | undefined)?.[0]
            : undefined) ??
          '',
      ),
      source,
    }));
}
