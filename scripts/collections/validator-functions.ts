/** The functions below the assertions of a test script: schemas, compiled by Ajv 8 to standalone code. */
import { jsonText } from '../documentation/index.ts';
import { type ResponseValidators, selfContained } from '../schemas/index.ts';
import type { CollectionParts } from './collection-parts.ts';
import type { RefusalWithSuccess } from './refusal-with-success.ts';
import { quoted } from './scripts.ts';

/** Longer schemas are shown by their beginning; the file has all of them. In lines. */
const longestSchema = 150;

/** `validate(body)`, below the schema that it is compiled from. */
export function bodyFunction(
  validator: string,
  path: string,
  { schemas }: CollectionParts,
): readonly string[] {
  return [
    '',
    '// The schema of the body:',
    ...schemaLines(jsonText(selfContained(schemas, path), 2), path).map((line) => `//   ${line}`),
    '// The same, compiled by Ajv 8 to standalone code:',
    'function validate(body) {',
    `  return ${expression(validator)}(body);`,
    '}',
  ];
}

function schemaLines(schema: string, path: string): readonly string[] {
  const lines = schema
    .replace(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
    .split('\n');
  const shown = lines.slice(0, longestSchema);
  return lines.length > shown.length
    ? [...shown, `… ${lines.length - shown.length} more lines in schemas/${path}`]
    : shown;
}

/** `isAnother(body)` */
export function anotherFunction(validators: readonly string[]): readonly string[] {
  if (validators.length === 0) return [];
  return [
    '',
    '// Whether the body is what another documented response to the same request shows.',
    'function isAnother(body) {',
    `  return [${validators.map(expression).join(', ')}].some((each) => each(body).length === 0);`,
    '}',
  ];
}

/** `ofHeader(name)` */
export function headerFunction({ headers }: ResponseValidators, names: readonly string[]): readonly string[] {
  const own = [...headers].filter(([name]) => names.includes(name));
  return byName('What its headers have to be.', 'ofHeader(name)', own);
}

/** `ofType(name)`: by the name of the media type. */
export function otherTypesFunction({ others, body }: ResponseValidators): readonly string[] {
  const own = [...others].map(
    ([type, validator]) => [type, validator === body ? undefined : validator] as const,
  );
  return byName('What its body has to be in other media types.', 'ofType(name)', own);
}

/** A function that gives the validator of a name; where that is undefined, `validate`. */
function byName(
  comment: string,
  signature: string,
  validators: readonly (readonly [name: string, validator: string | undefined])[],
): readonly string[] {
  if (validators.length === 0) return [];
  return [
    '',
    `// ${comment}`,
    `function ${signature} {`,
    '  return {',
    ...validators.map(
      ([name, validator]) =>
        `    ${quoted(name)}: ${validator === undefined ? 'validate' : expression(validator)},`,
    ),
    '  }[name];',
    '}',
  ];
}

/** `ofSuccess(status)` */
export function refusalFunction(refusal: RefusalWithSuccess | undefined): readonly string[] {
  if (!refusal) return [];
  const { successes } = refusal;
  return [
    '',
    '// What the body of a success has to be: a refusal with the status of one is none.',
    'function ofSuccess(status) {',
    '  return {',
    ...[...successes].map(([status, all]) => `    ${status}: [${all.map(expression).join(', ')}],`),
    '  }[status];',
    '}',
  ];
}

/** The argument of `judge` that names them. */
export function refusalArgument({ own }: RefusalWithSuccess): string {
  if (own === 'empty') return "{ own: '', ofSuccess }";
  if ('mediaType' in own) return `{ own: ${quoted(own.mediaType)}, ofSuccess }`;
  return `{ own: { validate, fields: [${own.fields.map(quoted).join(', ')}] }, ofSuccess }`;
}

function expression(validator: string): string {
  return `(${validator.trim().replace(/;$/, '')})`;
}
