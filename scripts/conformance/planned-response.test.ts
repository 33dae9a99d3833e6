import { expect, it } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { plannedResponses } from './planned-response.ts';

const bodyOf = async (example: string) => {
  const text = `FORMAT: 1A\n\n# Lamps\n\n## Lamps [/lamps]\n\n### List lamps [GET]\n\n+ Response 200 (application/json)\n\n        ${example}\n`;
  const read = await readDescription(text, 'lamps.apib');
  if (!read.ok) throw new Error('the document should read');
  return plannedResponses(planScenarios(analyse(read.description)))[0]?.documented.body;
};

it('has the JSON of an example that was read tolerantly, so that an answer can be compared with it', async () => {
  expect(JSON.parse((await bodyOf('{"on": true, } // at night')) ?? '')).toEqual({ on: true });
});

it('has other examples as they are written', async () => {
  expect((await bodyOf('{"on":   true}'))?.trim()).toBe('{"on":   true}');
});
