/** What all versions of OpenAPI write alike. */
import type { Spec, SpecRequirement, SpecTag } from './spec.ts';
import type { SpecNode } from './spec-node.ts';

export type ReadVersion = (root: SpecNode) => Spec;

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** Operations of a path item with their methods in upper case; 3.2 has others than the usual ones apart. */
export function methodsOf(item: SpecNode): readonly (readonly [string, SpecNode])[] {
  const usual = item.entries().filter(([key, node]) => methods.includes(key.toLowerCase()) && node.isObject);
  const additional = item.get('additionalOperations')?.entries() ?? [];
  return [...usual, ...additional].map(([method, node]) => [method.toUpperCase(), node] as const);
}

/** Alternatives, each of which needs all of its schemes; nothing written, or an empty list, is public. */
function requirementsOf(node: SpecNode | undefined, root: SpecNode): readonly (readonly SpecRequirement[])[] {
  return (node?.items() ?? []).map((alternative) =>
    alternative
      .entries()
      .map(([name]) => ({ scheme: schemeNamed(name, root), scopes: alternative.texts(name) })),
  );
}

/** Since 3.2 a requirement may name its scheme by a reference; a component of that very name comes first. */
function schemeNamed(name: string, root: SpecNode): string {
  if (!/[#/]/.test(name) || root.get('components')?.get('securitySchemes')?.has(name)) return name;
  return root.follow(name)?.name ?? name;
}

/**
 * What an operation demands. Where neither it nor the document says so, HEAD and GET of one path demand the same: they
 * differ in nothing but the body (RFC 9110, 9.3.2).
 */
export function securityOf(
  method: string,
  node: SpecNode,
  item: SpecNode,
  root: SpecNode,
): readonly (readonly SpecRequirement[])[] {
  const twin = { GET: 'head', HEAD: 'get' }[method];
  return requirementsOf(
    node.get('security') ??
      root.get('security') ??
      (twin === undefined ? undefined : item.get(twin)?.get('security')),
    root,
  );
}

export function tagsOf(root: SpecNode): readonly SpecTag[] {
  return (root.get('tags')?.items() ?? []).flatMap((tag) => {
    const name = tag.text('name');
    return name === undefined ? [] : [{ name, description: textOrEmpty(tag, 'description') }];
  });
}

export function textOrEmpty(node: SpecNode | undefined, key: string): string {
  return node?.text(key)?.trim() ?? '';
}
