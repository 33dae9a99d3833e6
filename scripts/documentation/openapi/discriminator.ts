/** Which of several alternatives a value has to fit, by one of its properties. */
import type { Json } from '../model.ts';
import type { SpecNode } from './spec-node.ts';

/**
 * Each alternative with the value by which the discriminator names it: without that, alternatives that differ in
 * nothing else would all fit, and `oneOf` would refuse what is right.
 */
export function withDiscriminator(schema: Record<string, Json>, node: SpecNode): Json {
  const property = node.get('discriminator')?.text('propertyName');
  if (property === undefined) return schema;
  for (const key of ['oneOf', 'anyOf']) {
    const members = schema[key];
    const written = node.raw(key)?.rawItems() ?? [];
    if (!Array.isArray(members)) continue;
    schema[key] = members.map((member: Json, index) => {
      const values = namesOf(written[index], node);
      if (values.length === 0) return member;
      return { allOf: [member, { required: [property], properties: { [property]: { enum: values } } }] };
    });
  }
  return schema;
}

/** The values that stand for an alternative: mapped ones, else the name of what it refers to. */
function namesOf(alternative: SpecNode | undefined, node: SpecNode): readonly string[] {
  const reference = alternative?.text('$ref');
  if (alternative === undefined || reference === undefined) return [];
  const place = alternative.follow(reference)?.place;
  const mapping = Object.entries((node.get('discriminator')?.json('mapping') ?? {}) as Record<string, Json>);
  const mapped = mapping
    .filter(([, target]) => typeof target === 'string' && isSame(target, reference, place, alternative))
    .map(([value]) => value);
  if (mapped.length > 0 || mapping.length > 0) return mapped;
  return [reference.split('/').at(-1) ?? ''];
}

function isSame(target: string, reference: string, place: string | undefined, node: SpecNode): boolean {
  if (target === reference || reference.endsWith(`/${target}`)) return true;
  return target.includes('#') && node.follow(target)?.place === place;
}
