/** An attempt's request as it would be sent, with what is only known at the target in braces. */
import { jsonText } from '../documentation/index.ts';
import type { Need, NeedRef, RequestPlan, RequestVariant } from '../scenarios/index.ts';

export function requestLines(attempt: RequestVariant): readonly string[] {
  const { request, needs } = attempt;
  const filled = request.path.replace(/\{([^{}]+)\}/g, (hole, name: string) => request.values[name] ?? hole);
  const query = request.query.map((pair) => `${pair.name}=${shown(pair.value)}`).join('&');
  return [
    `${request.method} ${filled}${query === '' ? '' : `?${query}`}`,
    ...request.headers.map((header) => `${header.name}: ${shown(header.value)}`),
    ...credentialLine(request),
    ...bodyLines(attempt),
    ...needs.map((need) => `where {${need.name}} is ${explained(need)}`),
  ];
}

function credentialLine({ credentials }: RequestPlan): readonly string[] {
  switch (credentials) {
    case undefined:
      return [];
    case 'none':
      return ['without credentials'];
    case 'wrong':
      return ['with invalid credentials'];
    case 'second':
      return ['with the credentials of a second account'];
  }
}

function shown(value: string | NeedRef): string {
  return typeof value === 'string' ? value : `{${value.need}}`;
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
  const fills = body.fills.map((fill) => `${fill.pointer} ← {${fill.need}}`).join(', ');
  const json = jsonText(body.json);
  return [`${json.length > 160 ? `${json.slice(0, 157)}…` : json}${fills === '' ? '' : `   with ${fills}`}`];
}

function explained(need: Need): string {
  switch (need.kind) {
    case 'existing':
      return `the id of ${article(need.of)} (${need.sources.map((source) => source.kind).join(', or ')})`;
    case 'absent':
      return `a made-up value${need.form === 'text' ? '' : ` (${need.form})`} that names nothing`;
    case 'seen':
      return `a value of ${need.field.join('.')} seen in the list`;
    case 'fresh':
      return `new, like ${jsonText(need.like)}`;
    case 'changed':
      return need.keeps
        ? 'the value that it has now'
        : `another value than now, e.g. ${jsonText(need.choices[0])}`;
    case 'header':
      return `the ${need.header} header of ${need.read.method} ${need.read.path}`;
    case 'removed':
      return `the id of ${article(need.of)} that was made and removed again`;
    case 'done':
      return `${need.request.method} ${need.request.path} done before`;
  }
}

function article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
