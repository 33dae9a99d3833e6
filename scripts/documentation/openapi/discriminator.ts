/** Which of several schemas a value has to fit, by one of its properties. */
import type { Json } from '../model.ts';
import type { SpecNode } from './spec-node.ts';

/** The property; Swagger 2.0 writes nothing but its name. */
function discriminatorOf(node: SpecNode): string | undefined {
  return node.get('discriminator')?.text('propertyName') ?? node.text('discriminator');
}

/**
 * Each alternative with the value by which the discriminator names it: without that, alternatives that differ in
 * nothing else would all fit, and `oneOf` would refuse what is right.
 */
export function withDiscriminator(schema: Record<string, Json>, node: SpecNode): Json {
  const property = discriminatorOf(node);
  if (property === undefined) return schema;
  for (const key of ['oneOf', 'anyOf']) {
    const members = schema[key];
    const written = node.raw(key)?.rawItems() ?? [];
    if (!Array.isArray(members)) continue;
    const names = members.map((_, index) => namesOf(written[index], node));
    schema[key] = members.map((member: Json, index) => {
      const values = names[index] ?? [];
      if (isDefault(written[index], node)) {
        const others = names.filter((_, other) => other !== index).flat();
        return { allOf: [member, { not: named(property, others) }] };
      }
      return values.length === 0 ? member : { allOf: [member, named(property, values)] };
    });
  }
  return schema;
}

function named(property: string, values: readonly Json[]): Json {
  return { required: [property], properties: { [property]: { enum: values } } };
}

/** Of OpenAPI 3.2: the alternative of all values that name no other one, or nothing. */
function isDefault(alternative: SpecNode | undefined, node: SpecNode): boolean {
  const target = node.get('discriminator')?.text('defaultMapping');
  const reference = alternative?.text('$ref');
  if (target === undefined || reference === undefined || alternative === undefined) return false;
  return isSame(target, reference, alternative.follow(reference)?.place, alternative);
}

/** The values that stand for an alternative: mapped ones, else the name of what it refers to. */
function namesOf(alternative: SpecNode | undefined, node: SpecNode): readonly string[] {
  const reference = alternative?.text('$ref');
  if (alternative === undefined || reference === undefined) return [];
  const mapped = mappedTo(reference, alternative.follow(reference)?.place, node);
  if (mapped.length > 0 || node.get('discriminator')?.has('mapping')) return mapped;
  return [reference.split('/').at(-1) ?? ''];
}

function mappedTo(reference: string, place: string | undefined, node: SpecNode): readonly string[] {
  const mapping = (node.get('discriminator')?.json('mapping') ?? {}) as Record<string, Json>;
  return Object.entries(mapping)
    .filter(([, target]) => typeof target === 'string' && isSame(target, reference, place, node))
    .map(([value]) => value);
}

/** A schema that is built on another one, and the values by which the discriminator of that one names it. */
interface Subtype {
  readonly node: SpecNode;
  readonly names: readonly string[];
}

/** Gives the schemas that are built by `allOf` on one with a discriminator and are beside it. */
export function findSubtypes(): (base: SpecNode) => readonly Subtype[] {
  const known = new Map<string, readonly Subtype[]>();
  return (base) => {
    if (discriminatorOf(base) === undefined || base.has('oneOf') || base.has('anyOf')) return [];
    const subtypes = known.get(base.place) ?? subtypesOf(base);
    known.set(base.place, subtypes);
    return subtypes;
  };
}

function subtypesOf(base: SpecNode): readonly Subtype[] {
  const beside = base.siblings();
  const found = new Set([base.place]);
  const subtypes: SpecNode[] = [];
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const node of beside) {
      if (found.has(node.place) || !isBuiltOn(found, node)) continue;
      found.add(node.place);
      subtypes.push(node);
    }
  }
  return subtypes.map((node) => ({ node, names: subtypeNames(node, base) }));
}

function isBuiltOn(places: ReadonlySet<string>, node: SpecNode): boolean {
  return (node.raw('allOf')?.rawItems() ?? []).some((part) => {
    const reference = part.text('$ref');
    const place = reference === undefined ? undefined : part.follow(reference)?.place;
    return place !== undefined && places.has(place);
  });
}

function subtypeNames(node: SpecNode, base: SpecNode): readonly string[] {
  const mapped = mappedTo(`/${node.name}`, node.place, base);
  return mapped.length > 0 ? mapped : [node.text('x-discriminator-value') ?? node.name];
}

/** The schema that a value must satisfy as well, by the name of its subtype; a value with an unknown name satisfies it. */
export function subtypeChoice(
  base: SpecNode,
  subtypes: readonly Subtype[],
  schemaOf: (subtype: SpecNode) => Json,
): Json | undefined {
  const property = discriminatorOf(base);
  if (property === undefined) return undefined;
  return subtypes.reduceRight<Json | undefined>(
    (otherwise, { node, names }) => ({
      if: named(property, names),
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: schemaOf(node),
      ...(otherwise === undefined ? {} : { else: otherwise }),
    }),
    undefined,
  );
}

function isSame(target: string, reference: string, place: string | undefined, node: SpecNode): boolean {
  if (target === reference || reference.endsWith(`/${target}`)) return true;
  return target.includes('#') && node.follow(target)?.place === place;
}
