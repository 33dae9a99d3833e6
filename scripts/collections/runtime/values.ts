/** Values of needs, by which the variables of a request are filled. */
import { ownOf } from '../../documentation/index.ts';
import type { BodyPlan } from '../../scenarios/index.ts';

export type Scalar = string | number | bigint | boolean | null;

/** Values by names that are not the script's own: one may be called `constructor`. */
export function byName<T>(...records: readonly { readonly [name: string]: T }[]): { [name: string]: T } {
  return Object.assign(Object.create(null), ...records);
}

/** The id at the end of the path of what is changed, as texts; empty where the path has none. */
export function namesIn(path: string, values: { readonly [name: string]: Scalar }): readonly string[] {
  const variable = /\{([^{}]+)\}[^{}]*$/.exec(path)?.[1];
  const id = variable === undefined ? undefined : ownOf(values, variable);
  return id === undefined ? [] : [String(id)];
}

/** What a form sends, by the names of its fields. */
export function formValues(
  { fields }: Extract<BodyPlan, { readonly kind: 'form' }>,
  values: { readonly [name: string]: Scalar },
): { readonly [field: string]: Scalar } {
  return Object.fromEntries(
    fields.map(({ name, value }) => [
      name,
      typeof value === 'string' ? value : (ownOf(values, value.input) ?? ''),
    ]),
  );
}
