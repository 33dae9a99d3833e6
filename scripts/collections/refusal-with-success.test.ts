import { expect, it } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { compileValidators, schemaFiles } from '../schemas/index.ts';
import { refusalWithSuccess } from './refusal-with-success.ts';

const object = (required: readonly string[], ...names: readonly string[]) => ({
  'application/json': {
    schema: {
      type: 'object',
      required,
      properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
    },
  },
});

/** Of a search that finds nothing, which nothing says how to provoke. */
async function ownOf(success: object | undefined, refusal: object | undefined) {
  const responses = {
    200: { description: 'Lamps', ...(success && { content: success }) },
    404: { description: 'No such lamp', ...(refusal && { content: refusal }) },
  };
  const get = { operationId: 'search', responses };
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Lamps', version: '1' },
    paths: { '/lamps': { get } },
  });
  const read = await readDescription(text, 'lamps.json');
  if (!read.ok) throw new Error('the document is not read');
  const plan = planScenarios(analyse(read.description));
  const scenario = plan.scenarios.find(({ response }) => response.status === 404);
  if (!scenario) throw new Error('there is no refusal');
  return refusalWithSuccess(scenario, plan, compileValidators(schemaFiles(plan.api)))?.own;
}

const lamps = object(['lamps'], 'lamps');
const error = object(['error'], 'error');
const list = { 'application/json': { schema: { type: 'array', items: { type: 'string' } } } };
const text = { 'application/json': { schema: { type: 'string' } } };
const inXml = { 'application/xml': { schema: { type: 'object' } } };
const page = { 'text/html': { example: '<p>No such lamp</p>' } };

it.each([
  [{ fields: ['error'] }, lamps, error],
  [{ fields: ['error'] }, lamps, object([], 'error', 'lamps')],
  [{ fields: ['error'] }, list, object([], 'error')],
  [{ fields: [] }, lamps, text],
  [{ mediaType: 'text/html' }, lamps, page],
  ['empty', lamps, undefined],
  ['empty', { ...lamps, ...inXml }, undefined],
  [undefined, lamps, object(['lamps'], 'lamps')],
  // Nothing says what the success shows, or it may show it in several ways.
  [undefined, undefined, error],
  [undefined, { ...lamps, ...page }, error],
])('%j tells a refusal of %j with %j', async (own, success, refusal) => {
  expect(await ownOf(success, refusal)).toEqual(own);
});
