import { describe, expect, it } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { lastRemovals } from './last-removals.ts';

async function lastOf(...operations: readonly string[]): Promise<readonly string[]> {
  const text = `FORMAT: 1A\n\n# Teams\n\n${operations.join('\n\n')}\n`;
  const read = await readDescription(text, 'teams.apib');
  if (!read.ok) throw new Error('the document should read');
  return [...lastRemovals(planScenarios(analyse(read.description)))].map(
    ({ operation }) => operation.uriTemplate,
  );
}

const answer = '+ Response 200 (application/json)\n\n        { "ok": true }';
const remove = (path: string) => `## Remove [DELETE ${path}]\n\n+ Response 204`;
const read = (path: string) => `## Read [GET ${path}]\n\n${answer}`;

describe('removals that nothing brings back', () => {
  it('come last where later requests need the same, those below others first', async () => {
    const operations = [
      remove('/teams/{id}'),
      read('/teams/{id}/plan'),
      remove('/teams/{id}/members/{member}'),
    ];
    expect(await lastOf(...operations)).toEqual(['/teams/{id}/members/{member}', '/teams/{id}']);
  });

  it('stay in their place where nothing needs the same afterwards', async () => {
    expect(await lastOf(read('/teams/{id}/plan'), remove('/teams/{id}'))).toEqual([]);
  });

  it('stay in their place where the run removes what it made', async () => {
    const make =
      '## Make [POST /teams]\n\n+ Request (application/json)\n\n        { "name": "a" }\n\n' +
      '+ Response 201 (application/json)\n\n        { "id": 4 }';
    expect(await lastOf(make, remove('/teams/{id}'), read('/teams/{id}/plan'))).toEqual([]);
  });
});
