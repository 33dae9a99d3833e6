import { describe, expect, it } from 'vitest';
import { analyse } from '../../analysis/index.ts';
import { readDescription } from '../../documentation/index.ts';
import { planScenarios } from '../plan-scenarios.ts';

const text = { type: 'string' };
const order = { type: 'object', required: ['id'], properties: { id: text } };
const shows = (schema: object, links?: object) => ({
  description: 'Fine.',
  content: { 'application/json': { schema } },
  ...(links ? { links } : {}),
});
const id = { name: 'id', in: 'path', required: true, schema: text };

async function firstAttempt(ordered: object, links: object = {}) {
  const document = {
    openapi: '3.0.3',
    info: { title: 'Shop', version: '1' },
    paths: {
      '/orders': {
        get: { responses: { 200: shows({ type: 'array', items: order }) } },
        post: {
          operationId: 'order',
          requestBody: { content: { 'application/json': { schema: { properties: { note: text } } } } },
          responses: { 201: shows(order, ordered) },
        },
      },
      '/orders/{id}': { parameters: [id], get: { responses: { 200: shows(order) } } },
      '/invoices/{no}': {
        parameters: [{ ...id, name: 'no' }],
        get: { operationId: 'invoice', responses: { 200: shows({ type: 'object' }) } },
      },
      '/search': {
        get: {
          operationId: 'search',
          responses: {
            200: shows({ properties: { hits: { type: 'array', items: order } } }, links),
          },
        },
      },
      '/refunds': {
        post: {
          operationId: 'refund',
          requestBody: {
            content: {
              'application/json': {
                schema: { required: ['of', 'why'], properties: { of: text, why: text } },
              },
            },
          },
          responses: { 200: shows({ type: 'object' }) },
        },
      },
      '/parcels': {
        parameters: [{ ...id, name: 'of', in: 'query' }],
        get: { operationId: 'parcels', responses: { 200: shows({ type: 'array', items: {} }) } },
      },
    },
  };
  const read = await readDescription(JSON.stringify(document), 'shop.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const { scenarios } = planScenarios(analyse(read.description));
  return (operation: string) =>
    scenarios.find(({ id: each }) => each === `shop/${operation}/200`)?.attempts[0];
}

const listed = { kind: 'listed', list: { request: { path: '/orders' } }, field: ['id'] };

describe('a link', () => {
  it.each([
    ['the id of the operation', { operationId: 'invoice', parameters: { no: '$response.body#/id' } }],
    [
      'a reference',
      { operationRef: '#/paths/~1invoices~1%7Bno%7D/get', parameters: { no: '$response.body#/id' } },
    ],
    ['a place and a name', { operationId: 'invoice', parameters: { 'path.no': '{$response.body#/id}' } }],
  ])('gives a variable of a path the id of what is there, by %s', async (_name, link) => {
    const attempt = (await firstAttempt({ link }))('invoice');
    expect(attempt?.inputs).toMatchObject([
      { kind: 'existing', name: 'no', of: 'order', sources: [listed, {}] },
    ]);
  });

  it('gives one to a required query parameter', async () => {
    const link = { operationId: 'parcels', parameters: { of: '$response.body#/id' } };
    const attempt = (await firstAttempt({ link }))('parcels');
    expect(attempt?.request.query).toEqual([{ name: 'of', value: { input: 'of' } }]);
    expect(attempt?.inputs).toMatchObject([{ kind: 'existing', name: 'of', sources: [listed, {}] }]);
  });

  it('gives the id that another operation finds', async () => {
    const link = { operationId: 'invoice', parameters: { no: '$response.body#/hits/0/id' } };
    const attempt = (await firstAttempt({}, { link }))('invoice');
    const list = { request: { path: '/search' }, items: ['hits'] };
    expect(attempt?.inputs).toMatchObject([
      { name: 'no', sources: [{ kind: 'listed', list, field: ['id'] }] },
    ]);
  });

  it.each([
    ['a field of the body', { of: '$response.body#/hits/0/id' }, 'id'],
    ['the body as a whole', '$response.body#/hits/0', 'of'],
  ])('gives %s', async (_name, requestBody, field) => {
    const attempt = (await firstAttempt({}, { link: { operationId: 'refund', requestBody } }))('refund');
    const source = { kind: 'listed', list: { request: { path: '/search' } }, field: [field] };
    expect(attempt?.inputs.find(({ name }) => name === 'of')).toMatchObject({ sources: [source] });
  });

  it('shows a body and a parameter by constants', async () => {
    const refund = { operationId: 'refund', requestBody: { of: 'o1', why: 'broken' } };
    const invoice = { operationId: 'invoice', parameters: { no: 'n7' } };
    const attemptAt = await firstAttempt({ refund, invoice });
    expect(attemptAt('refund')?.request.body).toMatchObject({ json: { of: 'o1', why: 'broken' } });
    expect(attemptAt('invoice')?.request.values).toEqual({ no: 'n7' });
  });

  it.each([
    ['to an operation that is not there', { operationId: 'other', parameters: { no: '$response.body#/id' } }],
    ['of another value', { operationId: 'invoice', parameters: { no: '$response.body#/note' } }],
    ['of a header', { operationId: 'invoice', parameters: { no: '$response.header.Location' } }],
  ])('says nothing %s', async (_name, link) => {
    expect((await firstAttempt({ link }))('invoice')?.inputs).toEqual([]);
  });
});
