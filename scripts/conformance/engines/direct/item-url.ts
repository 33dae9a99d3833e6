/** The URL of an item as text, as Postman puts it together. */
import type { PostmanUrl } from '../../../collections/index.ts';

/** With the values of path variables in their segments, and without parameters that are switched off. */
export function itemUrl({ host, path, query = [], variable = [] }: PostmanUrl): string {
  const segments = path.map((segment) => withVariable(segment, variable));
  const parameters = query.filter(({ disabled }) => !disabled).map(({ key, value }) => `${key}=${value}`);
  return `${host.join('.')}/${segments.join('/')}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;
}

/** `:id` and `:id.json`, where the variable has a value; otherwise the segment as it is written. */
function withVariable(segment: string, variables: NonNullable<PostmanUrl['variable']>): string {
  const [, name, rest = ''] = /^:([^.]+)(.*)$/s.exec(segment) ?? [];
  const value = variables.find(({ key, disabled }) => key === name && !disabled)?.value ?? '';
  return value === '' ? segment : `${value}${rest}`;
}
