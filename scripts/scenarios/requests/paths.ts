/** The path of one operation in the names that another one uses. */
import { pathSegments, variablesOf } from '../../documentation/index.ts';

export { variablesOf };

/**
 * `/teams/{teamId}/members` asked for from `/teams/{t}/members/{m}` → `/teams/{t}/members`: as far as two paths run
 * alike, variables have the names of the asking one.
 */
export function inNamesOf(path: string, asking: string): string {
  const known = pathSegments(asking);
  let alike = true;
  const segments = pathSegments(path).map((segment, index) => {
    const other = known[index];
    alike &&= other !== undefined && shape(segment.text) === shape(other.text);
    return alike && other ? other.text : segment.text;
  });
  return `/${segments.join('/')}${path.length > 1 && path.endsWith('/') ? '/' : ''}`;
}

/** Variables of a path that another path does not have. */
export function foreignVariables(path: string, asking: string): readonly string[] {
  const known = new Set(variablesOf(asking));
  return variablesOf(path).filter((name) => !known.has(name));
}

/** The path up to and with the segment of a variable. */
export function pathUpTo(path: string, variable: string): string {
  const segments = pathSegments(path);
  const index = segments.findIndex((segment) => segment.variables.includes(variable));
  return `/${segments
    .slice(0, index + 1)
    .map((segment) => segment.text)
    .join('/')}`;
}

/** The item path of a resource with its variable under another name. */
export function withVariable(itemPath: string, variable: string, name: string): string {
  const at = itemPath.lastIndexOf(`{${variable}}`);
  return at < 0 ? itemPath : `${itemPath.slice(0, at)}{${name}}${itemPath.slice(at + variable.length + 2)}`;
}

function shape(text: string): string {
  return text.replace(/\{[^{}]+\}/g, '{}');
}
