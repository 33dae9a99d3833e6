/**
 * The parts of an RFC 6570 template, so that a path can be compared, matched and filled piece by piece.
 * (Expansion of whole templates is `url-template`'s; matching a path against one is ours.)
 */

import { onceForText } from '../vocabulary/index.ts';

export interface TemplateVariable {
  readonly name: string;
  readonly explode: boolean;
}

export type TemplatePart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'expression';
      readonly operator: '' | '+' | '#' | '.' | '/' | ';' | '?' | '&';
      readonly variables: readonly TemplateVariable[];
    };

const expression = /\{([+#./;?&]?)([^{}]+)\}/g;

/** Splits a URI template into literals and expressions; text that is not an expression stays literal. */
export function parseUriTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(expression)) {
    if (match.index > end) parts.push({ kind: 'literal', text: template.slice(end, match.index) });
    parts.push({
      kind: 'expression',
      operator: (match[1] ?? '') as '',
      variables: (match[2] ?? '').split(',').map(templateVariable),
    });
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push({ kind: 'literal', text: template.slice(end) });
  return parts;
}

function templateVariable(text: string): TemplateVariable {
  const name = text.trim().replace(/:\d+$/, '');
  return name.endsWith('*') ? { name: name.slice(0, -1), explode: true } : { name, explode: false };
}

/** A segment of a path: fixed text, or a text with variables in it, e.g. `{id}` or `{id}.json`. */
export interface PathSegment {
  readonly text: string;
  readonly variables: readonly string[];
}

/** The path of a template in segments, without query and fragment: `/a/{id}{?q}` → `a`, `{id}`. */
export const pathSegments = onceForText<readonly PathSegment[]>((template) =>
  pathTemplate(template)
    .split('/')
    .filter((text) => text !== '')
    .map((text) => ({ text, variables: variablesIn(text) })),
);

/** The template without its query and fragment, and with operators written out: `{/a}` as `/{a}`, `{;a}` as `;a={a}`; the parts of `{;a*}` have their names themselves. */
export const pathTemplate = onceForText((template: string): string => {
  const path = parseUriTemplate(template)
    .map((part) => {
      if (part.kind === 'literal') return part.text;
      if (part.operator === '?' || part.operator === '&' || part.operator === '#') return '';
      const names = part.variables.map((variable) => `{${variable.name}}`);
      switch (part.operator) {
        case '/':
        case '.':
          return names.map((name) => `${part.operator}${name}`).join('');
        case ';':
          return part.variables.map(({ name, explode }) => `;${explode ? '' : `${name}=`}{${name}}`).join('');
        default:
          return names.join(',');
      }
    })
    .join('');
  return path.replace(/[?#].*$/s, '');
});

/** Variables whose values keep reserved characters: `{+path}` may hold several segments (RFC 6570 3.2.3). */
export function reservedVariables(template: string): readonly string[] {
  return parseUriTemplate(template).flatMap((part) =>
    part.kind === 'expression' && part.operator === '+' ? part.variables.map(({ name }) => name) : [],
  );
}

/** Fixed query text in the template itself, e.g. `/search?kind=a&page={page}` → `kind=a`. */
export function fixedQuery(template: string): string {
  const parts = parseUriTemplate(template);
  const literal = parts.map((part) =>
    part.kind === 'literal' ? part.text : part.operator === '' ? '{}' : '',
  );
  const query = /\?([^#]*)/.exec(literal.join(''))?.[1] ?? '';
  return query
    .split('&')
    .filter((pair) => pair !== '' && !pair.includes('{}'))
    .join('&');
}

/** Names in braces, in order: `{a}/{b}`. */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}

/** The same path whatever its variables are called: `/a/{id}` and `/a/{name}` have one shape, `/a/{}`. */
export const pathShape = onceForText<string>(
  (template) =>
    `/${pathSegments(template)
      .map((segment) => segment.text.replace(/\{[^{}]+\}/g, '{}'))
      .join('/')}`,
);

/** The names of a path's variables, in order. */
export function variablesOf(path: string): readonly string[] {
  return pathSegments(path).flatMap(({ variables }) => variables);
}

/** The paths above one, outermost first: `/a/b/c` → `/a`, `/a/b`. */
export function pathsAbove(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.slice(1, -1).map((_segment, index) => segments.slice(0, index + 2).join('/'));
}
