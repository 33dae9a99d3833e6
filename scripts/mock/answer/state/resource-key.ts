import type { Api } from '../../../analysis/index.ts';

/** The name under which a state has the items of a resource: several APIs may be served at once. */
export function resourceKey({ description }: Api, id: string): string {
  return `${description.name}:${id}`;
}
