import { describe, expect, it } from 'vitest';
import { createdIdIn } from './created-id.ts';
import type { ResourceModel } from './resource-model.ts';

const lamp = { name: 'lamp', variable: 'lamp_id', idField: ['id'] } as unknown as ResourceModel;

describe('the id of what was made', () => {
  it.each([
    ['in an object', { id: 7, name: 'a' }, ['id']],
    ['in an envelope', { data: { lamp_id: 'x' } }, ['data', 'lamp_id']],
    ['alone in a list of ids', ['42'], ['0']],
    ['of the first of a list of things', [{ id: 7 }], ['0', 'id']],
  ])('%s', (_where, body, expected) => {
    expect(createdIdIn(body, lamp)).toEqual(expected);
  });

  it.each([[[]], [[null]], ['42'], [{ name: 'a' }]])('is not given by %j', (body) => {
    expect(createdIdIn(body, lamp)).toBeUndefined();
  });
});
