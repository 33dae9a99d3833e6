import { describe, expect, it } from 'vitest';
import type { Operation } from '../../documentation/index.ts';
import { serviceWideReason } from './service-wide.ts';

function operation(method: string, uriTemplate: string, name = '', description = ''): Operation {
  return { method, uriTemplate, name, description } as Operation;
}

describe('operations that no run sends unasked', () => {
  it.each([
    ['POST', '/shutdown', ''],
    ['GET', '/admin/restart', ''],
    ['POST', '/admin/stop-all', 'Stops the whole server'],
    ['PUT', '/maintenance', ''],
    ['POST', '/admin/reset', ''],
    ['DELETE', '/requests', 'Delete all requests'],
    ['POST', '/admin/state', 'Puts the service into read-only mode'],
    ['POST', '/containers/prune', ''],
  ])('%s %s %s', (method, path, name) => {
    expect(serviceWideReason(operation(method, path, name), undefined)).toBeDefined();
  });

  it.each([
    ['POST', '/containers/{id}/restart', 'Restart a container'],
    ['POST', '/passwords', 'Request a password'],
    ['GET', '/maintenance', 'Planned maintenance'],
    ['DELETE', '/sessions/{id}', ''],
    ['POST', '/orders', 'Create an order'],
  ])('not %s %s %s', (method, path, name) => {
    expect(serviceWideReason(operation(method, path, name), undefined)).toBeUndefined();
  });
});
