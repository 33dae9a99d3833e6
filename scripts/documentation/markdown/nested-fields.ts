import { emptyAttribute } from '../empty-attribute.ts';
import type { Attribute } from '../model.ts';

interface Node {
  attribute: Attribute;
  readonly children: Map<string, Node>;
}

/**
 * Puts fields with a path for a name (`address.state`, `items[].id`) into the fields that they are parts of; these
 * are made where nothing describes them.
 */
export function nestFields(fields: readonly Attribute[]): readonly Attribute[] {
  const roots = new Map<string, Node>();
  for (const field of fields) place(roots, field, steps(field.name));
  return [...roots.values()].map(toAttribute);
}

interface Step {
  readonly name: string;
  readonly isArray: boolean;
}

function steps(path: string): readonly Step[] {
  const parts = path.split('.').filter((part) => part !== '' && part !== '[]');
  return parts.map((part) => ({ name: part.replace(/\[[^\]]*\]$/, ''), isArray: /\[[^\]]*\]$/.test(part) }));
}

function place(nodes: Map<string, Node>, field: Attribute, [step, ...rest]: readonly Step[]): void {
  if (!step) return;
  const known = nodes.get(step.name);
  if (rest.length === 0) {
    const type = step.isArray && field.type === 'any' ? 'array' : field.type;
    const node = known ?? { attribute: field, children: new Map<string, Node>() };
    node.attribute = { ...field, name: step.name, type };
    nodes.set(step.name, node);
    for (const child of field.children) place(node.children, child, steps(child.name));
    return;
  }
  const node = known ?? { attribute: implied(step, field), children: new Map<string, Node>() };
  nodes.set(step.name, node);
  place(node.children, field, rest);
}

function implied({ name, isArray }: Step, { source }: Attribute): Attribute {
  return { ...emptyAttribute, name, type: isArray ? 'array' : 'object', source };
}

function toAttribute({ attribute, children }: Node): Attribute {
  const parts = [...children.values()].map(toAttribute);
  const type = parts.length > 0 && attribute.type === 'any' ? 'object' : attribute.type;
  return { ...attribute, type, children: parts };
}
