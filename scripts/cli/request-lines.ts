/** An attempt's request as it would be sent, with what is only known at the target in braces. */
import { jsonText, ownOf } from '../documentation/index.ts';
import type { Input, InputRef, RequestPlan, RequestVariant } from '../scenarios/index.ts';

export function requestLines(attempt: RequestVariant): readonly string[] {
  const { request, inputs } = attempt;
  const filled = request.path.replace(
    /\{([^{}]+)\}/g,
    (hole, name: string) => ownOf(request.values, name) ?? hole,
  );
  const query = request.query.map((pair) => `${pair.name}=${shown(pair.value)}`).join('&');
  return [
    `${request.method} ${filled}${query === '' ? '' : `?${query}`}`,
    ...request.headers.map((header) => `${header.name}: ${shown(header.value)}`),
    ...credentialLine(request),
    ...bodyLines(attempt),
    ...inputs.map((input) => `where {${input.name}} is ${explained(input)}`),
  ];
}

function credentialLine({ credentials }: RequestPlan): readonly string[] {
  switch (credentials) {
    case undefined:
      return [];
    case 'none':
      return ['without credentials'];
    case 'some':
      return ['without one of the credentials that go together'];
    case 'wrong':
      return ['with invalid credentials'];
    case 'second':
      return ['with the credentials of a second account'];
  }
}

function shown(value: string | InputRef): string {
  return typeof value === 'string' ? value : `{${value.input}}`;
}

function bodyLines({ request: { body } }: RequestVariant): readonly string[] {
  if (!body) return [];
  if (body.kind === 'form')
    return [
      body.fields
        .map(({ name, value, file }) => `${name}=${file ? `@${file.name}` : shown(value)}`)
        .join('&'),
    ];
  if (body.kind === 'text') return body.text.split('\n').slice(0, 5);
  const fills = body.fills.map((fill) => `${fill.pointer} ← {${fill.input}}`).join(', ');
  const json = jsonText(body.json);
  return [`${json.length > 160 ? `${json.slice(0, 157)}…` : json}${fills === '' ? '' : `   with ${fills}`}`];
}

function explained(input: Input): string {
  switch (input.kind) {
    case 'existing':
      return `the id of ${article(input.of)} (${input.sources.map((source) => source.kind).join(', or ')})`;
    case 'absent':
      return `a made-up value${input.form === 'text' ? '' : ` (${input.form})`} that names nothing`;
    case 'seen':
      return `a value of ${input.field.join('.')} seen in the list`;
    case 'fresh':
      return `new, like ${jsonText(input.like)}`;
    case 'changed':
      return input.keeps
        ? 'the value that it has now'
        : `another value than now, e.g. ${jsonText(input.choices[0])}`;
    case 'header':
      return `the ${input.header} header of ${input.read.method} ${input.read.path}`;
    case 'removed':
      return `the id of ${article(input.of)} that was created and removed again`;
    case 'done':
      return `${input.request.method} ${input.request.path} done before`;
  }
}

function article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
