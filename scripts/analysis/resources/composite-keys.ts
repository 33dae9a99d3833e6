/** Things that several variables name together, each of which the create sends: `/entries/{ip}/{name}`. */
import { pathSegments, pathShape } from '../../documentation/index.ts';
import { sameName } from '../../vocabulary/index.ts';
import { bodyFieldsOf } from '../fields/fields.ts';
import { type Collection, collectionAt, type OperationIndex } from './collections.ts';

export interface Composite {
  readonly collection: Collection;
  /** The variables before the last one. */
  readonly otherKeys: readonly string[];
  /** Shapes of the paths that end between them, which name nothing. */
  readonly between: readonly string[];
}

export function compositeOf(itemPath: string, index: OperationIndex): Composite | undefined {
  const segments = pathSegments(itemPath);
  const fixed = segments.findLastIndex(({ variables }) => variables.length === 0) + 1;
  const keys = segments.slice(fixed).flatMap(({ variables }) => variables);
  if (fixed === 0 || keys.length < 2 || keys.length !== segments.length - fixed) return undefined;
  const pathTo = (count: number) =>
    `/${segments
      .slice(0, count)
      .map(({ text }) => text)
      .join('/')}`;
  const between = keys.slice(1).map((_key, position) => pathShape(pathTo(fixed + position + 1)));
  const collection = collectionAt(pathTo(fixed), index);
  if (!collection?.create || between.some((shape) => index.byShape.has(shape))) return undefined;
  const fields = bodyFieldsOf(collection.create).filter(({ pointer }) => pointer.lastIndexOf('/') === 0);
  const areSent = keys.every((key) => fields.some(({ name }) => sameName(name, key)));
  return areSent ? { collection, otherKeys: keys.slice(0, -1), between } : undefined;
}
