import { describe, expect, it } from 'vitest';
import type { ListParameter } from '../../../analysis/index.ts';
import type { RequestView } from '../../../scenarios/index.ts';
import type { ServedOperation, ServedResource } from '../model/model.ts';
import { documentedOrder, requestedOrder } from './list-order.ts';

const order = (description: string) =>
  documentedOrder(
    { operation: { description } } as ServedOperation,
    { template: { id: 1, name: 'Ann', created_at: '2024-01-01' } } as unknown as ServedResource,
  );

describe('the order of a list', () => {
  it.each([
    ['All customers, newest first.', 'created_at', -1],
    ['The most recently created ones come first.', 'created_at', -1],
    ['Customers are sorted by `name`.', 'name', 1],
    ['Ordered by created_at, descending.', 'created_at', -1],
  ])('is read from “%s”', (description, name, factor) => {
    expect(order(description)).toEqual([{ name, factor }]);
  });

  it.each(['All customers.', 'The first customer.', 'Sorted by relevance.'])(
    'is not read from “%s”',
    (description) => {
      expect(order(description)).toBeUndefined();
    },
  );

  it('is the one asked for, else the documented default', () => {
    const sort = { kind: 'sort', parameter: { name: 'sort', default: '-name' } } as ListParameter;
    const view = (query: readonly (readonly [string, readonly string[]])[]) =>
      ({ query: new Map(query) }) as unknown as RequestView;
    expect(requestedOrder([sort], view([]))).toEqual([{ name: 'name', factor: -1 }]);
    expect(requestedOrder([sort], view([['sort', ['id:desc,name']]]))).toEqual([
      { name: 'id', factor: -1 },
      { name: 'name', factor: 1 },
    ]);
  });
});
