import { expect, it } from 'vitest';
import { notes, planOfText } from '../../fixtures/score/subject.ts';
import type { Scenario } from '../scenarios/index.ts';
import { retentionReason, whyRefused, whyRepeated } from './undocumented.ts';

const actions = `FORMAT: 1A

# Jobs

## Jobs [/jobs]

### List jobs [GET]

+ Response 200 (application/json)

        [ { "queue": "mail" }, { "queue": "mail" } ]

## Runs [/runs]

### Start a run [POST]

+ Response 202

+ Response 409

+ Response 404 (application/json)

        { "message": "There is no queue" }
`;

const [told, jobs] = await Promise.all([planOfText(notes), planOfText(actions)]);
const scenario = (id: string): Scenario => {
  const found = [...told.scenarios, ...jobs.scenarios].find((each) => each.id === `test/${id}`);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};

it('a repeated entry is a breach where a field distinguishes entries', () => {
  expect(whyRepeated(scenario('list-notes/200').operation, told)).toBeUndefined();
  expect(whyRepeated(scenario('list-jobs/200').operation, jobs)).toMatch(/distinguishes the entries/);
});

it('what is deleted is gone unless it stays', () => {
  const removal = scenario('delete-a-note/204');
  expect(retentionReason(removal)).toBeUndefined();
  expect(
    retentionReason({
      ...removal,
      effect: { kind: 'delete', read: undefined, list: undefined, stays: true },
    }),
  ).toMatch(/stays/);
});

it('an action may be refused for what nobody explains', () => {
  const start = scenario('start-a-run/202');
  expect(whyRefused(start, 409)).toMatch(/does not say/);
  expect(whyRefused(start, 404)).toBeUndefined();
  expect(whyRefused(scenario('create-a-note/201'), 422)).toBeUndefined();
});
