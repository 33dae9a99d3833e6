import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openApiDocuments } from '../../fixtures/convert/documents.ts';
import { analyse } from '../analysis/index.ts';
import { jsonText, readDescription } from '../documentation/index.ts';
import { planScenarios } from '../scenarios/index.ts';
import { openApiOf } from './index.ts';

/** What is asked, what is expected and how sure that is, of each documented response. */
async function asked(text: string) {
  const read = await readDescription(text, 'things.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const api = analyse(read.description);
  const scenarios = planScenarios(api)
    .scenarios.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, interpretations, attempts }) => ({
      id,
      conditions: interpretations.map(({ condition, confidence }) => [condition.kind, confidence]),
      requests: attempts.flatMap((attempt) =>
        [attempt, ...(attempt.requiredVariants ?? [])].map(({ request }) => request),
      ),
    }));
  const bodies = Object.fromEntries(
    api.operations.flatMap(({ operation, responses }) =>
      responses.map(({ content, others }, index) => [
        operation.responses[index]?.id,
        {
          content: content.kind === 'json' ? content.resolved.schema : content.kind,
          others: others.map((each) => [each.documented.mediaType, each.schema]),
        },
      ]),
    ),
  );
  return { api, asked: { scenarios, bodies } };
}

it('an exported document gives the same scenarios when it is read again', async () => {
  await fc.assert(
    fc.asyncProperty(openApiDocuments, async (text) => {
      const first = await asked(text);
      const again = await asked(jsonText(openApiOf(first.api).document));
      expect(again.asked).toEqual(first.asked);
    }),
    { numRuns: 6 },
  );
}, 60_000);
